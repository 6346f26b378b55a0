import type { Reader } from '@fieldnotes/content';
import type { Log } from '@fieldnotes/platform';
import type { JobQueue, Processing } from '@fieldnotes/queue';
import type { ArticleMode, Store } from '@fieldnotes/store';
import { type FollowReport, followFeed } from './following/follow.js';
import { testFeed } from './following/test-feed.js';
import { createHttpClient } from './http/http-client.js';
import { type ImportOptions, type ImportReport, importArchive } from './import-archive.js';
import { tagProposer } from './learning/tag-proposer.js';
import { httpOptionsOf, type PollingOptions, timingsOf } from './polling/options.js';
import { hubOffers } from './push/hub-offers.js';
import { readFeed } from './read-feed.js';
import { readPost } from './read-post.js';
import { editedReaders } from './readers.js';
import { sweep, sweepRegularly } from './sweep.js';

export interface WorkerDependencies {
  readonly store: Store;
  readonly queue: JobQueue;
  /** Reads with its taxonomy as communities have edited it. */
  readonly reader: Reader;
  readonly log: Log;
  /** Posts read at the same time. */
  readonly readConcurrency: number;
  /** How feeds that are to be followed are asked for. */
  readonly polling?: PollingOptions;
}

export interface FollowOptions {
  readonly signal?: AbortSignal;
  /** Whether the pages of its posts are to be asked for; absent: where items look like teasers. */
  readonly articles?: ArticleMode | undefined;
}

export interface Worker {
  /** Begins to take jobs, and puts in line what is stored and was never read. */
  start(): Promise<void>;
  /** Takes no new job, finishes those it has, and is safe to call twice. */
  stop(): Promise<void>;
  /** Stores the posts of a file or folder and waits until they have been read. */
  importArchive(path: string, options?: ImportOptions): Promise<ImportReport>;
  /** Follows the feed at an address: reads it once, now. A poller asks for it from then on. */
  follow(address: string, options?: FollowOptions): Promise<FollowReport>;
}

/** The only writer of feeds, posts and what is read from them. Opens and closes nothing it was given. */
export function createWorker(dependencies: WorkerDependencies): Worker {
  const { store, queue, reader, log, readConcurrency, polling: options = {} } = dependencies;
  const readers = editedReaders(reader, { store, log });
  const tags = tagProposer(store);
  const http = createHttpClient(httpOptionsOf(options));
  const following = { store, queue, http, timings: timingsOf(options), offerHub: hubOffers(store, options) };
  let processing: Processing | undefined;
  let sweeping: ReturnType<typeof sweepRegularly> | undefined;
  return {
    async start() {
      processing ??= await queue.process(
        {
          read: async (revision, { jobId }) => {
            const outcome = await readPost(revision, { store, queue, readers, tags });
            log.debug({ jobId, ...revision, outcome }, 'read');
          },
          'read-feed': async ({ requestId }, { signal }) => {
            await readFeed(requestId, { ...following, store, signal });
          },
          'test-feed': async ({ requestId }, { signal }) => {
            await testFeed(requestId, { store, http, signal });
          },
        },
        { concurrency: readConcurrency },
      );
      await sweep({ store, queue, readers, log });
      sweeping ??= sweepRegularly({ store, queue, readers, log });
    },

    async stop() {
      await sweeping?.stop();
      await processing?.close();
      await http.close();
    },

    importArchive: (path, options = {}) => importArchive(path, options, { store, queue, readers }),
    follow: (address, { signal = new AbortController().signal, articles } = {}) =>
      followFeed(address, { ...following, signal, articles }),
  };
}
