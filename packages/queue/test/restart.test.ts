import { afterEach, describe, expect, it, vi } from 'vitest';
import { type JobQueue, openQueue } from '../src/index.js';
import { startPostgres } from './support/postgres-server.js';
import { startRedis } from './support/redis-server.js';

const cleanUp: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const undo of cleanUp.splice(0).reverse()) await undo();
});

async function startServer(kind: 'postgres' | 'redis') {
  const server = kind === 'postgres' ? await startPostgres() : await startRedis();
  if (server === null) return null;
  cleanUp.push(() => server.stop());
  const options = kind === 'postgres' ? { postgres: { connectionString: server.url } } : { redisUrl: server.url };
  return { server, options };
}

async function goesOn(queue: JobQueue, handler: ReturnType<typeof vi.fn>, postId: number): Promise<void> {
  await vi.waitFor(() => queue.add('read', { postId, revision: 1 }), { timeout: 15_000, interval: 100 });
  await vi.waitFor(() => expect(handler).toHaveBeenCalledWith({ postId, revision: 1 }, expect.anything()), {
    timeout: 15_000,
    interval: 50,
  });
}

describe.each(['postgres', 'redis'] as const)('a restart of %s', (kind) => {
  it('is ridden out by a worker that waits and by one that works', async ({ skip }) => {
    const started = await startServer(kind);
    if (started === null) return skip('redis-server is not installed');
    const warnings: string[] = [];
    const log = { info: () => undefined, warn: (_: object, message: string) => void warnings.push(message) };
    const queue = await openQueue({ ...started.options, log });
    cleanUp.push(() => queue.close());
    let restarting: Promise<void> | null = null;
    const handler = vi.fn(async ({ postId }: { postId: number }) => {
      // While the second job runs its server goes away and comes back, before the completion can be told.
      if (postId !== 2) return;
      restarting ??= started.server.restart();
      await restarting;
    });
    await queue.process({ read: handler }, { concurrency: 2 });
    await goesOn(queue, handler, 1);
    await goesOn(queue, handler, 2);
    await restarting;
    await started.server.restart();
    await goesOn(queue, handler, 3);
    await vi.waitFor(
      async () => expect(await queue.counts()).toEqual({ waiting: 0, active: 0, delayed: 0, failed: 0 }),
      { timeout: 20_000, interval: 100 },
    );
    expect(warnings.length).toBeLessThan(50);
  }, 120_000);

  it('that takes long makes a request fail soon, with what to do', async ({ skip }) => {
    const started = await startServer(kind);
    if (started === null) return skip('redis-server is not installed');
    const queue = await openQueue(started.options);
    await queue.add('read', { postId: 1, revision: 1 });
    await started.server.stop();
    const begin = performance.now();
    const error = await queue.add('read', { postId: 2, revision: 1 }).catch((thrown: unknown) => thrown);
    expect(performance.now() - begin).toBeLessThan(15_000);
    expect(error).toMatchObject({
      name: 'QueueError',
      code: 'unreachable',
      message: expect.stringContaining('start it'),
    });
    const closing = performance.now();
    await queue.close();
    expect(performance.now() - closing).toBeLessThan(4000);
  });
});
