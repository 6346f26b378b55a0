import type { StoredJobs } from './backend/backend.js';
import type { JobName } from './jobs.js';
import type { FailedJob, JobCounts, JobLine } from './queue.js';

const MOST_LISTED = 1000;

/** Counts the jobs of several queues together. */
export async function countJobs(queues: readonly StoredJobs[]): Promise<JobCounts> {
  const counts = await Promise.all(
    queues.map((stored) => stored.getJobCounts('waiting', 'active', 'delayed', 'failed')),
  );
  const sum = (state: string) => counts.reduce((total, count) => total + (count[state] ?? 0), 0);
  return { waiting: sum('waiting'), active: sum('active'), delayed: sum('delayed'), failed: sum('failed') };
}

/** The jobs of each queue by itself. */
export function listLines(queues: ReadonlyMap<JobName, StoredJobs>): Promise<JobLine[]> {
  return Promise.all(
    [...queues].map(async ([name, stored]) => {
      const [counts, [oldest]] = await Promise.all([countJobs([stored]), stored.getJobs(['waiting'], 0, 0, true)]);
      // The time is of the process that added it; clocks differ.
      const oldestWaitingMs = oldest === undefined ? null : Math.max(0, Date.now() - oldest.timestamp);
      return { name, ...counts, oldestWaitingMs };
    }),
  );
}

/** The jobs of several queues that have failed for good, the latest first. */
export async function listFailed(queues: ReadonlyMap<JobName, StoredJobs>, limit: number): Promise<FailedJob[]> {
  const most = Math.max(1, Math.min(Math.trunc(limit) || 1, MOST_LISTED));
  const lists = await Promise.all([...queues].map(([name, stored]) => failedOf(name, stored, most)));
  return lists
    .flat()
    .sort((left, right) => right.failedAt.getTime() - left.failedAt.getTime())
    .slice(0, most);
}

async function failedOf(name: JobName, stored: StoredJobs, most: number): Promise<FailedJob[]> {
  const jobs = await stored.getJobs(['failed'], 0, most - 1);
  return jobs.map((job) => ({
    id: job.id ?? '',
    name,
    payload: job.data,
    reason: job.failedReason ?? '',
    attempts: job.attemptsMade,
    failedAt: new Date(job.finishedOn ?? job.timestamp),
  }));
}
