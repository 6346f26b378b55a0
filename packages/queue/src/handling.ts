import { type Job, UnrecoverableError, WaitingError } from 'bullmq';
import { type Handler, JobAbortedError } from './handler.js';
import { type JobName, parsePayload } from './jobs.js';
import type { AroundJob } from './queue.js';

/** The reasons that are handed to BullMQ, which takes text only. */
export const STOPPING = 'stopping';
export const TAKEN_OVER = 'taken-over';

const LONGEST_REASON = 2000;

/** Wraps a handler for BullMQ: parses the payload, passes the context, and puts what was cut short back in line. */
export function processorOf<Name extends JobName>(
  name: Name,
  handler: Handler<Name>,
  around: AroundJob = (_, run) => run(),
) {
  // BullMQ makes a signal only for functions that name three parameters.
  return async (job: Job, token?: string, signal?: AbortSignal): Promise<void> => {
    const parsed = job.name === name ? parsePayload(name, job.data) : unknownName(job.name);
    if (!parsed.ok) throw new UnrecoverableError(`The payload is malformed: ${parsed.problem}`);
    const context = { jobId: job.id ?? parsed.jobId, attempt: job.attemptsMade + 1, signal: abortedWith(signal) };
    try {
      await around({ name, ...context }, () => handler(parsed.payload, context));
    } catch (error) {
      if (signal?.reason === STOPPING) {
        await job.moveToWait(token);
        throw new WaitingError();
      }
      throw keepable(error);
    }
  };
}

/** BullMQ's signal with an error as its reason, so that `signal.throwIfAborted()` throws one. */
function abortedWith(signal: AbortSignal | undefined): AbortSignal {
  const controller = new AbortController();
  signal?.addEventListener('abort', () => {
    controller.abort(new JobAbortedError(signal.reason === STOPPING ? 'stopping' : 'taken-over'));
  });
  return controller.signal;
}

function unknownName(name: string): { readonly ok: false; readonly problem: string } {
  return { ok: false, problem: `the job's name is ${JSON.stringify(name.slice(0, 100))}` };
}

/** BullMQ stores the message and needs an `Error`; a message may hold the whole text that could not be parsed. */
function keepable(error: unknown): Error {
  if (!(error instanceof Error)) return new Error(String(error).slice(0, LONGEST_REASON), { cause: error });
  if (error.message.length <= LONGEST_REASON) return error;
  return new Error(`${error.message.slice(0, LONGEST_REASON)}…`, { cause: error });
}
