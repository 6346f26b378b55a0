import { ensureJobs, jobsToAdd } from './adding.js';
import type { Backend, StoredJobs } from './backend/backend.js';
import { settlesWithin } from './deadline.js';
import { retryAll } from './failed-jobs.js';
import { countJobs, listFailed, listLines } from './job-lists.js';
import { JOB_NAMES, type JobName } from './jobs.js';
import { openBackend } from './open-backend.js';
import { jobOptions, KEPT_EVENTS, RETRY_POLICY } from './policy.js';
import type { Handlers, JobQueue, Processing, ProcessOptions, QueueOptions } from './queue.js';
import { QueueError } from './queue-error.js';
import { reportOnce, SILENT } from './queue-log.js';

const CLOSE_DEADLINE = 1000;

/**
 * Opens the queue on Redis where a URL is given, else in PostgreSQL.
 *
 * Throws `QueueError` within ten seconds when the server cannot be used.
 */
export async function openQueue(options: QueueOptions): Promise<JobQueue> {
  const backend = await openBackend(options);
  const log = options.log ?? SILENT;
  const { storedOf, closeStored } = storedQueues(backend, options);
  const processings = new Set<Processing>();
  let closing: Promise<void> | null = null;

  function refuseWhenClosed(): void {
    if (closing !== null) throw new QueueError('closed', 'The queue is closed: open another one.');
  }

  const storedByName = () => new Map(JOB_NAMES.map((name) => [name, storedOf(name)]));

  /** Makes a request of the server, unless the queue is closed, and explains its failure. */
  async function ask<T>(request: () => Promise<T>): Promise<T> {
    refuseWhenClosed();
    try {
      return await request();
    } catch (error) {
      throw error instanceof QueueError ? error : backend.explain(error);
    }
  }

  async function addMany(name: JobName, payloads: readonly unknown[]): Promise<string[]> {
    const jobs = jobsToAdd(name, payloads);
    await ask(() => ensureJobs(storedOf(name), jobs));
    return jobs.map(({ opts }) => opts.jobId);
  }

  async function process(handlers: Handlers, processOptions: ProcessOptions): Promise<Processing> {
    const { startProcessing } = await import('./processing.js');
    refuseWhenClosed();
    const processing = startProcessing(backend, handlers, processOptions, { log, around: options.around });
    processings.add(processing);
    try {
      await processing.ready;
    } catch (error) {
      await processing.close();
      throw error;
    }
    return processing;
  }

  async function closeAll(): Promise<void> {
    await Promise.all([...processings].map((processing) => processing.close()));
    await closeStored();
    await backend.close();
  }

  return {
    kind: backend.kind,
    place: backend.place,
    addMany,
    add: async (name, payload) => (await addMany(name, [payload])).join(),
    counts: (kinds = JOB_NAMES) => ask(() => countJobs(kinds.map(storedOf))),
    lines: () => ask(() => listLines(storedByName())),
    failed: (limit) => ask(() => listFailed(storedByName(), limit)),
    retryFailed: () => ask(() => retryAll(JOB_NAMES.map(storedOf))),
    process: (handlers, processOptions) => ask(() => process(handlers, processOptions)),
    close: () => {
      closing ??= closeAll();
      return closing;
    },
  };
}

/** The BullMQ queue of each kind of job, opened when it is first needed. */
function storedQueues(backend: Backend, options: QueueOptions) {
  const report = reportOnce(options.log ?? SILENT);
  const defaultJobOptions = jobOptions(options.retry ?? RETRY_POLICY);
  const opened = new Map<JobName, StoredJobs>();

  function storedOf(name: JobName): StoredJobs {
    const known = opened.get(name);
    if (known !== undefined) return known;
    const stored = backend.openStored(name, { defaultJobOptions, streams: { events: { maxLen: KEPT_EVENTS } } });
    stored.on('error', (error) => report(error, 'the queue has trouble and goes on'));
    opened.set(name, stored);
    return stored;
  }

  async function closeStored(): Promise<void> {
    await Promise.all([...opened.values()].map((stored) => settlesWithin(CLOSE_DEADLINE, stored.close())));
  }

  return { storedOf, closeStored };
}
