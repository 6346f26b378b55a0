import type { Log } from '@fieldnotes/platform';
import type { JobQueue } from '@fieldnotes/queue';
import type { Store } from '@fieldnotes/store';
import type { Readers } from './readers.js';

export interface SweepDependencies {
  readonly store: Pick<Store, 'posts'>;
  readonly queue: Pick<JobQueue, 'addMany' | 'counts'>;
  readonly readers: Readers;
  readonly log: Pick<Log, 'info' | 'warn'>;
}

/** Posts enqueued by one sweep; the next one takes the rest. */
const MOST_AT_ONCE = 10_000;

/** Channels wait a minute for posts that came together with others: what lost its job must be read before that. */
const INTERVAL_MS = 20_000;

/**
 * Enqueues every post that is stored and not read, unless as many jobs are in line: a process was killed between storing
 * and enqueueing, Redis was emptied, topics were edited, or the reading itself has changed. Jobs that are in line are left
 * as they are.
 */
export async function sweep({ store, queue, readers, log }: SweepDependencies): Promise<number> {
  const { version } = await readers.current();
  const unread = await store.posts.unreadAnywhere(version, MOST_AT_ONCE);
  if (unread.length === 0) return 0;
  // While a large import is read, asking for what is in line anyway would only keep the queue busy.
  const { waiting, active, delayed } = await queue.counts(['read']);
  if (waiting + active + delayed >= unread.length) return 0;
  await queue.addMany('read', unread);
  log.info({ posts: unread.length }, 'posts that nobody has read are in line');
  return unread.length;
}

/** Sweeps every 20 seconds until it is stopped. A sweep that fails is logged; the next one tries again. */
export function sweepRegularly(dependencies: SweepDependencies): { stop(): Promise<void> } {
  let running: Promise<unknown> = Promise.resolve();
  const timer = setInterval(() => {
    running = sweep(dependencies).catch((error: unknown) => {
      dependencies.log.warn({ err: error }, 'looking for posts that nobody has read failed; it is tried again');
    });
  }, INTERVAL_MS);
  return {
    async stop() {
      clearInterval(timer);
      await running;
    },
  };
}
