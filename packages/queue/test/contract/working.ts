import { describe, expect, it, vi } from 'vitest';
import type { JobEvent } from '../../src/index.js';
import { type Bench, gate, many, type Read, read } from './bench.js';

export function describeWorking(bench: Bench): void {
  describe('working', () => {
    it('runs 2,000 jobs once each, in two workers, and no job in both at a time', async () => {
      const runs = new Map<number, number>();
      const running = new Set<number>();
      const handler = async ({ postId }: Read) => {
        expect(running.has(postId)).toBe(false);
        running.add(postId);
        runs.set(postId, (runs.get(postId) ?? 0) + 1);
        await new Promise(setImmediate);
        running.delete(postId);
      };
      const other = await bench.open();
      const outcomes = vi.fn<(event: JobEvent) => void>();
      await bench.queue.process({ read: handler }, { concurrency: 4, observe: outcomes });
      await other.process({ read: handler }, { concurrency: 4, observe: outcomes });
      await bench.queue.addMany('read', many(2000));
      await vi.waitFor(() => expect(outcomes).toHaveBeenCalledTimes(2000), { timeout: 25_000, interval: 50 });
      expect(await bench.queue.counts()).toEqual({ waiting: 0, active: 0, delayed: 0, failed: 0 });
      expect(runs.size).toBe(2000);
      expect([...runs.values()].every((times) => times === 1)).toBe(true);
      expect(outcomes.mock.calls.every(([{ outcome }]) => outcome === 'completed')).toBe(true);
    });

    it('takes jobs in the order they were added', async () => {
      const order: number[] = [];
      await bench.queue.addMany('read', many(30));
      await bench.queue.process({ read: async ({ postId }) => void order.push(postId) }, { concurrency: 1 });
      await vi.waitFor(() => expect(order).toHaveLength(30), { timeout: 10_000 });
      expect(order).toEqual(many(30).map(({ postId }) => postId));
    });

    it('tells each kind of job by itself, and how long the oldest has waited', async () => {
      await bench.queue.addMany('read', [read(1), read(2)]);
      const lines = await bench.queue.lines();
      const none = { waiting: 0, active: 0, delayed: 0, failed: 0, oldestWaitingMs: null };
      for (const line of lines.filter(({ name }) => name !== 'read'))
        expect(line).toEqual({ name: line.name, ...none });
      expect(lines).toContainEqual({ ...none, name: 'read', waiting: 2, oldestWaitingMs: expect.any(Number) });
      const age = async () => (await bench.queue.lines()).find(({ name }) => name === 'read')?.oldestWaitingMs;
      await vi.waitFor(async () => expect(await age()).toBeGreaterThanOrEqual(25));
    });

    it('hands every run to who surrounds it, and takes its failure for the job’s', async () => {
      const around = vi.fn(async (_job: object, run: () => Promise<void>) => run());
      const queue = await bench.open({ around });
      let isFirst = true;
      await queue.process(
        {
          read: async () => {
            const fails = isFirst;
            isFirst = false;
            if (fails) throw new Error('once');
          },
        },
        { concurrency: 1 },
      );
      await queue.add('read', read(7));
      await vi.waitFor(() => expect(around).toHaveBeenCalledTimes(2), { timeout: 10_000 });
      expect(around.mock.calls.map(([job]) => job)).toMatchObject([
        { name: 'read', jobId: 'read-7-1', attempt: 1 },
        { name: 'read', jobId: 'read-7-1', attempt: 2 },
      ]);
      await bench.untilCounts({ waiting: 0, active: 0, delayed: 0, failed: 0 });
    });

    it('runs as many at a time as asked, and no more', async () => {
      const { open: finish, opened: finished } = gate();
      let running = 0;
      await bench.queue.addMany('read', many(5));
      const handler = async () => {
        running += 1;
        await finished;
        running -= 1;
      };
      await bench.queue.process({ read: handler }, { concurrency: 3 });
      await bench.untilCounts({ active: 3, waiting: 2 });
      // Taken is counted a moment before it is begun.
      await vi.waitFor(() => expect(running).toBe(3), { timeout: 10_000 });
      finish();
      await bench.untilCounts({ active: 0, waiting: 0 });
    });

    it('takes up a job that is added while it waits within a moment', async () => {
      const handler = vi.fn(async () => undefined);
      await bench.queue.process({ read: handler }, { concurrency: 1 });
      await bench.queue.add('read', read(1));
      await vi.waitFor(() => expect(handler).toHaveBeenCalledTimes(1), { timeout: 10_000 });
      await bench.untilCounts({ active: 0 });
      const begin = performance.now();
      await bench.queue.add('read', read(2));
      await vi.waitFor(() => expect(handler).toHaveBeenCalledTimes(2), { interval: 5, timeout: 10_000 });
      // BullMQ would find it by itself after five seconds and more.
      expect(performance.now() - begin).toBeLessThan(4000);
    });

    it('refuses a concurrency that makes no sense', async () => {
      for (const concurrency of [0, 65, 1.5, Number.NaN]) {
        await expect(bench.queue.process({}, { concurrency })).rejects.toMatchObject({ code: 'invalid-options' });
      }
    });
  });
}
