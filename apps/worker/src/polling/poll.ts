import type { ClaimedFeed, PollResult, PostRevision, Store } from '@fieldnotes/store';
import { isOfTheConnection } from '../http/failure.js';
import type { HttpClient } from '../http/http-client.js';
import { hubLinkOf } from '../push/hub-link.js';
import type { OfferHub } from '../push/hub-offers.js';
import { askForFeed } from './ask.js';
import { rateOf } from './interval.js';
import type { OutageDetector } from './outage.js';
import type { PollOutcome } from './outcome.js';
import { readBody } from './read-body.js';
import { CONFIRMATIONS, postponed, type Trouble, troubleResult, wellResult } from './result.js';
import type { Settler } from './settler.js';
import type { PollTimings } from './timings.js';

/** Where polling reports what nobody waits for. A pino logger fits. */
export type PollLog = Readonly<Record<'debug' | 'info' | 'warn' | 'error', (fields: object, message: string) => void>>;

export interface PollDependencies {
  readonly store: Pick<Store, 'polls' | 'liveFeeds'>;
  /** Puts revisions in line to be read. */
  readonly enqueue: (revisions: readonly PostRevision[]) => Promise<void>;
  readonly http: HttpClient;
  /** Absent where hubs cannot reach us. */
  readonly offerHub?: OfferHub | undefined;
  readonly settler: Settler;
  readonly outage: OutageDetector;
  readonly timings: PollTimings;
  readonly log: PollLog;
  readonly token: string;
  readonly signal: AbortSignal;
  readonly now: () => Date;
  readonly random: () => number;
  /** Called when the poll needs the web no more, and holds no body: another one may ask. */
  readonly answered: () => void;
}

/** While our own network is lost, feeds are tried again after so long, in milliseconds. */
const OUTAGE_RETRY_MS = 30_000;

type BodyOutcome = Extract<PollOutcome, { kind: 'body' }>;

/** Polls one claimed feed, from the request to the stored posts. All that it has taken is given back. Never rejects. */
export async function pollFeed(feed: ClaimedFeed, dependencies: PollDependencies): Promise<void> {
  const { store, token, signal, log } = dependencies;
  const hosts = [feed.host];
  try {
    await poll(feed, hosts, dependencies);
  } catch (error) {
    const isBlamed = !signal.aborted && isOfTheBody(error);
    if (isBlamed) log.error({ err: error, feedId: feed.feedId }, 'a feed brought what could not be stored');
    else if (!signal.aborted) log.warn({ err: error, feedId: feed.feedId }, 'a poll could not be kept; it is repeated');
    const givingBack = isBlamed ? blame(feed, hosts, dependencies) : store.polls.release(token, hosts);
    // Where that fails too the claim ends by itself, and the feed is due as before.
    await givingBack.catch(() => undefined);
  }
}

/**
 * Whether an error that nobody foresaw comes from what the feed brought: our own code, or the database (classes 22, 23
 * and 54 of SQLSTATE), cannot take it. All others are the database's own trouble, which passes.
 */
function isOfTheBody(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if ('code' in error) return /^(?:22|23|54)[0-9A-Z]{3}$/u.test(String(error.code));
  return error instanceof TypeError || error instanceof RangeError;
}

/** A feed that does so again and again is tried ever more seldom, as one that cannot be read. */
async function blame(feed: ClaimedFeed, hosts: readonly string[], dependencies: PollDependencies): Promise<void> {
  const trouble = { code: 'internal', problem: 'it could not be stored; the log says why.' } as const;
  await dependencies.settler.settle(troubleResult(feed, trouble, circumstancesOf(dependencies)), hosts);
}

async function poll(feed: ClaimedFeed, hosts: string[], dependencies: PollDependencies): Promise<void> {
  const { store, http, token, timings, signal, now } = dependencies;
  const enter = async (host: string) => {
    const waitMs = await store.polls.enter(token, host, timings.leaseMs);
    if (waitMs === 0) hosts.push(host);
    return waitMs;
  };
  const outcome = await askForFeed(feed, { http, enter, signal, now });
  if (outcome.kind === 'body') await keepBody(feed, outcome, hosts, dependencies);
  else await keep(feed, await resultOf(feed, outcome, dependencies), hosts, dependencies);
}

/** Stores what a body brought. */
async function keepBody(
  feed: ClaimedFeed,
  outcome: BodyOutcome,
  hosts: readonly string[],
  dependencies: PollDependencies,
): Promise<void> {
  const { store, token, timings, enqueue, log } = dependencies;
  await sense(feed, true, dependencies);
  const { body, ...answered } = outcome;
  const reading = readBody(body, { ...answered, source: feed.url, articles: feed.articles });
  if (reading.kind !== 'feed') {
    const problem = reading.kind === 'html' ? 'there is a page at its address and no feed.' : reading.problem;
    const result = troubleResult(feed, { code: 'not-a-feed', problem }, circumstancesOf(dependencies));
    return keep(feed, result, hosts, dependencies);
  }
  const rate = rateOf(reading.dates, reading.feed.schedule, dependencies.now());
  const result = wellResult(feed, { ...outcome, rate }, circumstancesOf(dependencies));
  const stored = await store.polls.arrive(token, { result, ...reading.arriving }, hosts, timings.hostGapMs);
  if (stored.kind === 'lost') {
    log.debug({ feedId: feed.feedId }, 'a poll ended too late to be kept; the feed is polled again');
    return;
  }
  const { added, revised, quiet, changed } = stored;
  if (added + revised > 0) log.info({ feedId: feed.feedId, added, revised, quiet }, 'a feed brought something new');
  if (changed.length > 0) await enqueue(changed);
  await dependencies.offerHub?.(feed.feedId, hubLinkOf(reading.feed.schedule, outcome.links, outcome.url));
  await adopt(feed, result, dependencies);
}

async function keep(
  feed: ClaimedFeed,
  result: PollResult,
  hosts: readonly string[],
  dependencies: PollDependencies,
): Promise<void> {
  dependencies.answered();
  await dependencies.settler.settle(result, hosts);
  await adopt(feed, result, dependencies);
}

/** A permanent redirect that was met often enough is believed: the feed is polled where it leads from now on. */
async function adopt(feed: ClaimedFeed, { state: { move } }: PollResult, dependencies: PollDependencies) {
  if (move === null || move.times !== CONFIRMATIONS) return;
  const outcome = await dependencies.store.liveFeeds.relocate(feed.feedId, move.to);
  dependencies.log.info({ feedId: feed.feedId, to: move.to, outcome }, 'a feed has moved');
}

/** What is to be kept of an outcome without a body. */
async function resultOf(
  feed: ClaimedFeed,
  outcome: Exclude<PollOutcome, BodyOutcome>,
  dependencies: PollDependencies,
): Promise<PollResult> {
  if (outcome.kind === 'busy') return postponed(feed, outcome.waitMs);
  const isConnected = outcome.kind !== 'failed' || !isOfTheConnection(outcome.code);
  await sense(feed, isConnected, dependencies);
  if (!isConnected && dependencies.outage.isOut) return postponed(feed, OUTAGE_RETRY_MS);
  const circumstances = circumstancesOf(dependencies);
  if (outcome.kind !== 'unchanged') return troubleResult(feed, troubleOf(outcome), circumstances);
  const { rate, bodyHash } = feed.state;
  return wellResult(feed, { ...outcome, rate, bodyHash }, circumstances);
}

function troubleOf(outcome: Extract<PollOutcome, { kind: 'gone' | 'rate-limited' | 'failed' }>): Trouble {
  switch (outcome.kind) {
    case 'gone':
      return { code: 'gone', problem: 'it was taken away for good (410).' };
    case 'rate-limited': {
      const { status, afterSeconds } = outcome;
      return { code: 'rate-limited', problem: `its server asks to come back later (${status}).`, afterSeconds };
    }
    case 'failed':
      return outcome;
  }
}

const circumstancesOf = ({ now, random, timings }: PollDependencies) => ({ now: now(), random: random(), timings });

/** Tells the detector of outages; one that it finds is taken back from the feeds that were blamed for it. */
async function sense(feed: ClaimedFeed, isConnected: boolean, dependencies: PollDependencies): Promise<void> {
  const { outage, settler, store, log } = dependencies;
  // A feed that was failing before says nothing new when it fails.
  if (!isConnected && feed.state.health.failures > 0) return;
  const wasOut = outage.isOut;
  const blamed = outage.add({ feedId: feed.feedId, host: feed.host, isConnected }, performance.now());
  if (wasOut && !outage.isOut) log.info({}, 'hosts can be reached again');
  if (blamed.length === 0) return;
  log.warn(
    { hosts: blamed.length },
    'most hosts cannot be reached: it looks like our own network, and no feed is blamed',
  );
  // What was written before is what is to be taken back.
  await settler.settle(null, []);
  await store.polls.forgive(blamed, OUTAGE_RETRY_MS);
}
