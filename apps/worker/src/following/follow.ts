import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import type { FeedCandidate } from '@fieldnotes/content';
import type { JobQueue } from '@fieldnotes/queue';
import type { ClaimedFeed, FeedRecord, Store } from '@fieldnotes/store';
import { rateOf } from '../polling/interval.js';
import { wellResult } from '../polling/result.js';
import type { PollTimings } from '../polling/timings.js';
import { hubLinkOf } from '../push/hub-link.js';
import type { OfferHub } from '../push/hub-offers.js';
import { type FindDependencies, type Found, findFeed } from './find-feed.js';

/** What came of an address that a person wants to follow. */
export type FollowReport =
  | { readonly kind: 'followed'; readonly feed: FeedRecord; readonly isNew: boolean; readonly posts: number }
  /** A page with several feeds, of which one is to be chosen. */
  | { readonly kind: 'candidates'; readonly candidates: readonly FeedCandidate[] }
  /** The problem is the rest of a sentence that begins with the address. */
  | { readonly kind: 'refused'; readonly problem: string };

export interface FollowDependencies extends FindDependencies {
  readonly store: Pick<Store, 'liveFeeds' | 'polls'>;
  readonly queue: Pick<JobQueue, 'addMany'>;
  readonly timings: PollTimings;
  /** Absent where hubs cannot reach us. */
  readonly offerHub?: OfferHub | undefined;
}

/**
 * Follows the feed at an address, or the one that the page there names. It is read at once: what it holds is its past,
 * which can be asked about and is announced to nobody. An address that is followed already is not asked again.
 */
export async function followFeed(address: string, dependencies: FollowDependencies): Promise<FollowReport> {
  const { store } = dependencies;
  if (!URL.canParse(address)) return { kind: 'refused', problem: 'it is not an address.' };
  const { href } = new URL(address);
  const known = await liveFeedAt(href, store);
  if (known !== undefined) {
    await settleArticles(known, dependencies);
    return { kind: 'followed', feed: known, isNew: false, posts: 0 };
  }

  const found = await findFeed(href, dependencies);
  if (found.kind === 'candidates') return found;
  if (found.kind === 'nothing') return { kind: 'refused', problem: found.problem };
  const { url, host } = found.feed;
  const title = found.reading.arriving.head.title ?? host;
  const { isNew, ...feed } = await store.liveFeeds.follow(url, title, LEASE_MS);
  await settleArticles(feed, dependencies);
  if (!isNew) return { kind: 'followed', feed, isNew, posts: 0 };
  const posts = await storeFirstBody({ ...found, feed: { ...found.feed, feedId: feed.id } }, dependencies);
  return { kind: 'followed', feed, isNew, posts };
}

/** A person who says nothing about it leaves it as it is. */
async function settleArticles({ id }: FeedRecord, { store, articles }: FollowDependencies): Promise<void> {
  if (articles !== undefined) await store.liveFeeds.setArticles(id, articles);
}

async function liveFeedAt(url: string, { liveFeeds }: FollowDependencies['store']): Promise<FeedRecord | undefined> {
  const feed = await liveFeeds.at(url);
  return feed !== undefined && (await liveFeeds.status(feed.id)) !== undefined ? feed : undefined;
}

/** The body that is here already need not be asked for again, unless others keep the host busy for long. */
async function storeFirstBody(
  { feed, outcome, reading }: Extract<Found, { kind: 'feed' }>,
  { store, queue, timings, offerHub, signal }: FollowDependencies,
): Promise<number> {
  const token = randomUUID();
  if (!(await entered(token, feed, store, signal))) return 0;
  const now = new Date();
  const rate = rateOf(reading.dates, reading.feed.schedule, now);
  const result = wellResult(feed, { ...outcome, movedTo: null, rate }, { now, random: Math.random(), timings });
  const stored = await store.polls.arrive(token, { result, ...reading.arriving }, [feed.host], timings.hostGapMs);
  if (stored.kind === 'lost') return 0;
  if (stored.changed.length > 0) await queue.addMany('read', stored.changed);
  await offerHub?.(feed.feedId, hubLinkOf(reading.feed.schedule, outcome.links, outcome.url));
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
