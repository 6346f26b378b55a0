import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import type { JobQueue } from '@fieldnotes/queue';
import { type ClaimedFeed, type FeedRecord, hostOf, type Store } from '@fieldnotes/store';
import { HttpFailure } from '../http/failure.js';
import type { HttpClient } from '../http/http-client.js';
import { askForFeed } from '../polling/ask.js';
import { rateOf } from '../polling/interval.js';
import type { PollOutcome } from '../polling/outcome.js';
import { type ReadBody, readBody } from '../polling/read-body.js';
import { wellResult } from '../polling/result.js';
import type { PollTimings } from '../polling/timings.js';

/** What came of an address that a person wants to follow. A problem is the rest of a sentence that begins with it. */
export type FollowReport =
  | { readonly kind: 'followed'; readonly feed: FeedRecord; readonly isNew: boolean; readonly posts: number }
  | { readonly kind: 'refused'; readonly problem: string };

export interface FollowDependencies {
  readonly store: Pick<Store, 'liveFeeds' | 'polls'>;
  readonly queue: Pick<JobQueue, 'addMany'>;
  readonly http: HttpClient;
  readonly timings: PollTimings;
  readonly signal: AbortSignal;
}

/**
 * Follows the feed at an address. It is read at once: what it holds is its past, which can be asked about and is
 * announced to nobody. An address that is followed already is not asked again.
 */
export async function followFeed(address: string, dependencies: FollowDependencies): Promise<FollowReport> {
  const { store, http, signal } = dependencies;
  if (!URL.canParse(address)) return { kind: 'refused', problem: 'it is not an address.' };
  const known = await liveFeedAt(new URL(address).href, store);
  if (known !== undefined) return { kind: 'followed', feed: known, isNew: false, posts: 0 };

  const asked = unknownFeed(new URL(address).href);
  const enter = async () => 0;
  const outcome = await askForFeed(asked, { http, signal, enter, now: () => new Date() });
  if (outcome.kind !== 'body') return { kind: 'refused', problem: problemOf(outcome) };
  const url = outcome.movedTo ?? asked.url;
  const reading = readBody(outcome.body, url, outcome.url, outcome.contentType);
  if (reading.kind === 'html')
    return { kind: 'refused', problem: 'what is there is not a feed (RSS, Atom, JSON Feed).' };
  if (reading.kind === 'unreadable') return { kind: 'refused', problem: reading.problem };
  const title = reading.arriving.head.title ?? new URL(url).hostname;
  const { isNew, ...feed } = await store.liveFeeds.follow(url, title, LEASE_MS);
  if (!isNew) return { kind: 'followed', feed, isNew, posts: 0 };
  const claimed = { ...asked, feedId: feed.id, url, host: hostOf(url) };
  const posts = await storeFirstBody(claimed, outcome, reading, dependencies);
  return { kind: 'followed', feed, isNew, posts };
}

async function liveFeedAt(url: string, { liveFeeds }: FollowDependencies['store']): Promise<FeedRecord | undefined> {
  const feed = await liveFeeds.at(url);
  return feed !== undefined && (await liveFeeds.status(feed.id)) !== undefined ? feed : undefined;
}

/** The body that is here already need not be asked for again, unless others keep the host busy for long. */
async function storeFirstBody(
  feed: ClaimedFeed,
  outcome: Extract<PollOutcome, { kind: 'body' }>,
  { feed: { schedule }, arriving, dates }: ReadBody,
  { store, queue, timings, signal }: FollowDependencies,
): Promise<number> {
  const token = randomUUID();
  if (!(await entered(token, feed, store, signal))) return 0;
  const { minutesBetweenUpdates: minutes } = schedule;
  const now = new Date();
  const rate = rateOf(dates, minutes === null ? null : minutes * 60, now);
  const result = wellResult(feed, { ...outcome, movedTo: null, rate }, { now, random: Math.random(), timings });
  const stored = await store.polls.arrive(token, { result, ...arriving }, [feed.host], timings.hostGapMs);
  if (stored.kind === 'lost') return 0;
  if (stored.changed.length > 0) await queue.addMany('read', stored.changed);
  return stored.added;
}

/** Until then nobody else polls a feed that is just being followed. */
const LEASE_MS = 30_000;
const LONGEST_WAIT_MS = 10_000;

/** Waits for the host of a feed, since a body is stored by who holds it. */
async function entered(
  token: string,
  { host, feedId }: ClaimedFeed,
  { polls, liveFeeds }: FollowDependencies['store'],
  signal: AbortSignal,
): Promise<boolean> {
  const deadline = performance.now() + LONGEST_WAIT_MS;
  for (;;) {
    const waitMs = await polls.enter(token, host, LEASE_MS);
    if (waitMs === 0) return true;
    if (performance.now() + waitMs > deadline) {
      await liveFeeds.pollNow(feedId);
      return false;
    }
    await delay(waitMs, undefined, { signal });
  }
}

/** A feed as it is before the first poll. */
function unknownFeed(url: string): ClaimedFeed {
  return {
    feedId: 0,
    title: '',
    url,
    host: URL.canParse(url) ? hostOf(url) : '',
    state: {
      validators: null,
      bodyHash: null,
      move: null,
      rate: { newestAt: null, gapSeconds: null, leastSeconds: null },
      intervalSeconds: null,
      health: { failures: 0, failingSince: null, problem: null, missing: 0, noticed: null },
      succeededAt: null,
    },
  };
}

function problemOf(outcome: Exclude<PollOutcome, { kind: 'body' }>): string {
  switch (outcome.kind) {
    case 'failed':
      return outcome.problem;
    case 'gone':
      return 'it was taken away for good (410).';
    case 'rate-limited':
      return `its server asks to come back later (${outcome.status}).`;
    case 'unchanged':
    case 'busy':
      throw new HttpFailure('broken', 'its server answers what was not asked.');
  }
}
