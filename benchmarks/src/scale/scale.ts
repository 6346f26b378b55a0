import os from 'node:os';
import { defineBenchmark } from '../harness/benchmark.js';
import { BenchmarkError } from '../harness/errors.js';
import { median, percent, round } from '../harness/figures.js';
import { wholeNumber, wholeNumbers } from '../harness/options.js';
import type { Output } from '../harness/output.js';
import { startRedis } from '../poll/redis.js';
import type { Part } from './counters.js';
import { readWithoutQueue, readWithWorkers, type ScaleRun } from './product.js';

export const scaleBenchmark = defineBenchmark({
  name: 'scale',
  summary: 'has one worker, then several, read posts on one Redis and one PostgreSQL',
  details:
    'Each run has a fresh embedded PostgreSQL and an empty Redis; so many fieldnotes worker processes run and wait; then ' +
    'a job for every post is put in line. Database time is what PostgreSQL spends executing (pg_stat_database), queue ' +
    'time what Redis spends executing (INFO commandstats). With --round-trip both are reached through a proxy that ' +
    'delays every word, as servers elsewhere would be: then a worker mostly waits. The peer reads the same posts in one ' +
    'process without a queue. Figures are medians of the runs.',
  options: {
    workers: wholeNumbers('numbers of workers', { least: 1, most: 32, fallback: [1, 2, 4] }),
    posts: wholeNumber('posts to read', { least: 10, most: 100_000, fallback: 1_000 }),
    feeds: wholeNumber('feeds that they belong to', { least: 1, most: 10_000, fallback: 100 }),
    roundTrip: wholeNumber('milliseconds of a round trip to PostgreSQL and Redis', {
      least: 0,
      most: 200,
      fallback: 0,
    }),
    runs: wholeNumber('runs', { least: 1, most: 20, fallback: 3 }),
  },
  examples: ['', '--workers 1,2 --round-trip 5', '--posts 200 --runs 1 --json'],

  async run({ workers, posts, feeds, roundTrip: roundTripMs, runs }, { output, signal }) {
    const redis = await startRedis(signal);
    if (redis === null) throw new BenchmarkError('failed', 'redis-server is not installed: install it and run again.');
    try {
      const measured: Measured[] = [];
      for (const n of workers) {
        const all: ScaleRun[] = [];
        for (let run = 1; run <= runs; run += 1) {
          all.push(await readWithWorkers({ posts, feeds, workers: n, redisUrl: redis.url, roundTripMs, signal }));
          output.note(`${n} workers, run ${run} of ${runs}: ${all.at(-1)?.seconds.toFixed(1)} s`);
        }
        measured.push(summarised(n, posts, all));
      }
      const { seconds } = await readWithoutQueue({ posts, feeds, redisUrl: redis.url, roundTripMs, signal });
      const peer = round(posts / seconds, 1);
      show(measured, peer, roundTripMs, output);
      return { posts, feeds, roundTripMs, runs, workers: measured, peers: { withoutQueue: { postsPerSecond: peer } } };
    } finally {
      await redis.stop();
    }
  },
});

interface Measured {
  readonly n: number;
  readonly postsPerSecond: number;
  readonly dbMsPerPost: number;
  readonly queueMsPerJob: number;
  /** Milliseconds of processor time for each post. */
  readonly cpuMsPerPost: Readonly<Record<Part, number>>;
  /** Of all cores. */
  readonly cpuShare: number;
}

function summarised(n: number, posts: number, runs: readonly ScaleRun[]): Measured {
  const middle = (value: (run: ScaleRun) => number, digits: number) => round(median(runs.map(value)), digits);
  const cpu = (part: Part) => middle(({ usage }) => (usage.cpu[part] * 1000) / posts, 2);
  const spent = ({ usage: { cpu } }: ScaleRun) => cpu.workers + cpu.postgres + cpu.redis;
  return {
    n,
    postsPerSecond: middle(({ seconds }) => posts / seconds, 1),
    dbMsPerPost: middle(({ usage }) => usage.databaseMs / posts, 2),
    queueMsPerJob: middle(({ usage }) => usage.queueMs / posts, 3),
    cpuMsPerPost: { workers: cpu('workers'), postgres: cpu('postgres'), redis: cpu('redis') },
    cpuShare: middle((run) => spent(run) / (run.seconds * os.availableParallelism()), 2),
  };
}

/** From here on the processor is what limits. */
const BUSY = 0.85;

function show(measured: readonly Measured[], peer: number, roundTripMs: number, output: Output): void {
  const [first] = measured;
  const columns = ['', 'posts/s', 'ratio', 'database ms', 'Redis ms', 'worker CPU ms', 'PostgreSQL CPU ms', 'CPU used'];
  output.table(
    columns.map((title, at) => ({ title, align: at === 0 ? 'left' : 'right' })),
    [
      ...measured.map(({ n, postsPerSecond, dbMsPerPost, queueMsPerJob, cpuMsPerPost, cpuShare }) => [
        `${n} workers`,
        postsPerSecond.toFixed(1),
        (postsPerSecond / (first?.postsPerSecond ?? Number.NaN)).toFixed(2),
        dbMsPerPost.toFixed(2),
        queueMsPerJob.toFixed(3),
        cpuMsPerPost.workers.toFixed(2),
        cpuMsPerPost.postgres.toFixed(2),
        percent(cpuShare),
      ]),
      ['no queue, one process', peer.toFixed(1), '', '', '', '', '', ''],
    ],
  );
  const last = measured.at(-1);
  if (last === undefined) return;
  output.line(
    last.cpuShare >= BUSY
      ? `What limits ${last.n} workers is the processor: ${percent(last.cpuShare)} of all cores is theirs and the servers'.`
      : `${last.n} workers leave the processor idle for ${percent(1 - last.cpuShare)} of the time: they wait, for ` +
          `${roundTripMs === 0 ? 'the disk, locks, or whoever else uses this machine' : 'the network'}.`,
  );
}
