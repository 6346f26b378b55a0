import type { Job } from 'bullmq';
import type { StoredJobs } from './backend/backend.js';

/** Ids are read in pages: a page of this many is under a megabyte. */
const ID_PAGE = 5000;
const JOB_PAGE = 200;

/** Up to this many ids are asked about one by one, which is cheaper than reading the ids of all failed jobs. */
const FEW = 8;

/** Those of the ids whose jobs have failed for good. */
export async function failedAmong(stored: StoredJobs, ids: readonly string[]): Promise<string[]> {
  if (ids.length <= FEW) {
    const states = await Promise.all(ids.map((id) => stored.getJobState(id)));
    return ids.filter((_, index) => states[index] === 'failed');
  }
  const wanted = new Set(ids);
  const found: string[] = [];
  for (let start = 0; ; start += ID_PAGE) {
    const page = await stored.getRanges(['failed'], start, start + ID_PAGE - 1);
    found.push(...page.filter((id) => wanted.has(id)));
    if (page.length < ID_PAGE) return found;
  }
}

/** Gives failed jobs all their attempts again. Returns how many; ids that are not failed any more are left alone. */
export async function retryIds(stored: StoredJobs, ids: readonly string[]): Promise<number> {
  let retried = 0;
  for (let start = 0; start < ids.length; start += JOB_PAGE) {
    const jobs = await Promise.all(ids.slice(start, start + JOB_PAGE).map((id) => stored.getJob(id)));
    retried += await retryJobs(jobs.filter((job) => job !== undefined));
  }
  return retried;
}

/** Retries every job of the queues that has failed for good before now, the oldest first. Returns how many. */
export async function retryAll(queues: readonly StoredJobs[]): Promise<number> {
  const counts = await Promise.all(queues.map(retryAllOf));
  return counts.reduce((sum, count) => sum + count, 0);
}

async function retryAllOf(stored: StoredJobs): Promise<number> {
  const now = Date.now();
  let retried = 0;
  for (;;) {
    const page = await stored.getJobs(['failed'], 0, JOB_PAGE - 1, true);
    const earlier = page.filter((job) => (job.finishedOn ?? 0) <= now);
    const count = await retryJobs(earlier);
    retried += count;
    // What was retried has left the failed jobs. A page without any is the end, or what is left fails again as we go.
    if (count === 0) return retried;
  }
}

async function retryJobs(jobs: readonly Job[]): Promise<number> {
  const results = await Promise.all(jobs.map(retryJob));
  return results.filter(Boolean).length;
}

/** BullMQ's codes for a job that is gone, and for one that is not failed: somebody else has retried it. */
const NOT_FAILED = new Set([-1, -3]);

async function retryJob(job: Job): Promise<boolean> {
  try {
    await job.retry('failed', { resetAttemptsMade: true, resetAttemptsStarted: true });
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && NOT_FAILED.has(Number(error.code))) return false;
    throw error;
  }
}
