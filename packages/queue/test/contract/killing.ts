import { describe, expect, it, vi } from 'vitest';
import type { JobContext } from '../../src/index.js';
import { LOCKS } from '../../src/policy.js';
import { SILENT } from '../../src/queue-log.js';
import { startWorker } from '../../src/worker.js';
import { startKillableWorker } from '../support/killable-worker.js';
import { type Bench, type Read, read } from './bench.js';

export function describeKilling(bench: Bench): void {
  describe('a worker that is killed', () => {
    it('leaves its job to another, and the job loses no attempt', async () => {
      await bench.queue.add('read', read(7));
      const worker = startKillableWorker(bench.subject.url, bench.prefix);
      bench.afterwards(() => worker.kill());
      expect(await worker.says('took')).toBe('took 7 attempt 1');
      await worker.kill();
      const handler = vi.fn(async (_: Read, __: JobContext) => undefined);
      await bench.queue.process({ read: handler }, { concurrency: 1 });
      await vi.waitFor(() => expect(handler).toHaveBeenCalledOnce(), { timeout: 25_000, interval: 50 });
      expect(handler.mock.calls[0]).toMatchObject([read(7), { attempt: 1 }]);
      await bench.untilCounts({ active: 0, failed: 0 });
    });

    it('ten times over does not lose the job: ten in a row take it and are never heard of again', async () => {
      // As silent as the dead: none renews its lock, none ends its job. The eleventh must still be given it.
      const locks = { ...LOCKS, lockDuration: 100, lockRenewTime: 600_000, stalledInterval: 50 };
      const backend = await bench.subject.openBackend(bench.prefix);
      bench.afterwards(() => backend.close());
      await bench.queue.add('read', read(7));
      for (let worker = 1; worker <= 11; worker += 1) {
        const handler = vi.fn((_: Read, __: JobContext) => new Promise<void>(() => undefined));
        startWorker(backend, 'read', handler, { concurrency: 1, stopDeadline: 1 }, { log: SILENT }, locks);
        await vi.waitFor(() => expect(handler).toHaveBeenCalledOnce(), { timeout: 10_000, interval: 10 });
        expect(handler.mock.calls[0]?.[1].attempt).toBe(1);
      }
      expect(await bench.queue.counts()).toMatchObject({ delayed: 0, failed: 0 });
    }, 60_000);
  });
}
