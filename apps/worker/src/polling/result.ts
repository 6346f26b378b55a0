import type {
  ClaimedFeed,
  FeedEvent,
  FeedHealth,
  Move,
  PollResult,
  PublishingRate,
  Validators,
} from '@fieldnotes/store';
import { intervalOf, retryInterval, withJitter } from './interval.js';
import type { FailureCode } from './outcome.js';
import { pastSkipped } from './skipped-times.js';
import type { PollTimings } from './timings.js';

/** What decides about the next poll beside what the last one came to. */
export interface Circumstances {
  readonly now: Date;
  /** 0 to 1. */
  readonly random: number;
  readonly timings: PollTimings;
}

/** A poll that found the feed well. */
export interface Success {
  readonly validators: Validators | null;
  readonly bodyHash: Buffer | null;
  readonly movedTo: string | null;
  readonly freshSeconds: number | null;
  readonly rate: PublishingRate;
}

/** So many polls in a row must meet the same permanent redirect before it is believed. */
export const CONFIRMATIONS = 3;
/** So many polls in a row must find nothing before a feed counts as missing: sites are rebuilt, and come back. */
const TIMES_MISSING = 3;

export function wellResult(feed: ClaimedFeed, success: Success, circumstances: Circumstances): PollResult {
  const { now, timings } = circumstances;
  const { rate, freshSeconds, validators, bodyHash } = success;
  const seconds = intervalOf(rate, freshSeconds, now, timings);
  const asked = Math.min(Math.max(rate.leastSeconds ?? 0, freshSeconds ?? 0), timings.longest);
  return {
    feedId: feed.feedId,
    url: feed.url,
    dueInMs: dueIn(seconds, asked, rate, circumstances),
    events: recovery(feed.state.health),
    state: {
      validators,
      bodyHash,
      rate,
      move: nextMove(feed.state.move, success.movedTo),
      intervalSeconds: seconds,
      health: WELL,
      succeededAt: now,
    },
  };
}

/** The seconds become fewer at random, but not fewer than were asked for, and do not end in what the feed skips. */
function dueIn(seconds: number, asked: number, rate: PublishingRate, { now, random, timings }: Circumstances): number {
  return pastSkipped(Math.max(withJitter(seconds, random, timings), asked * 1000), rate, now, random);
}

const WELL: FeedHealth = { failures: 0, failingSince: null, problem: null, missing: 0, noticed: null };

function recovery({ failures, noticed }: FeedHealth): FeedEvent[] {
  if (failures === 0 && noticed === null) return [];
  return [{ kind: 'recovered', detail: { failures }, isNotice: noticed !== null }];
}

function nextMove(before: Move | null, to: string | null): Move | null {
  if (to === null) return null;
  return { to, times: before?.to === to ? Math.min(before.times + 1, 2 ** 30) : 1 };
}

/** What went wrong with a poll, in words for people. */
export interface Trouble {
  readonly code: FailureCode | 'gone' | 'rate-limited' | 'internal';
  readonly problem: string;
  /** Seconds after which the server wants to be asked again. */
  readonly afterSeconds?: number | null;
}

/** Nothing that was known is given up, and the feed is looked for ever more seldom, but never not at all. */
export function troubleResult(feed: ClaimedFeed, trouble: Trouble, circumstances: Circumstances): PollResult {
  const { now, timings } = circumstances;
  const { health } = feed.state;
  const failures = health.failures + 1;
  const missing = trouble.code === 'missing' ? health.missing + 1 : 0;
  const kind = trouble.code === 'gone' ? 'gone' : missing >= TIMES_MISSING ? 'missing' : 'failing';
  const failingSince = health.failingSince ?? now;
  const isLong = now.getTime() - failingSince.getTime() >= timings.noticeAfter * 1000;
  const isNotice = health.noticed === null && (kind !== 'failing' || isLong);
  const isNews = isNotice || health.failures === 0;
  const seconds = kind === 'failing' ? retryInterval(failures, timings) : timings.probe;
  const asked = Math.min(trouble.afterSeconds ?? 0, timings.probe);
  return {
    feedId: feed.feedId,
    url: feed.url,
    dueInMs: dueIn(seconds, asked, feed.state.rate, circumstances),
    events: isNews ? [{ kind, detail: { code: trouble.code, problem: trouble.problem }, isNotice }] : [],
    state: {
      ...feed.state,
      health: {
        failures,
        missing,
        failingSince,
        problem: { code: trouble.code, text: trouble.problem },
        noticed: isNotice ? kind : health.noticed,
      },
    },
  };
}

/** Nothing was learned of the feed: it is as it was, and is tried again after a while. */
export function postponed({ feedId, url, state }: ClaimedFeed, dueInMs: number): PollResult {
  return { feedId, url, state, dueInMs, events: [] };
}
