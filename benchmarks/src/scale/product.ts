import { setTimeout as delay } from 'node:timers/promises';
import { createReader, loadTaxonomy } from '@fieldnotes/content';
import { openQueue } from '@fieldnotes/queue';
import { openStore, type PostRevision, type Store } from '@fieldnotes/store';
import pg from 'pg';
import { writePost } from '../corpus/post.js';
import { BenchmarkError } from '../harness/errors.js';
import { withTemporaryDirectory } from '../harness/paths.js';
import { postmasterOf } from '../harness/processes.js';
import { QUIET } from '../harness/quiet.js';
import { type RunningWorker, startWorker } from '../poll/workers.js';
import { difference, openRedis, type Usage, usage } from './counters.js';
import { atDistance } from './distance.js';

export interface ScaleOptions {
  readonly posts: number;
  readonly feeds: number;
  readonly workers: number;
  readonly redisUrl: string;
  /** Milliseconds of a round trip to PostgreSQL and to Redis; 0 for what it really is. */
  readonly roundTripMs: number;
  readonly signal: AbortSignal;
}

export interface ScaleRun {
  readonly seconds: number;
  readonly usage: Usage;
}

/**
 * Posts are stored, and put in line; so many `fieldnotes worker` processes, which run already, read them. Seconds count
 * from the first job to the last reading that is stored.
 */
export function readWithWorkers(options: ScaleOptions): Promise<ScaleRun> {
  const { workers: count, redisUrl, roundTripMs, signal } = options;
  return withStoredPosts(options, async ({ store, pool, postmaster, revisions }) => {
    const database = await distant(store.server.connectionString, roundTripMs);
    const redisPlace = await distant(redisUrl, roundTripMs);
    const redis = openRedis(redisUrl);
    const queue = await openQueue({ redisUrl });
    const workers: RunningWorker[] = [];
    try {
      await redis.flushall();
      // A worker that starts puts what nobody has read in line; here that is done by hand, when all of them run.
      await pool.query("UPDATE post SET read_revision = revision, read_version = $1, language = 'en'", [
        await readerVersion(),
      ]);
      for (let index = 0; index < count; index += 1) {
        const environment = { DATABASE_URL: database.url, FIELDNOTES_READ_CONCURRENCY: '4' };
        workers.push(
          await startWorker({ directory: '.', redisUrl: redisPlace.url, concurrency: 1, signal, environment }),
        );
      }
      const scene = { pool, redis, postmaster, workers: workers.map(({ pid }) => pid) };
      await pool.query('UPDATE post SET read_revision = NULL, read_version = NULL');
      await pool.query('VACUUM ANALYZE post');
      const before = await usage(scene);
      const begun = performance.now();
      await queue.addMany('read', revisions);
      await untilRead(pool, revisions.length, signal);
      const seconds = (performance.now() - begun) / 1000;
      return { seconds, usage: difference(await usage(scene), before) };
    } finally {
      await Promise.all(workers.map((worker) => worker.stop()));
      await queue.close();
      redis.disconnect();
      await Promise.all([database.close(), redisPlace.close()]);
    }
  });
}

/** The peer: the same readings, four at a time in one process, with neither queue nor worker. */
export function readWithoutQueue(options: Omit<ScaleOptions, 'workers'>): Promise<{ readonly seconds: number }> {
  const reader = createReader({ taxonomy: loadTaxonomy() });
  return withStoredPosts(options, async ({ store, revisions }) => {
    const left = [...revisions];
    const begun = performance.now();
    const lane = async () => {
      for (let next = left.shift(); next !== undefined; next = left.shift()) {
        options.signal.throwIfAborted();
        const post = await store.posts.get(next.postId);
        if (post !== undefined) await store.readings.save(next, reader.version, reader.read(post));
      }
    };
    await Promise.all(Array.from({ length: 4 }, lane));
    return { seconds: (performance.now() - begun) / 1000 };
  });
}

interface Stored {
  readonly store: Store;
  readonly pool: pg.Pool;
  readonly postmaster: number;
  readonly revisions: readonly PostRevision[];
}

async function withStoredPosts<Result>(
  { posts, feeds, signal }: Pick<ScaleOptions, 'posts' | 'feeds' | 'signal'>,
  use: (stored: Stored) => Promise<Result>,
): Promise<Result> {
  return withTemporaryDirectory(async (directory) => {
    const store = await openStore({ dataDirectory: directory, log: QUIET });
    const pool = new pg.Pool({ connectionString: store.server.connectionString, max: 2 });
    try {
      const ofFeeds: (readonly PostRevision[])[] = [];
      const each = Math.ceil(posts / feeds);
      for (let feed = 0; feed < feeds; feed += 1) {
        signal.throwIfAborted();
        const { id } = await store.feeds.ensure(`https://feed-${feed}.example/feed`, `Blog ${feed}`);
        const drafts = Array.from({ length: each }, (_, number) => writePost('scale', feed, number));
        ofFeeds.push((await store.posts.put(id, drafts)).changed);
      }
      // One of each feed after the other, as they come from the web: readings of one feed wait for each other's statistics.
      const revisions = Array.from({ length: each }, (_, number) =>
        ofFeeds.flatMap((feed) => feed[number] ?? []),
      ).flat();
      return await use({
        store,
        pool,
        postmaster: (await postmasterOf(directory)) ?? 0,
        revisions: revisions.slice(0, posts),
      });
    } finally {
      await pool.end();
      await store.close();
    }
  });
}

async function distant(url: string, roundTripMs: number): Promise<{ readonly url: string; close(): Promise<void> }> {
  if (roundTripMs === 0) return { url, close: async () => undefined };
  const far = new URL(url);
  const proxy = await atDistance({ host: far.hostname, port: Number(far.port) }, roundTripMs);
  far.hostname = '127.0.0.1';
  far.port = String(proxy.port);
  return { url: far.href, close: () => proxy.close() };
}

const GLANCE_MS = 50;
const STANDSTILL_MS = 60_000;

async function untilRead(pool: pg.Pool, posts: number, signal: AbortSignal): Promise<void> {
  let [seen, movedAt] = [0, performance.now()];
  for (;;) {
    const { rows } = await pool.query<{ read: number }>(
      'SELECT count(*)::int AS read FROM post WHERE read_revision = revision',
    );
    const read = rows[0]?.read ?? 0;
    if (read >= posts) return;
    if (read > seen) [seen, movedAt] = [read, performance.now()];
    if (performance.now() - movedAt > STANDSTILL_MS) {
      throw new BenchmarkError('failed', `Reading stood still for a minute at ${read} of ${posts} posts.`);
    }
    await delay(GLANCE_MS, undefined, { signal });
  }
}

async function readerVersion(): Promise<string> {
  return createReader({ taxonomy: await loadTaxonomy() }).version;
}
