import type { Backend } from './backend/backend.js';
import { settlesWithin } from './deadline.js';
import { JOB_NAMES, type JobName } from './jobs.js';
import type { Handlers, Processing, ProcessOptions } from './queue.js';
import { QueueError } from './queue-error.js';
import { type RunningWorker, type Surroundings, startWorker } from './worker.js';

const READY_DEADLINE = 10_000;
const STOP_DEADLINE = 5000;
const MOST_CONCURRENT = 64;

/** Starts a worker for each kind of job that has a handler. */
export function startProcessing(
  backend: Backend,
  handlers: Handlers,
  { concurrency, stopDeadline = STOP_DEADLINE, observe }: ProcessOptions,
  surroundings: Surroundings,
): Processing & { readonly ready: Promise<void> } {
  if (!Number.isInteger(concurrency) || concurrency < 1 || concurrency > MOST_CONCURRENT) {
    throw new QueueError('invalid-options', `The concurrency must be a whole number from 1 to ${MOST_CONCURRENT}.`);
  }

  function start<Name extends JobName>(name: Name): RunningWorker[] {
    const handler: Handlers[Name] = handlers[name];
    return handler ? [startWorker(backend, name, handler, { concurrency, stopDeadline, observe }, surroundings)] : [];
  }

  const workers = JOB_NAMES.flatMap((name) => start(name));
  let closing: Promise<void> | null = null;
  return {
    ready: allReady(workers, backend),
    close: () => {
      closing ??= Promise.all(workers.map((worker) => worker.close())).then(() => undefined);
      return closing;
    },
  };
}

async function allReady(workers: readonly RunningWorker[], backend: Backend): Promise<void> {
  const ready = Promise.all(workers.map((worker) => worker.ready));
  if (!(await settlesWithin(READY_DEADLINE, ready))) throw backend.explain(new Error('connection timeout'));
  await ready;
}
