import type { PublishingRate } from '@fieldnotes/store';

const HOUR_MS = 3_600_000;
const HOURS_OF_A_WEEK = 7 * 24;
/** Feeds that skip the same hours are not all asked in the first second of the next one. */
const SPREAD_MS = 600_000;

/**
 * Puts a poll off that would fall into hours or days in which the feed does not want to be asked (RSS 2.0, `skipHours`
 * and `skipDays`; both in GMT): to the first ten minutes of the next hour that is in neither.
 *
 * @param dueInMs milliseconds from now
 * @param random 0 to 1
 */
export function pastSkipped(
  dueInMs: number,
  { skipHours, skipDays }: Pick<PublishingRate, 'skipHours' | 'skipDays'>,
  now: Date,
  random: number,
): number {
  const due = new Date(now.getTime() + dueInMs);
  const isSkipped = (time: Date) => skipHours.includes(time.getUTCHours()) || skipDays.includes(time.getUTCDay());
  if (!isSkipped(due)) return dueInMs;
  const hour = due.getTime() - (due.getTime() % HOUR_MS);
  for (let hours = 1; hours <= HOURS_OF_A_WEEK; hours++) {
    const start = new Date(hour + hours * HOUR_MS);
    if (!isSkipped(start)) return Math.round(start.getTime() - now.getTime() + random * SPREAD_MS);
  }
  return dueInMs;
}
