import { randomUUID } from 'node:crypto';
import { setMaxListeners } from 'node:events';
import type { JobQueue } from '@fieldnotes/queue';
import type { ClaimedFeed, Store } from '@fieldnotes/store';
import { ArticleFetcher } from '../articles/article-fetcher.js';
import { createHttpClient } from '../http/http-client.js';
import { hubOffers } from '../push/hub-offers.js';
import { httpOptionsOf, type PollingOptions, timingsOf } from './options.js';
import { OutageDetector } from './outage.js';
import { pause } from './pause.js';
import { type PollDependencies, type PollLog, pollFeed } from './poll.js';
import { Settler } from './settler.js';
import { Slots } from './slots.js';
import { Turns } from './turns.js';

export interface PollerDependencies {
  readonly store: Pick<Store, 'polls' | 'pushes' | 'liveFeeds' | 'articleRequests' | 'posts'>;
  readonly queue: Pick<JobQueue, 'addMany'>;
  readonly log: PollLog;
  readonly polling: PollingOptions;
  /** Feeds polled at the same time by this process. */
  readonly concurrency: number;
}

export interface Poller {
  start(): void;
  /** Begins no poll, gives those under way a little time, and gives back what was claimed. Safe to call twice. */
  stop(): Promise<void>;
}

/**
 * Feeds that are claimed are this many times those that are asked for: the others wait for their turn, or for what they
 * came to to be written, so that both are done for many at once and nobody who could ask waits for the database.
 */
const UNDER_WAY = 4;
/** After the database could not be reached. */
const TROUBLE_MS = 1_000;
const TIDY_MS = 60 * 60 * 1_000;
/** What polls that are under way are given at the stop. */
const STOP_MS = 3_000;

/**
 * Polls every feed when it is due. The schedule is the store's: any number of pollers may run, and each feed is polled by
 * one of them; nothing is kept here that the next start needs.
 */
export function createPoller({ store, queue, log, polling, concurrency }: PollerDependencies): Poller {
  const timings = timingsOf(polling);
  const token = randomUUID();
  const http = httpOptionsOf(polling);
  const client = createHttpClient(http);
  const stopping = new AbortController();
  const giveUp = new AbortController();
  // Every poll under way listens.
  setMaxListeners(0, giveUp.signal);
  const underWay = new Slots(UNDER_WAY * concurrency);
  const turns = new Turns(concurrency);
  let running: Promise<void> | undefined;
  let ending: Promise<void> | undefined;

  const dependencies: Omit<PollDependencies, 'answered'> = {
    store,
    http: client,
    settler: new Settler(store.polls, token, timings.hostGapMs),
    outage: new OutageDetector(),
    offerHub: hubOffers(store, polling),
    timings,
    log,
    token,
    signal: giveUp.signal,
    now: () => new Date(),
    random: Math.random,
    async enqueue(revisions) {
      try {
        await queue.addMany('read', revisions);
      } catch (error) {
        log.warn({ err: error }, 'new posts are stored but not in line to be read; the next sweep puts them there');
      }
    },
  };

  const { enqueue } = dependencies;
  const articles = new ArticleFetcher({ store, enqueue, log, timings, token, http });

  /** What has waited for much of its lease might lose it while it is asked for: it is given back and stays due. */
  async function pollInTurn(feed: ClaimedFeed): Promise<void> {
    const claimedAt = performance.now();
    const answered = await turns.take();
    if (performance.now() - claimedAt < timings.leaseMs / 4) await pollFeed(feed, { ...dependencies, answered });
    else await store.polls.release(token, [feed.host]).catch(() => undefined);
    answered();
  }

  async function run(): Promise<void> {
    while (!stopping.signal.aborted) {
      try {
        await underWay.free(concurrency);
        if (stopping.signal.aborted) return;
        const feeds = await store.polls.claim(token, underWay.left, timings.leaseMs);
        for (const feed of feeds) underWay.fill(pollInTurn(feed));
        if (feeds.length === 0) await pause(await store.polls.idleMs(timings.lookMs), stopping.signal);
      } catch (error) {
        log.warn({ err: error }, 'the schedule of feeds could not be read; it is tried again');
        await pause(TROUBLE_MS, stopping.signal);
      }
    }
  }

  async function tidyRegularly(): Promise<void> {
    while (!stopping.signal.aborted) {
      await store.polls
        .tidy()
        .catch((error: unknown) => log.warn({ err: error }, 'old events of feeds were not removed'));
      await pause(TIDY_MS, stopping.signal);
    }
  }

  async function end(): Promise<void> {
    stopping.abort();
    const timer = setTimeout(() => giveUp.abort(), STOP_MS);
    await running;
    await underWay.empty();
    await articles.close();
    clearTimeout(timer);
    await client.close();
  }

  return {
    start() {
      running ??= Promise.all([run(), articles.run(stopping.signal, giveUp.signal), tidyRegularly()]).then(
        () => undefined,
      );
    },
    stop() {
      ending ??= end();
      return ending;
    },
  };
}
