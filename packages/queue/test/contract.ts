import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Backend, StoredJobs } from '../src/backend/backend.js';
import {
  type JobContext,
  type JobEvent,
  type JobQueue,
  openQueue,
  type PayloadOf,
  QueueError,
  type QueueOptions,
} from '../src/index.js';
import { LOCKS } from '../src/policy.js';
import { SILENT } from '../src/queue-log.js';
import { startWorker } from '../src/worker.js';
import { startKillableWorker } from './support/killable-worker.js';

/** A backend under contract: how the queue is opened on it, and how a test reaches behind the queue. */
export interface Subject {
  readonly url: string;
  readonly options: QueueOptions;
  openBackend(prefix: string): Promise<Backend>;
}

type Read = PayloadOf<'read'>;

const QUICK_RETRY = { attempts: 3, firstDelay: 40 };
const read = (postId: number, revision = 1): Read => ({ postId, revision });
const many = (count: number): Read[] => Array.from({ length: count }, (_, index) => read(index + 1));

/** A promise and the function that resolves it. */
function gate(): { readonly open: () => void; readonly opened: Promise<void> } {
  let open = () => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { open, opened };
}

/** What every backend must do, in the same words. */
export function describeQueue(name: string, subject: Subject): void {
  describe(`the queue on ${name}`, () => {
    let prefix: string;
    let queue: JobQueue;
    const cleanUp: (() => Promise<unknown>)[] = [];

    async function open(options: QueueOptions = {}): Promise<JobQueue> {
      const opened = await openQueue({ ...subject.options, prefix, retry: QUICK_RETRY, ...options });
      cleanUp.push(() => opened.close());
      return opened;
    }

    /** The BullMQ queue itself, to store what `add` would refuse. */
    async function behind(): Promise<StoredJobs> {
      const backend = await subject.openBackend(prefix);
      const stored = backend.openStored('read', {});
      cleanUp.push(async () => {
        await stored.close();
        await backend.close();
      });
      return stored;
    }

    const untilCounts = (expected: object, timeout = 10_000) =>
      vi.waitFor(async () => expect(await queue.counts()).toMatchObject(expected), { timeout, interval: 20 });

    beforeEach(async () => {
      prefix = `t-${randomUUID().slice(0, 13)}`;
      queue = await open();
    });
    afterEach(async () => {
      for (const undo of cleanUp.splice(0).reverse()) await undo();
    });

    describe('adding', () => {
      it('twice is adding once', async () => {
        const id = await queue.add('read', read(7));
        expect(await queue.add('read', read(7))).toBe(id);
        expect(await queue.addMany('read', [read(7), read(7), read(7, 2)])).toEqual([id, id, 'read-7-2']);
        expect(await queue.counts()).toEqual({ waiting: 2, active: 0, delayed: 0, failed: 0 });
      });

      it('while the job runs leaves it alone', async () => {
        const { open: finish, opened: finished } = gate();
        const handler = vi.fn(() => finished);
        await queue.add('read', read(7));
        await queue.process({ read: handler }, { concurrency: 2 });
        await vi.waitFor(() => expect(handler).toHaveBeenCalledOnce());
        await queue.add('read', read(7));
        finish();
        await untilCounts({ waiting: 0, active: 0 });
        expect(handler).toHaveBeenCalledOnce();
      });

      it('after the job has completed runs it again', async () => {
        const handler = vi.fn(async () => undefined);
        await queue.process({ read: handler }, { concurrency: 1 });
        for (const times of [1, 2]) {
          await queue.add('read', read(7));
          await vi.waitFor(() => expect(handler).toHaveBeenCalledTimes(times));
          await untilCounts({ waiting: 0, active: 0 });
        }
      });

      it('keeps installations with different prefixes apart', async () => {
        const other = await open({ prefix: `${prefix}-other` });
        await queue.add('read', read(7));
        expect(await other.counts()).toMatchObject({ waiting: 0 });
      });

      it('of nothing does nothing', async () => {
        expect(await queue.addMany('read', [])).toEqual([]);
        expect(await queue.counts()).toMatchObject({ waiting: 0 });
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
          const error = await queue.add('read', payload as never).catch((thrown: unknown) => thrown);
          expect(error).toBeInstanceOf(QueueError);
          expect(error).toMatchObject({
            code: 'invalid-payload',
            message: expect.stringMatching(/^The payload of a read job .*\.$/),
          });
        }
        const error = await queue
          .addMany('read', [...many(3), { postId: -1, revision: 1 }])
          .catch((thrown: unknown) => thrown);
        expect(error).toMatchObject({ message: expect.stringMatching(/^Payload 4 of 4 .*postId/) });
        expect(await queue.counts()).toEqual({ waiting: 0, active: 0, delayed: 0, failed: 0 });
      });
    });

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
        const other = await open();
        const outcomes = vi.fn<(event: JobEvent) => void>();
        await queue.process({ read: handler }, { concurrency: 4, observe: outcomes });
        await other.process({ read: handler }, { concurrency: 4, observe: outcomes });
        await queue.addMany('read', many(2000));
        await vi.waitFor(() => expect(outcomes).toHaveBeenCalledTimes(2000), { timeout: 25_000, interval: 50 });
        expect(await queue.counts()).toEqual({ waiting: 0, active: 0, delayed: 0, failed: 0 });
        expect(runs.size).toBe(2000);
        expect([...runs.values()].every((times) => times === 1)).toBe(true);
        expect(outcomes.mock.calls.every(([{ outcome }]) => outcome === 'completed')).toBe(true);
      });

      it('takes jobs in the order they were added', async () => {
        const order: number[] = [];
        await queue.addMany('read', many(30));
        await queue.process({ read: async ({ postId }) => void order.push(postId) }, { concurrency: 1 });
        await vi.waitFor(() => expect(order).toHaveLength(30));
        expect(order).toEqual(many(30).map(({ postId }) => postId));
      });

      it('runs as many at a time as asked, and no more', async () => {
        const { open: finish, opened: finished } = gate();
        let running = 0;
        await queue.addMany('read', many(5));
        const handler = async () => {
          running += 1;
          await finished;
          running -= 1;
        };
        await queue.process({ read: handler }, { concurrency: 3 });
        await untilCounts({ active: 3, waiting: 2 });
        expect(running).toBe(3);
        finish();
        await untilCounts({ active: 0, waiting: 0 });
      });

      it('takes up a job that is added while it waits within a moment', async () => {
        const handler = vi.fn(async () => undefined);
        await queue.process({ read: handler }, { concurrency: 1 });
        await queue.add('read', read(1));
        await vi.waitFor(() => expect(handler).toHaveBeenCalledTimes(1));
        await untilCounts({ active: 0 });
        const begin = performance.now();
        await queue.add('read', read(2));
        await vi.waitFor(() => expect(handler).toHaveBeenCalledTimes(2), { interval: 5 });
        expect(performance.now() - begin).toBeLessThan(1000);
      });

      it('refuses a concurrency that makes no sense', async () => {
        for (const concurrency of [0, 65, 1.5, Number.NaN]) {
          await expect(queue.process({}, { concurrency })).rejects.toMatchObject({ code: 'invalid-options' });
        }
      });
    });

    describe('a malformed job that is met by a worker', () => {
      it.each<[string, string, unknown, RegExp]>([
        ['payload', 'read', { postId: 'x' }, /malformed: postId: /],
        ['name', 'write', read(1), /malformed: the job's name is "write"/],
      ])(
        'fails at once for its %s, is not retried, and does not reach the handler',
        async (_, jobName, data, reason) => {
          const stored = await behind();
          await stored.addBulk([{ name: jobName, data, opts: { jobId: 'raw-1', attempts: 5 } }]);
          const handler = vi.fn(async () => undefined);
          await queue.process({ read: handler }, { concurrency: 1 });
          await untilCounts({ failed: 1, delayed: 0, waiting: 0, active: 0 });
          expect(handler).not.toHaveBeenCalled();
          expect(await queue.failed(10)).toEqual([
            {
              id: 'raw-1',
              name: 'read',
              payload: data,
              reason: expect.stringMatching(reason),
              attempts: 1,
              failedAt: expect.any(Date),
            },
          ]);
        },
      );
    });

    describe('a job that fails', () => {
      it('is tried again after growing waits, until it succeeds', async () => {
        const patient = await open({ retry: { attempts: 5, firstDelay: 200 } });
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
        expect(await queue.counts()).toMatchObject({ failed: 0 });
      });

      it('again and again is kept, can be seen, and can be retried', async () => {
        let isBroken = true;
        const handler = vi.fn(async () => {
          if (isBroken) throw new Error('the store is away');
        });
        const before = Date.now();
        await queue.process({ read: handler }, { concurrency: 4 });
        await queue.addMany('read', many(3));
        await untilCounts({ failed: 3, waiting: 0, active: 0, delayed: 0 });
        expect(handler).toHaveBeenCalledTimes(9);
        const failed = await queue.failed(10);
        expect(failed.map(({ id }) => id).sort()).toEqual(['read-1-1', 'read-2-1', 'read-3-1']);
        const [latest] = failed;
        expect(latest).toMatchObject({
          name: 'read',
          reason: 'the store is away',
          attempts: 3,
          payload: { revision: 1 },
        });
        expect(latest?.failedAt.getTime()).toBeGreaterThanOrEqual(before);
        expect(await queue.failed(2)).toHaveLength(2);

        isBroken = false;
        expect(await queue.retryFailed()).toBe(3);
        await untilCounts({ failed: 0, waiting: 0, active: 0 });
        expect(handler).toHaveBeenCalledTimes(12);
        expect(await queue.retryFailed()).toBe(0);
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
        await queue.process({ read: handler }, { concurrency: 4 });
        await queue.add('read', read(1));
        await untilCounts({ failed: 1 });
        isBroken = false;
        await queue.addMany('read', many(count));
        await untilCounts({ failed: 0, waiting: 0, active: 0, delayed: 0 });
        expect(attempts).toEqual([1, 2, 3, 1, 2, 3]);
      });

      it('with something that is no error, or with a long message, keeps a short reason', async () => {
        const handler = ({ postId }: Read) =>
          Promise.reject(postId === 1 ? 'just text' : new Error('x'.repeat(100_000)));
        const once = await open({ retry: { attempts: 1, firstDelay: 1 } });
        await once.process({ read: handler }, { concurrency: 1 });
        await once.addMany('read', many(2));
        await untilCounts({ failed: 2 });
        const reasons = new Map((await queue.failed(10)).map(({ id, reason }) => [id, reason]));
        expect(reasons.get('read-1-1')).toBe('just text');
        expect(reasons.get('read-2-1')).toHaveLength(2001);
      });
    });

    describe('a worker that is killed', () => {
      it('leaves its job to another, and the job loses no attempt', async () => {
        await queue.add('read', read(7));
        const worker = startKillableWorker(subject.url, prefix);
        cleanUp.push(() => worker.kill());
        expect(await worker.says('took')).toBe('took 7 attempt 1');
        await worker.kill();
        const handler = vi.fn(async (_: Read, __: JobContext) => undefined);
        await queue.process({ read: handler }, { concurrency: 1 });
        await vi.waitFor(() => expect(handler).toHaveBeenCalledOnce(), { timeout: 25_000, interval: 50 });
        expect(handler.mock.calls[0]).toMatchObject([read(7), { attempt: 1 }]);
        await untilCounts({ active: 0, failed: 0 });
      });

      it('ten times over does not lose the job: ten in a row take it and are never heard of again', async () => {
        // As silent as the dead: none renews its lock, none ends its job. The eleventh must still be given it.
        const locks = { ...LOCKS, lockDuration: 100, lockRenewTime: 600_000, stalledInterval: 50 };
        const backend = await subject.openBackend(prefix);
        cleanUp.push(() => backend.close());
        await queue.add('read', read(7));
        for (let worker = 1; worker <= 11; worker += 1) {
          const handler = vi.fn((_: Read, __: JobContext) => new Promise<void>(() => undefined));
          startWorker(backend, 'read', handler, { concurrency: 1, stopDeadline: 1 }, SILENT, locks);
          await vi.waitFor(() => expect(handler).toHaveBeenCalledOnce(), { timeout: 10_000, interval: 10 });
          expect(handler.mock.calls[0]?.[1].attempt).toBe(1);
        }
        expect(await queue.counts()).toMatchObject({ delayed: 0, failed: 0 });
      }, 60_000);
    });

    describe('closing', () => {
      it('waits for the jobs that run, takes no other, and is safe twice', async () => {
        const { open: finish, opened: finished } = gate();
        const done: number[] = [];
        const handler = vi.fn(async ({ postId }: Read) => {
          await finished;
          done.push(postId);
        });
        await queue.addMany('read', many(5));
        const processing = await queue.process({ read: handler }, { concurrency: 2 });
        await vi.waitFor(() => expect(handler).toHaveBeenCalledTimes(2));
        const closing = processing.close();
        expect(processing.close()).toBe(closing);
        finish();
        await closing;
        expect(done).toEqual([1, 2]);
        expect(await queue.counts()).toEqual({ waiting: 3, active: 0, delayed: 0, failed: 0 });
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
        await queue.add('read', read(7));
        const processing = await queue.process({ read: handler }, { concurrency: 1, stopDeadline: 50 });
        await vi.waitFor(() => expect(handler).toHaveBeenCalledOnce());
        await processing.close();
        expect(reasons).toEqual([expect.objectContaining({ name: 'JobAbortedError', code: 'stopping' })]);
        expect(await queue.counts()).toEqual({ waiting: 1, active: 0, delayed: 0, failed: 0 });
        const again = vi.fn(async (_: Read, __: JobContext) => undefined);
        await queue.process({ read: again }, { concurrency: 1 });
        await vi.waitFor(() => expect(again).toHaveBeenCalledOnce());
        expect(again.mock.calls[0]?.[1].attempt).toBe(1);
      });

      it('leaves behind what does not heed the signal, within its deadlines', async () => {
        const own = await open();
        const handler = vi.fn(() => new Promise<void>(() => undefined));
        await own.add('read', read(7));
        await own.process({ read: handler }, { concurrency: 1, stopDeadline: 50 });
        await vi.waitFor(() => expect(handler).toHaveBeenCalledOnce());
        const begin = performance.now();
        await own.close();
        expect(performance.now() - begin).toBeLessThan(4000);
        expect(await queue.counts()).toMatchObject({ active: 1, failed: 0 });
      });

      it('of the queue ends the work and the connections; what is asked afterwards is an error', async () => {
        const own = await open();
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
  });
}
