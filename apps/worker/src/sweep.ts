import type { Reader } from '@fieldnotes/content';
import type { Log } from '@fieldnotes/platform';
import type { JobQueue } from '@fieldnotes/queue';
import type { Store } from '@fieldnotes/store';

export interface SweepDependencies {
  readonly store: Pick<Store, 'posts'>;
  readonly queue: Pick<JobQueue, 'addMany'>;
  readonly reader: Pick<Reader, 'version'>;
  readonly log: Pick<Log, 'info' | 'warn'>;
}

/** Posts enqueued by one sweep; the next one takes the rest. */
const MOST_AT_ONCE = 10_000;
const INTERVAL_MS = 60_000;

/**
 * Enqueues every post that is stored and not read: a process was killed between storing and enqueueing, Redis was
 * emptied, or the reading itself has changed. Jobs that are in line already are left as they are.
 */
export async function sweep({ store, queue, reader, log }: SweepDependencies): Promise<number> {
  const unread = await store.posts.unreadAnywhere(reader.version, MOST_AT_ONCE);
  if (unread.length > 0) {
    await queue.addMany('read', unread);
    log.info({ posts: unread.length }, 'posts that nobody has read are in line');
  }
  return unread.length;
}

/** Sweeps once a minute until it is stopped. A sweep that fails is logged; the next one tries again. */
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
