import { createReader, parseTaxonomy } from '@fieldnotes/content';
import { createLog } from '@fieldnotes/platform';
import { type JobQueue, openQueue } from '@fieldnotes/queue';
import { type LiveFeedStatus, openStore, type Store } from '@fieldnotes/store';
import type { TestDatabase, TestServer } from '@fieldnotes/store/testing';
import { createPoller, createWorker, type Poller, type PollTimings, type Worker } from '@fieldnotes/worker';
import pg from 'pg';
import { expect } from 'vitest';

export const log = createLog({
  level: process.env.FIELDNOTES_TEST_LOG === 'debug' ? 'debug' : 'silent',
  format: 'json',
  stream: process.stderr,
});

const taxonomy = parseTaxonomy('topics:\n  - name: Xen\n    signals: [xen]\n');

/** Nothing is due by itself: the tests say when a feed is polled. */
export const WHEN_TOLD: Partial<PollTimings> = {
  shortest: 36_000,
  longest: 36_000,
  probe: 36_000,
  hostGapMs: 10,
  lookMs: 30,
};

/** Feeds that are followed with a real database, a real queue and real polls. */
export interface Following {
  readonly store: Store;
  readonly queue: JobQueue;
  readonly worker: Worker;
  readonly poller: Poller;
  readonly database: TestDatabase;
  /** Follows the address and gives the feed's id. */
  follow(address: string): Promise<number>;
  status(feedId: number): Promise<LiveFeedStatus>;
  /** Has the feed polled once, and waits until that is done. */
  polled(feedId: number): Promise<LiveFeedStatus>;
  /** The titles of the feed's posts, the oldest first. */
  titles(feedId: number): Promise<string[]>;
  query<Row extends object>(text: string, values?: unknown[]): Promise<Row[]>;
  close(): Promise<void>;
}

export async function startFollowing(
  server: TestServer,
  { timings = WHEN_TOLD, polls = true }: { timings?: Partial<PollTimings>; polls?: boolean } = {},
): Promise<Following> {
  const database = await server.createDatabase();
  const { connectionString } = database;
  const store = await openStore({ databaseUrl: connectionString, dataDirectory: 'unused', log, maxConnections: 5 });
  const queue = await openQueue({ postgres: { connectionString }, log });
  const polling = { privateHosts: ['127.0.0.0/8'], timings, contact: 'https://reader.example/about' };
  const worker = createWorker({ store, queue, reader: createReader({ taxonomy }), log, readConcurrency: 2, polling });
  const poller = createPoller({ store, queue, log, polling, concurrency: 16 });
  await worker.start();
  if (polls) poller.start();
  const pool = new pg.Pool({ connectionString, max: 2 });
  pool.on('error', () => undefined);

  const status = async (feedId: number) => {
    const found = await store.liveFeeds.status(feedId);
    if (found === undefined) throw new Error(`feed ${feedId} is not followed`);
    return found;
  };
  return {
    store,
    queue,
    worker,
    poller,
    database,
    status,

    async follow(address) {
      const report = await worker.follow(address);
      if (report.kind !== 'followed') throw new Error(`it was not followed: ${JSON.stringify(report)}`);
      return report.feed.id;
    },

    async polled(feedId) {
      const before = (await status(feedId)).polledAt?.getTime() ?? 0;
      await store.liveFeeds.pollNow(feedId);
      await expect
        .poll(async () => (await status(feedId)).polledAt?.getTime() ?? 0, { interval: 10, timeout: 50_000 })
        .toBeGreaterThan(before);
      return status(feedId);
    },

    async titles(feedId) {
      const { rows } = await pool.query<{ title: string }>('SELECT title FROM post WHERE feed_id = $1 ORDER BY id', [
        feedId,
      ]);
      return rows.map(({ title }) => title);
    },

    async query<Row extends object>(text: string, values: unknown[] = []) {
      return (await pool.query<Row>(text, values)).rows;
    },

    async close() {
      await poller.stop();
      await worker.stop();
      await queue.close();
      await store.close();
      await pool.end();
      await database.drop();
    },
  };
}
