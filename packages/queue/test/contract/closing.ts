import { describe, expect, it, vi } from 'vitest';
import type { JobContext } from '../../src/index.js';
import { type Bench, gate, many, type Read, read } from './bench.js';

export function describeClosing(bench: Bench): void {
  describe('closing', () => {
    it('waits for the jobs that run, takes no other, and is safe twice', async () => {
      const { open: finish, opened: finished } = gate();
      const done: number[] = [];
      const handler = vi.fn(async ({ postId }: Read) => {
        await finished;
        done.push(postId);
      });
      await bench.queue.addMany('read', many(5));
      const processing = await bench.queue.process({ read: handler }, { concurrency: 2 });
      await vi.waitFor(() => expect(handler).toHaveBeenCalledTimes(2), { timeout: 10_000 });
      const closing = processing.close();
      expect(processing.close()).toBe(closing);
      finish();
      await closing;
      expect(done).toEqual([1, 2]);
      expect(await bench.queue.counts()).toEqual({ waiting: 3, active: 0, delayed: 0, failed: 0 });
    });

    it('aborts what does not finish in time; it goes back in line and loses no attempt', async () => {
      const reasons: unknown[] = [];
      const handler = vi.fn(
        (_: Read, { signal }: JobContext) =>
          new Promise<void>((_resolve, reject) => {
            signal.addEventListener('abort', () => {
              reasons.push(signal.reason);
              reject(signal.reason);
            });
          }),
      );
      await bench.queue.add('read', read(7));
      const processing = await bench.queue.process({ read: handler }, { concurrency: 1, stopDeadline: 50 });
      await vi.waitFor(() => expect(handler).toHaveBeenCalledOnce(), { timeout: 10_000 });
      await processing.close();
      expect(reasons).toEqual([expect.objectContaining({ name: 'JobAbortedError', code: 'stopping' })]);
      expect(await bench.queue.counts()).toEqual({ waiting: 1, active: 0, delayed: 0, failed: 0 });
      const again = vi.fn(async (_: Read, __: JobContext) => undefined);
      await bench.queue.process({ read: again }, { concurrency: 1 });
      await vi.waitFor(() => expect(again).toHaveBeenCalledOnce(), { timeout: 10_000 });
      expect(again.mock.calls[0]?.[1].attempt).toBe(1);
    });

    it('leaves behind what does not heed the signal, within its deadlines', async () => {
      const own = await bench.open();
      const handler = vi.fn(() => new Promise<void>(() => undefined));
      await own.add('read', read(7));
      await own.process({ read: handler }, { concurrency: 1, stopDeadline: 50 });
      await vi.waitFor(() => expect(handler).toHaveBeenCalledOnce(), { timeout: 10_000 });
      const begin = performance.now();
      await own.close();
      expect(performance.now() - begin).toBeLessThan(4000);
      expect(await bench.queue.counts()).toMatchObject({ active: 1, failed: 0 });
    });

    it('of the queue ends the work and the connections; what is asked afterwards is an error', async () => {
      const own = await bench.open();
      await own.process({ read: async () => undefined }, { concurrency: 1 });
      const closing = own.close();
      expect(own.close()).toBe(closing);
      await closing;
      for (const request of [
        own.add('read', read(1)),
        own.counts(),
        own.failed(1),
        own.retryFailed(),
        own.process({}, { concurrency: 1 }),
      ]) {
        await expect(request).rejects.toMatchObject({ name: 'QueueError', code: 'closed' });
      }
    });
  });
}
