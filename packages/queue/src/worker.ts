import type { Backend, JobWorker } from './backend/backend.js';
import { settlesWithin } from './deadline.js';
import type { Handler } from './handler.js';
import { processorOf, STOPPING, TAKEN_OVER } from './handling.js';
import type { JobName } from './jobs.js';
import { LOCKS, type LockPolicy, RECONNECT_DELAY } from './policy.js';
import type { AroundJob } from './queue.js';
import { type QueueLog, reportOnce } from './queue-log.js';

export interface WorkerOptions {
  /** Jobs of one kind that run at the same time in this process, 1 to 64. */
  readonly concurrency: number;
  /** Milliseconds that running jobs are given to finish when the worker is closed. */
  readonly stopDeadline: number;
  /** Told of every job that ends an attempt, after the server has been told. Must not throw. */
  readonly observe?: ((event: JobEvent) => void) | undefined;
}

/** How an attempt ended: the job is done, is tried again later, or has failed for good and is kept. */
export interface JobEvent {
  readonly name: JobName;
  readonly jobId: string;
  readonly outcome: 'completed' | 'repeated' | 'failed';
}

/** What a worker is given of the queue that it belongs to. */
export interface Surroundings {
  readonly log: QueueLog;
  readonly around?: AroundJob | undefined;
}

/** Milliseconds for a handler to give up after its signal was aborted. */
const ABORT_GRACE = 1000;

export interface RunningWorker {
  readonly ready: Promise<unknown>;
  /** Takes no new job, waits for the running ones until the deadline, then aborts them. Never rejects. */
  close(): Promise<void>;
}

/** Starts to work on the jobs of one kind. */
export function startWorker<Name extends JobName>(
  backend: Backend,
  name: Name,
  handler: Handler<Name>,
  options: WorkerOptions,
  { log, around }: Surroundings,
  locks: LockPolicy = LOCKS,
): RunningWorker {
  const worker = backend.openWorker(name, processorOf(name, handler, around), {
    concurrency: options.concurrency,
    runRetryDelay: RECONNECT_DELAY,
    ...locks,
  });
  const report = reportOnce(log);
  worker.on('error', (error) => report(error, `the worker of ${name} jobs has trouble and goes on`));
  worker.on('lockRenewalFailed', (jobIds) => {
    for (const jobId of jobIds) worker.cancelJob(jobId, TAKEN_OVER);
  });
  worker.on('completed', ({ id = '' }) => options.observe?.({ name, jobId: id, outcome: 'completed' }));
  worker.on('failed', (job, error) => {
    if (job === undefined) return;
    const { id = '', attemptsMade, finishedOn } = job;
    const isFinal = finishedOn !== undefined;
    log.warn({ jobId: id, attempt: attemptsMade, err: error }, isFinal ? 'a job failed for good' : 'an attempt failed');
    options.observe?.({ name, jobId: id, outcome: isFinal ? 'failed' : 'repeated' });
  });
  return { ready: worker.waitUntilReady(), close: () => closeWorker(worker, name, options.stopDeadline, log) };
}

async function closeWorker(worker: JobWorker, name: JobName, stopDeadline: number, log: QueueLog): Promise<void> {
  const closing = worker.close();
  if (await settlesWithin(stopDeadline, closing)) return;
  worker.cancelAllJobs(STOPPING);
  if (await settlesWithin(ABORT_GRACE, closing)) return;
  log.warn({ name }, 'jobs did not stop in time and are left to the next worker');
}
