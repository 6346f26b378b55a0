// Measures the queue on both backends, on servers started for it: `npm run measure -w packages/queue`.
// Prints the median of five rounds for each figure. A round adds and processes 2,000 jobs whose handler does nothing.
import { type JobQueue, openQueue, type QueueOptions } from '../src/index.js';
import { startPostgres } from './support/postgres-server.js';
import { startRedis } from './support/redis-server.js';

const ROUNDS = 5;
const JOBS = 2000;

interface Round {
  readonly openMs: number;
  readonly addsPerSecond: number;
  readonly addKnownPerSecond: number;
  readonly jobsPerSecond: number;
  readonly pickupMs: number;
  readonly closeMs: number;
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const begin = performance.now();
  await work();
  return performance.now() - begin;
}

async function measureRound(options: QueueOptions, prefix: string): Promise<Round> {
  let opened: JobQueue | null = null;
  const openMs = await timed(async () => {
    opened = await openQueue({ ...options, prefix });
  });
  const queue = opened ?? (await openQueue({ ...options, prefix }));
  const payloads = Array.from({ length: JOBS }, (_, index) => ({ postId: index + 1, revision: 1 }));
  const addMs = await timed(() => queue.addMany('read', payloads));
  const addKnownMs = await timed(() => queue.addMany('read', payloads));
  const processMs = await processAll(queue);
  const pickupMs = await pickUpOne(queue);
  const closeMs = await timed(() => queue.close());
  const perSecond = (milliseconds: number) => (JOBS / milliseconds) * 1000;
  return {
    openMs,
    addsPerSecond: perSecond(addMs),
    addKnownPerSecond: perSecond(addKnownMs),
    jobsPerSecond: perSecond(processMs),
    pickupMs,
    closeMs,
  };
}

async function processAll(queue: JobQueue): Promise<number> {
  let left = JOBS;
  const begin = performance.now();
  const { promise, resolve } = latch();
  const observe = () => {
    left -= 1;
    if (left === 0) resolve();
  };
  const processing = await queue.process({ read: async () => undefined }, { concurrency: 4, observe });
  await promise;
  const milliseconds = performance.now() - begin;
  await processing.close();
  return milliseconds;
}

/** From the call of `add` to the call of the handler, on a worker that waits. */
async function pickUpOne(queue: JobQueue): Promise<number> {
  const warm = latch();
  const taken = latch();
  const handler = async ({ postId }: { postId: number }) => (postId === 1 ? warm : taken).resolve();
  await queue.process({ read: handler }, { concurrency: 4 });
  await queue.add('read', { postId: 1, revision: 2 });
  await warm.promise;
  return timed(async () => {
    await queue.add('read', { postId: 2, revision: 2 });
    await taken.promise;
  });
}

function latch(): { readonly promise: Promise<void>; readonly resolve: () => void } {
  let resolve = () => {};
  const promise = new Promise<void>((done) => {
    resolve = done;
  });
  return { promise, resolve: () => resolve() };
}

async function measure(name: string, options: QueueOptions): Promise<void> {
  const first = await measureRound(options, 'measure-0');
  const rounds: Round[] = [];
  for (let round = 1; round <= ROUNDS; round += 1) rounds.push(await measureRound(options, `measure-${round}`));
  process.stdout.write(`${name}: the first open of an empty server took ${first.openMs.toFixed(0)} ms\n`);
  for (const figure of [
    'openMs',
    'closeMs',
    'pickupMs',
    'addsPerSecond',
    'addKnownPerSecond',
    'jobsPerSecond',
  ] as const) {
    const sorted = rounds.map((round) => round[figure]).sort((left, right) => left - right);
    process.stdout.write(
      `  ${figure.padEnd(20)} ${(sorted[ROUNDS >> 1] ?? 0).toFixed(figure.endsWith('Ms') ? 1 : 0)}\n`,
    );
  }
}

const postgres = await startPostgres(true);
await measure('PostgreSQL', { postgres: { connectionString: postgres.url } });
await postgres.stop();
const redis = await startRedis();
if (redis !== null) await measure('Redis', { redisUrl: redis.url });
await redis?.stop();
