import type { StoredJobs } from './backend/backend.js';
import { failedAmong, retryIds } from './failed-jobs.js';
import { type JobName, parsePayload } from './jobs.js';
import { QueueError } from './queue-error.js';

/** Jobs added by one request: large enough that the round trip does not count, small enough not to hold the server up. */
const CHUNK = 1000;

/** A job as BullMQ is given it. */
export interface JobToAdd {
  readonly name: JobName;
  readonly data: unknown;
  readonly opts: { readonly jobId: string };
}

/** Parses the payloads. Throws `QueueError` for the first that is malformed, so that all are stored or none. */
export function jobsToAdd(name: JobName, payloads: readonly unknown[]): JobToAdd[] {
  return payloads.map((payload, index) => {
    const parsed = parsePayload(name, payload);
    if (parsed.ok) return { name, data: parsed.payload, opts: { jobId: parsed.jobId } };
    const which = payloads.length === 1 ? 'The payload' : `Payload ${index + 1} of ${payloads.length}`;
    throw new QueueError(
      'invalid-payload',
      `${which} of a ${name} job is malformed (${parsed.problem}): correct the caller.`,
    );
  });
}

/**
 * Makes sure that each of the jobs will be run. BullMQ ignores ids that it knows; of those, the ones that have failed for
 * good are looked up together and retried.
 */
export async function ensureJobs(stored: StoredJobs, jobs: readonly JobToAdd[]): Promise<void> {
  for (let start = 0; start < jobs.length; start += CHUNK) {
    const chunk = jobs.slice(start, start + CHUNK);
    await stored.addBulk(chunk);
    await retryIds(
      stored,
      await failedAmong(
        stored,
        chunk.map(({ opts }) => opts.jobId),
      ),
    );
  }
}
