import { setTimeout as delay } from 'node:timers/promises';
import type { Store } from '@fieldnotes/store';
import type { BotContext, Feature, Service } from '../framework/feature.js';
import type { RetentionDays } from './days.js';

/** Requests for feeds are of no use once `/follow` has been answered. */
const FEED_REQUEST_DAYS = 7;

const DAY_MS = 24 * 60 * 60_000;
const ROUND_MS = 60 * 60_000;
/** Rows removed by one statement, so that none holds locks for long. */
const BATCH = 500;
/** Left to the others between two batches. */
const PAUSE_MS = 100;

/** Old questions and deliveries are removed: once at the start, then every hour. */
export const retention: Feature = { service: sweeper };

function sweeper({ store, log, retentionDays, now }: BotContext): Service {
  const stopped = new AbortController();
  let running: Promise<void> = Promise.resolve();

  async function run(): Promise<void> {
    while (!stopped.signal.aborted) {
      try {
        const removed = await prune(store, retentionDays, now(), stopped.signal);
        if (Object.values(removed).some((count) => count > 0)) log.info(removed, 'what was old has been removed');
      } catch (error) {
        log.warn({ err: error }, 'removing what is old failed; it is tried again in an hour');
      }
      await delay(ROUND_MS, undefined, { signal: stopped.signal }).catch(() => undefined);
    }
  }

  return {
    name: 'retention',
    async start() {
      running = run();
    },
    async stop() {
      stopped.abort();
      await running;
    },
  };
}

/** Removes all that is older than it is to be, batch by batch, until it is done or the signal says to stop. */
export async function prune(
  { retention: records }: Pick<Store, 'retention'>,
  days: RetentionDays,
  now: Date,
  signal: AbortSignal,
  batch = BATCH,
): Promise<Readonly<Record<'questions' | 'deliveries' | 'feedRequests', number>>> {
  const all = async (remove: (before: Date, limit: number) => Promise<number>, age: number) => {
    if (age === 0) return 0;
    const before = new Date(now.getTime() - age * DAY_MS);
    let removed = 0;
    for (let count = batch; count >= batch && !signal.aborted; ) {
      if (removed > 0) await delay(PAUSE_MS, undefined, { signal }).catch(() => undefined);
      count = await remove(before, batch);
      removed += count;
    }
    return removed;
  };
  return {
    questions: await all(records.pruneQuestions, days.questions),
    deliveries: await all(records.pruneDeliveries, days.deliveries),
    feedRequests: await all(records.pruneFeedRequests, FEED_REQUEST_DAYS),
  };
}
