import type { Log } from '@fieldnotes/platform';
import type { JobQueue, Processing } from '@fieldnotes/queue';
import type { Store } from '@fieldnotes/store';
import { pause } from '../polling/pause.js';
import { learnTags } from './learn-tags.js';
import { POLICY } from './policy.js';

export interface LearnerDependencies {
  readonly store: Pick<Store, 'tagModels' | 'proposedTags'>;
  readonly queue: Pick<JobQueue, 'addMany' | 'process'>;
  readonly log: Pick<Log, 'debug' | 'info' | 'warn'>;
}

/** Learns the tags of feeds, one feed at a time, while nothing waits for it. */
export interface Learner {
  /** Looks for feeds whose tags are worth learning, now and every minute, and takes their jobs. */
  start(): Promise<void>;
  /** Ends what is being learned; it is done again elsewhere or later. Safe to call twice. */
  stop(): Promise<void>;
}

const LOOK_MS = 60_000;
/** Feeds put in line by one look, so that ten thousand feeds are learned in hours and not at once. */
const MOST_AT_ONCE = 10;
/** Learning is not worth waiting for at the end. */
const STOP_MS = 100;

/** Any number of processes may run it: the job of a feed is in line once. */
export function createLearner({ store, queue, log }: LearnerDependencies): Learner {
  const stopping = new AbortController();
  let processing: Processing | undefined;
  let looking: Promise<void> | undefined;

  async function look(): Promise<void> {
    while (!stopping.signal.aborted) {
      try {
        const feeds = await store.tagModels.due(POLICY, MOST_AT_ONCE);
        await queue.addMany(
          'learn-tags',
          feeds.map(({ feedId }) => ({ feedId })),
        );
      } catch (error) {
        if (!stopping.signal.aborted) log.warn({ err: error }, 'looking for tags to learn failed; it is tried again');
      }
      await pause(LOOK_MS, stopping.signal);
    }
  }

  return {
    async start() {
      processing ??= await queue.process(
        {
          'learn-tags': async ({ feedId }, { signal }) => {
            const outcome = await learnTags(feedId, { store, log, signal });
            log.info({ feedId, outcome }, 'the tags of a feed were to be learned');
          },
        },
        { concurrency: 1, stopDeadline: STOP_MS },
      );
      looking ??= look();
    },
    async stop() {
      stopping.abort();
      await processing?.close();
      await looking;
    },
  };
}
