import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, expect, vi } from 'vitest';
import type { Backend, StoredJobs } from '../../src/backend/backend.js';
import { type JobQueue, openQueue, type PayloadOf, type QueueOptions } from '../../src/index.js';

/** A backend under contract: how the queue is opened on it, and how a test reaches behind the queue. */
export interface Subject {
  readonly url: string;
  readonly options: QueueOptions;
  openBackend(prefix: string): Promise<Backend>;
}

/** What each test of the contract works with: a queue of its own under a prefix of its own. */
export interface Bench {
  readonly subject: Subject;
  readonly prefix: string;
  readonly queue: JobQueue;
  /** Another queue on the same jobs, as another process would open it. */
  open(options?: QueueOptions): Promise<JobQueue>;
  /** The BullMQ queue itself, to store what `add` would refuse. */
  behind(): Promise<StoredJobs>;
  untilCounts(expected: object): Promise<void>;
  /** Runs when the test has ended, last first. */
  afterwards(undo: () => Promise<unknown>): void;
}

export type Read = PayloadOf<'read'>;

const QUICK_RETRY = { attempts: 3, firstDelay: 40 };

export function read(postId: number, revision = 1): Read {
  return { postId, revision };
}

/** Payloads with the post ids 1 to `count`. */
export function many(count: number): Read[] {
  return Array.from({ length: count }, (_, index) => read(index + 1));
}

/** A promise and the function that resolves it. */
export function gate(): { readonly open: () => void; readonly opened: Promise<void> } {
  let open = () => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { open, opened };
}

/** Sets up a bench for each test of the surrounding `describe`. */
export function useBench(subject: Subject): Bench {
  let prefix = '';
  let queue: JobQueue;
  const undone: (() => Promise<unknown>)[] = [];

  async function open(options: QueueOptions = {}): Promise<JobQueue> {
    const opened = await openQueue({ ...subject.options, prefix, retry: QUICK_RETRY, ...options });
    undone.push(() => opened.close());
    return opened;
  }

  async function behind(): Promise<StoredJobs> {
    const backend = await subject.openBackend(prefix);
    const stored = backend.openStored('read', {});
    undone.push(async () => {
      await stored.close();
      await backend.close();
    });
    return stored;
  }

  beforeEach(async () => {
    prefix = `t-${randomUUID().slice(0, 13)}`;
    queue = await open();
  });
  afterEach(async () => {
    for (const undo of undone.splice(0).reverse()) await undo();
  });

  return {
    subject,
    get prefix() {
      return prefix;
    },
    get queue() {
      return queue;
    },
    open,
    behind,
    untilCounts: (expected) =>
      vi.waitFor(async () => expect(await queue.counts()).toMatchObject(expected), { timeout: 10_000, interval: 20 }),
    afterwards: (undo) => void undone.push(undo),
  };
}
