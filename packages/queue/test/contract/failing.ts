import { describe, expect, it, vi } from 'vitest';
import type { JobContext } from '../../src/index.js';
import { type Bench, many, type Read, read } from './bench.js';

export function describeFailing(bench: Bench): void {
  describe('a malformed job that is met by a worker', () => {
    it.each<[string, string, unknown, RegExp]>([
      ['payload', 'read', { postId: 'x' }, /malformed: postId: /],
      ['name', 'write', read(1), /malformed: the job's name is "write"/],
    ])('fails at once for its %s, is not retried, and does not reach the handler', async (_, jobName, data, reason) => {
      const stored = await bench.behind();
      await stored.addBulk([{ name: jobName, data, opts: { jobId: 'raw-1', attempts: 5 } }]);
      const handler = vi.fn(async () => undefined);
      await bench.queue.process({ read: handler }, { concurrency: 1 });
      await bench.untilCounts({ failed: 1, delayed: 0, waiting: 0, active: 0 });
      expect(handler).not.toHaveBeenCalled();
      expect(await bench.queue.failed(10)).toEqual([
        {
          id: 'raw-1',
          name: 'read',
          payload: data,
          reason: expect.stringMatching(reason),
          attempts: 1,
          failedAt: expect.any(Date),
        },
      ]);
    });
  });

  describe('a job that fails', () => {
    it('is tried again after growing waits, until it succeeds', async () => {
      const patient = await bench.open({ retry: { attempts: 5, firstDelay: 200 } });
      const at: number[] = [];
      const attempts: number[] = [];
      const outcomes: string[] = [];
      const handler = async (_: Read, { attempt }: JobContext) => {
        at.push(performance.now());
        attempts.push(attempt);
        if (attempt < 3) throw new Error('not yet');
      };
      await patient.process({ read: handler }, { concurrency: 1, observe: ({ outcome }) => outcomes.push(outcome) });
      await patient.add('read', read(7));
      await vi.waitFor(() => expect(outcomes).toEqual(['repeated', 'repeated', 'completed']), { timeout: 5000 });
      expect(attempts).toEqual([1, 2, 3]);
      const [first = 0, second = 0, third = 0] = at;
      expect(second - first).toBeGreaterThanOrEqual(95);
      expect(third - second).toBeGreaterThanOrEqual(195);
      expect(await bench.queue.counts()).toMatchObject({ failed: 0 });
    });

    it('again and again is kept, can be seen, and can be retried', async () => {
      let isBroken = true;
      const handler = vi.fn(async () => {
        if (isBroken) throw new Error('the store is away');
      });
      const before = Date.now();
      await bench.queue.process({ read: handler }, { concurrency: 4 });
      await bench.queue.addMany('read', many(3));
      await bench.untilCounts({ failed: 3, waiting: 0, active: 0, delayed: 0 });
      expect(handler).toHaveBeenCalledTimes(9);
      const failed = await bench.queue.failed(10);
      expect(failed.map(({ id }) => id).sort()).toEqual(['read-1-1', 'read-2-1', 'read-3-1']);
      const [latest] = failed;
      expect(latest).toMatchObject({
        name: 'read',
        reason: 'the store is away',
        attempts: 3,
        payload: { revision: 1 },
      });
      expect(latest?.failedAt.getTime()).toBeGreaterThanOrEqual(before);
      expect(await bench.queue.failed(2)).toHaveLength(2);

      isBroken = false;
      expect(await bench.queue.retryFailed()).toBe(3);
      await bench.untilCounts({ failed: 0, waiting: 0, active: 0 });
      expect(handler).toHaveBeenCalledTimes(12);
      expect(await bench.queue.retryFailed()).toBe(0);
    });

    it.each([
      ['one', 1],
      ['one of many', 40],
    ])('for good has all its attempts again when it is added again: %s', async (_, count) => {
      let isBroken = true;
      const attempts: number[] = [];
      const handler = async ({ postId }: Read, { attempt }: JobContext) => {
        if (postId !== 1) return;
        attempts.push(attempt);
        if (isBroken || attempt < 3) throw new Error('broken');
      };
      await bench.queue.process({ read: handler }, { concurrency: 4 });
      await bench.queue.add('read', read(1));
      await bench.untilCounts({ failed: 1 });
      isBroken = false;
      await bench.queue.addMany('read', many(count));
      await bench.untilCounts({ failed: 0, waiting: 0, active: 0, delayed: 0 });
      expect(attempts).toEqual([1, 2, 3, 1, 2, 3]);
    });

    it('with something that is no error, or with a long message, keeps a short reason', async () => {
      const handler = ({ postId }: Read) => Promise.reject(postId === 1 ? 'just text' : new Error('x'.repeat(100_000)));
      const once = await bench.open({ retry: { attempts: 1, firstDelay: 1 } });
      await once.process({ read: handler }, { concurrency: 1 });
      await once.addMany('read', many(2));
      await bench.untilCounts({ failed: 2 });
      const reasons = new Map((await bench.queue.failed(10)).map(({ id, reason }) => [id, reason]));
      expect(reasons.get('read-1-1')).toBe('just text');
      expect(reasons.get('read-2-1')).toHaveLength(2001);
    });
  });
}
