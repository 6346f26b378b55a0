import type { Job, Processor, Queue, QueueOptions, Worker, WorkerOptions } from 'bullmq';
import type { QueueError } from '../queue-error.js';

/** What the queue needs of a BullMQ queue, whichever server it lives on. */
export type StoredJobs = Pick<
  Queue,
  'addBulk' | 'close' | 'getJob' | 'getJobCounts' | 'getJobState' | 'getJobs' | 'getRanges'
> & {
  on(event: 'error', listener: (error: Error) => void): unknown;
};

/** What the queue needs of a BullMQ worker. */
export type JobWorker = Pick<Worker, 'cancelAllJobs' | 'cancelJob' | 'close' | 'waitUntilReady'> & {
  on(event: 'error', listener: (error: Error) => void): unknown;
  on(event: 'completed', listener: (job: Job) => void): unknown;
  on(event: 'failed', listener: (job: Job | undefined, error: Error) => void): unknown;
  on(event: 'lockRenewalFailed', listener: (jobIds: string[]) => void): unknown;
};

/** A server that keeps the jobs. It owns its connections: nothing else opens or closes one. */
export interface Backend {
  readonly kind: 'redis' | 'postgres';
  /** Where it is, for people: host, port and database, no password. */
  readonly place: string;
  openStored(name: string, options: Omit<QueueOptions, 'connection'>): StoredJobs;
  openWorker(name: string, processor: Processor, options: Omit<WorkerOptions, 'connection'>): JobWorker;
  /** What to tell a person about an error of this server. */
  explain(error: unknown): QueueError;
  /** Closes the connections after the queues and workers; those that are still busy are cut. Never rejects. */
  close(): Promise<void>;
}
