import process from 'node:process';
import { setTimeout as delay } from 'node:timers/promises';
import { createReader, loadTaxonomy } from '@fieldnotes/content';
import { openStore, type Store } from '@fieldnotes/store';
import { createPoller } from '@fieldnotes/worker';
import pg from 'pg';
import { BenchmarkError } from '../harness/errors.js';
import { withTemporaryDirectory } from '../harness/paths.js';
import { childrenOf, cpuSecondsOf, cpuSecondsWithEndedOf, postmasterOf, rssBytesOf } from '../harness/processes.js';
import { QUIET } from '../harness/quiet.js';
import { hostOf, newItems, type SiteOptions } from './site.js';
import type { RoundCounts, Web } from './web.js';
import { LONG, type RunningWorker, startWorker } from './workers.js';

export interface ProductRound extends RoundCounts {
  readonly seconds: number;
  /** The most that one worker held, in bytes. */
  readonly rssBytes: number;
  /** Seconds of processor time: of the workers, and of PostgreSQL. */
  readonly cpu: { readonly workers: number; readonly postgres: number };
}

export interface ProductRun {
  /** The first reading: every feed with all of its items, stored and not read. */
  readonly first: ProductRound;
  readonly rounds: readonly ProductRound[];
  /** Posts that the feeds had and the store has not, or has twice. */
  readonly missing: number;
  readonly extra: number;
}

export interface ProductOptions {
  readonly rounds: number;
  readonly workers: number;
  readonly redisUrl: string | undefined;
  readonly concurrency: number;
  readonly signal: AbortSignal;
  readonly note: (text: string) => void;
}

/** Has `fieldnotes worker` processes poll every feed of the web, round after round, on an embedded PostgreSQL. */
export async function pollWithProduct(web: Web, site: SiteOptions, options: ProductOptions): Promise<ProductRun> {
  return withTemporaryDirectory(async (directory) => {
    const store = await openStore({ dataDirectory: directory, log: QUIET });
    const pool = new pg.Pool({ connectionString: store.server.connectionString, max: 2 });
    const workers: RunningWorker[] = [];
    const { redisUrl, concurrency, signal, note } = options;
    const scene = { pool, web, site, signal, postmaster: await postmasterOf(directory) };
    try {
      await follow(pool, web, site);
      const first = await readFirst(store, scene, concurrency);
      note(`the first reading is done: ${first.seconds.toFixed(1)} s`);
      for (let index = 0; index < options.workers; index++) {
        workers.push(await startWorker({ directory, redisUrl, concurrency, signal }));
      }
      const pids = workers.map(({ pid }) => pid);
      const rounds: ProductRound[] = [];
      for (let round = 1; round <= options.rounds; round++) {
        await web.begin(round);
        rounds.push(await playRound(scene, pids));
        note(`round ${round} of ${options.rounds}: ${rounds.at(-1)?.seconds.toFixed(1)} s`);
      }
      const { all, distinct } = await countPosts(pool);
      const missing = Math.max(0, expectedPosts(site, options.rounds) - distinct);
      return { first, rounds, missing, extra: all - distinct };
    } finally {
      await Promise.all(workers.map((worker) => worker.stop()));
      await pool.end();
      await store.close();
    }
  });
}

/** What a round is played with. */
interface Scene {
  readonly pool: pg.Pool;
  readonly web: Web;
  readonly site: SiteOptions;
  readonly signal: AbortSignal;
  readonly postmaster: number | undefined;
}

/**
 * Has everything stored by a poller in this process, and nothing read: what reading costs is measured by the benchmark
 * of imports. The posts then count as read.
 */
async function readFirst(store: Store, scene: Scene, concurrency: number): Promise<ProductRound> {
  const polling = { privateHosts: ['127.0.0.0/8'], timings: { shortest: LONG, longest: LONG } };
  const queue = { addMany: async () => [] };
  const poller = createPoller({ store, queue, log: { ...QUIET, error: QUIET.warn }, polling, concurrency });
  await scene.web.begin(0);
  poller.start();
  try {
    return await playRound(scene, [process.pid]);
  } finally {
    await poller.stop();
    const { version } = createReader({ taxonomy: await loadTaxonomy() });
    await scene.pool.query("UPDATE post SET read_revision = revision, read_version = $1, language = 'en'", [version]);
    await scene.pool.query('VACUUM ANALYZE post, live_feed, poll_host');
  }
}

/** Follows all feeds at once, as `fieldnotes follow` does one by one; none is due before the round begins. */
async function follow(pool: pg.Pool, { port }: Web, { feeds }: SiteOptions): Promise<void> {
  const numbers = Array.from({ length: feeds }, (_, feed) => feed);
  await pool.query(
    `WITH site AS (
       SELECT * FROM unnest($1::text[], $2::text[], $3::text[]) AS site (host, url, title)
     ), hosts AS (
       INSERT INTO poll_host (name) SELECT host FROM site
     ), made AS (
       INSERT INTO feed (key, title) SELECT url, title FROM site RETURNING id, key
     )
     INSERT INTO live_feed (feed_id, url, host, due_at)
     SELECT made.id, site.url, site.host, 'infinity' FROM made JOIN site ON site.url = made.key`,
    [
      numbers.map(hostOf),
      numbers.map((feed) => `http://${hostOf(feed)}:${port}/feed`),
      numbers.map((feed) => `Blog ${feed}`),
    ],
  );
  await pool.query('ANALYZE feed, live_feed, poll_host');
}

const GLANCE_MS = 100;
const STANDSTILL_MS = 60_000;

/** Has every feed fall due, and waits until each was polled and the schedule knows it. */
async function playRound(scene: Scene, pids: readonly number[]): Promise<ProductRound> {
  const { pool, web, site, signal, postmaster } = scene;
  const before = await usage(pids, postmaster);
  const { rows } = await pool.query<{ now: Date }>(
    `WITH feeds AS (UPDATE live_feed SET due_at = now())
     UPDATE poll_host SET due_at = now() RETURNING now()`,
  );
  const begun = rows[0]?.now;
  const started = performance.now();
  let rssBytes = 0;
  let [seen, movedAt] = [0, started];
  for (;;) {
    await delay(GLANCE_MS, undefined, { signal });
    const polled = await pool.query<{ count: number }>(
      'SELECT count(*)::int AS count FROM live_feed WHERE polled_at >= $1',
      [begun],
    );
    const count = polled.rows[0]?.count ?? 0;
    const now = performance.now();
    rssBytes = Math.max(rssBytes, ...(await Promise.all(pids.map(rssBytesOf))));
    if (count >= site.feeds) {
      const after = await usage(pids, postmaster);
      const cpu = { workers: after.workers - before.workers, postgres: after.postgres - before.postgres };
      return { seconds: (now - started) / 1000, rssBytes, cpu, ...(await web.counts()) };
    }
    if (count > seen) [seen, movedAt] = [count, now];
    if (now - movedAt > STANDSTILL_MS) {
      throw new BenchmarkError('failed', `Polling stood still for a minute at ${count} of ${site.feeds} feeds.`);
    }
  }
}

async function usage(pids: readonly number[], postmaster: number | undefined): Promise<ProductRound['cpu']> {
  const sum = async (of: readonly number[]) =>
    (await Promise.all(of.map(cpuSecondsOf))).reduce((total, seconds) => total + seconds, 0);
  // A backend that ends between two looks has worked all the same.
  const postgres =
    postmaster === undefined
      ? 0
      : (await cpuSecondsWithEndedOf(postmaster)) + (await sum(await childrenOf(postmaster)));
  return { workers: await sum(pids), postgres };
}

async function countPosts(pool: pg.Pool): Promise<{ readonly all: number; readonly distinct: number }> {
  const { rows } = await pool.query<{ all: number; distinct: number }>(
    'SELECT count(*)::int AS all, count(DISTINCT url)::int AS distinct FROM post',
  );
  return rows[0] ?? { all: 0, distinct: 0 };
}

function expectedPosts({ feeds, items }: SiteOptions, rounds: number): number {
  let posts = 0;
  for (let feed = 0; feed < feeds; feed++) posts += items + newItems(feed, rounds);
  return posts;
}
