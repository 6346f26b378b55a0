import type { Handler } from './handler.js';
import type { JobName, PayloadOf } from './jobs.js';
import type { RetryPolicy } from './policy.js';
import type { QueueLog } from './queue-log.js';
import type { JobEvent } from './worker.js';

export interface QueueOptions {
  /** Where given, the jobs are kept there: `redis://:password@host:6379/0`. */
  readonly redisUrl?: string | undefined;
  /** Otherwise they are kept in this database, in the schema `bullmq`. */
  readonly postgres?: { readonly connectionString: string } | undefined;
  /** Keeps the queues of several installations on one server apart: 1 to 40 letters, digits and `-`. */
  readonly prefix?: string | undefined;
  readonly retry?: RetryPolicy | undefined;
  readonly log?: QueueLog | undefined;
  /** Is given every run of a handler, so that it can be timed and its lines of the log be marked. Must run the work. */
  readonly around?: AroundJob | undefined;
}

/** A run of a handler: `run` begins it, and settles as it does. */
export type AroundJob = (
  job: { readonly name: JobName; readonly jobId: string; readonly attempt: number },
  run: () => Promise<void>,
) => Promise<void>;

/** How many jobs there are. A completed job is removed at once, so there is no count of them. */
export interface JobCounts {
  readonly waiting: number;
  readonly active: number;
  /** Waiting for their next attempt. */
  readonly delayed: number;
  /** Failed for good, and kept. */
  readonly failed: number;
}

/** The jobs of one kind. */
export interface JobLine extends JobCounts {
  readonly name: JobName;
  /** Milliseconds for which the oldest of those that wait has waited; null when none waits. */
  readonly oldestWaitingMs: number | null;
}

/** A job that has failed for good. */
export interface FailedJob {
  readonly id: string;
  readonly name: JobName;
  /** As it was stored: it may be what the job failed for. */
  readonly payload: unknown;
  readonly reason: string;
  /** Attempts made in all. */
  readonly attempts: number;
  readonly failedAt: Date;
}

export type Handlers = { readonly [Name in JobName]?: Handler<Name> };

export interface ProcessOptions {
  /** Jobs of each kind that run at the same time in this process, 1 to 64. */
  readonly concurrency: number;
  /** Milliseconds that running jobs are given to finish at the close; 5,000 when absent. */
  readonly stopDeadline?: number | undefined;
  readonly observe?: ((event: JobEvent) => void) | undefined;
}

export interface Processing {
  /**
   * Takes no new job and waits for the running ones; at the deadline their signals are aborted, and a second later they are
   * left behind. What was cut short goes back in line and loses no attempt. Never rejects; safe to call twice.
   */
  close(): Promise<void>;
}

/** All but `close` throw `QueueError`, also when the server goes away: an add may then be repeated without harm. */
export interface JobQueue {
  readonly kind: 'redis' | 'postgres';
  /** Where the server is, for people: host, port and database, no password. */
  readonly place: string;
  /**
   * Makes sure that the job will be run. A job that waits or runs is left as it is, one that has failed for good is given
   * all its attempts again, and one that has completed is run again. Returns the job's id.
   */
  add<Name extends JobName>(name: Name, payload: PayloadOf<Name>): Promise<string>;
  /** `add` for many, in chunks of a thousand. A malformed payload is an error before anything is stored. */
  addMany<Name extends JobName>(name: Name, payloads: readonly PayloadOf<Name>[]): Promise<string[]>;
  /** Of all kinds together, or of some. */
  counts(kinds?: readonly JobName[]): Promise<JobCounts>;
  /** Each kind of job by itself, and how long the oldest has waited. */
  lines(): Promise<readonly JobLine[]>;
  /** The jobs that have failed for good, the latest first, at most `limit` (1 to 1,000). */
  failed(limit: number): Promise<FailedJob[]>;
  /** Gives every job that has failed for good all its attempts again. Returns how many. */
  retryFailed(): Promise<number>;
  /** Starts to work on the kinds of jobs that have a handler; resolves when the workers are connected. */
  process(handlers: Handlers, options: ProcessOptions): Promise<Processing>;
  /** Closes what `process` has started, then the connections. Never rejects; safe to call twice. */
  close(): Promise<void>;
}
