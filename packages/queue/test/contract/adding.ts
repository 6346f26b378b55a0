import { describe, expect, it, vi } from 'vitest';
import { QueueError } from '../../src/index.js';
import { type Bench, gate, many, read } from './bench.js';

export function describeAdding(bench: Bench): void {
  describe('adding', () => {
    it('twice is adding once', async () => {
      const id = await bench.queue.add('read', read(7));
      expect(await bench.queue.add('read', read(7))).toBe(id);
      expect(await bench.queue.addMany('read', [read(7), read(7), read(7, 2)])).toEqual([id, id, 'read-7-2']);
      expect(await bench.queue.counts()).toEqual({ waiting: 2, active: 0, delayed: 0, failed: 0 });
    });

    it('while the job runs leaves it alone', async () => {
      const { open: finish, opened: finished } = gate();
      const handler = vi.fn(() => finished);
      await bench.queue.add('read', read(7));
      await bench.queue.process({ read: handler }, { concurrency: 2 });
      await vi.waitFor(() => expect(handler).toHaveBeenCalledOnce(), { timeout: 10_000 });
      await bench.queue.add('read', read(7));
      finish();
      await bench.untilCounts({ waiting: 0, active: 0 });
      expect(handler).toHaveBeenCalledOnce();
    });

    it('after the job has completed runs it again', async () => {
      const handler = vi.fn(async () => undefined);
      await bench.queue.process({ read: handler }, { concurrency: 1 });
      for (const times of [1, 2]) {
        await bench.queue.add('read', read(7));
        await vi.waitFor(() => expect(handler).toHaveBeenCalledTimes(times), { timeout: 10_000 });
        await bench.untilCounts({ waiting: 0, active: 0 });
      }
    });

    it('keeps installations with different prefixes apart', async () => {
      const other = await bench.open({ prefix: `${bench.prefix}-other` });
      await bench.queue.add('read', read(7));
      expect(await other.counts()).toMatchObject({ waiting: 0 });
    });

    it('of nothing does nothing', async () => {
      expect(await bench.queue.addMany('read', [])).toEqual([]);
      expect(await bench.queue.counts()).toMatchObject({ waiting: 0 });
    });

    it('a malformed payload is an error before anything is stored', async () => {
      const malformed = [
        { postId: 0, revision: 1 },
        { postId: 1.5, revision: 1 },
        { postId: '1', revision: 1 },
        { postId: 1 },
        null,
      ];
      for (const payload of [...malformed, { ...read(1), body: 'long' }]) {
        const error = await bench.queue.add('read', payload as never).catch((thrown: unknown) => thrown);
        expect(error).toBeInstanceOf(QueueError);
        expect(error).toMatchObject({
          code: 'invalid-payload',
          message: expect.stringMatching(/^The payload of a read job .*\.$/),
        });
      }
      const error = await bench.queue
        .addMany('read', [...many(3), { postId: -1, revision: 1 }])
        .catch((thrown: unknown) => thrown);
      expect(error).toMatchObject({ message: expect.stringMatching(/^Payload 4 of 4 .*postId/) });
      expect(await bench.queue.counts()).toEqual({ waiting: 0, active: 0, delayed: 0, failed: 0 });
    });
  });
}
