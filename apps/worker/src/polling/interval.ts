import type { FeedSchedule } from '@fieldnotes/content';
import type { PublishingRate } from '@fieldnotes/store';
import type { PollTimings } from './timings.js';

/** Items that show how often a feed publishes: the newest ones count, not those of years ago. */
const RECENT = 10;
/** A feed is asked so many times in the time that usually passes between two of its posts. */
const ASKED_BETWEEN_POSTS = 12;

/** Of a feed of which nothing is known. */
export const NO_RATE: PublishingRate = {
  newestAt: null,
  gapSeconds: null,
  leastSeconds: null,
  skipHours: [],
  skipDays: [],
};

/**
 * How often a feed publishes, by the dates of its items: the median of the gaps between the newest ones. And how it wants
 * to be asked for.
 */
export function rateOf(
  dates: readonly Date[],
  { minutesBetweenUpdates, skipHours, skipDays }: Wishes,
  now: Date,
): PublishingRate {
  const times = [...new Set(dates.map((date) => date.getTime()))]
    // A date in the future says when somebody wants to be read, not when he wrote.
    .filter((time) => time <= now.getTime())
    .sort((a, b) => b - a)
    .slice(0, RECENT);
  const gaps = times.slice(1).map((time, index) => (times[index] ?? time) - time);
  const middle = gaps.sort((a, b) => a - b)[Math.floor(gaps.length / 2)];
  const [newest] = times;
  return {
    newestAt: newest === undefined ? null : new Date(newest),
    gapSeconds: middle === undefined ? null : Math.min(Math.round(middle / 1000), 2 ** 31 - 1),
    leastSeconds: minutesBetweenUpdates === null ? null : minutesBetweenUpdates * 60,
    skipHours,
    skipDays,
  };
}

type Wishes = Pick<FeedSchedule, 'minutesBetweenUpdates' | 'skipHours' | 'skipDays'>;

/**
 * Seconds until the next poll of a feed that can be read: a fraction of what usually passes between two of its posts, or
 * of the time since the last one when that is longer; not sooner than the feed or its server ask for; within the bounds.
 */
export function intervalOf(
  { newestAt, gapSeconds, leastSeconds }: PublishingRate,
  freshSeconds: number | null,
  now: Date,
  { shortest, longest, first }: PollTimings,
): number {
  const silence = newestAt === null ? null : Math.max(0, (now.getTime() - newestAt.getTime()) / 1000);
  const usual = gapSeconds === null && silence === null ? null : Math.max(gapSeconds ?? 0, silence ?? 0);
  const wished = usual === null ? first : usual / ASKED_BETWEEN_POSTS;
  const asked = Math.max(leastSeconds ?? 0, freshSeconds ?? 0);
  return Math.round(Math.min(Math.max(wished, asked, shortest), Math.max(longest, shortest)));
}

/** Seconds until a feed that has failed so many times in a row is tried again: ever longer, up to the probe. */
export function retryInterval(failures: number, { shortest, probe }: PollTimings): number {
  return Math.min(shortest * 2 ** Math.min(failures - 1, 20), probe);
}

/**
 * Milliseconds, with a random part taken off.
 *
 * @param random 0 to 1
 */
export function withJitter(seconds: number, random: number, { jitter }: PollTimings): number {
  return Math.round(seconds * 1000 * (1 - jitter * random));
}
