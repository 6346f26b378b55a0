export { examineRedis, type RedisFindings } from './examine-redis.js';
export { type Handler, JobAbortedError, type JobContext } from './handler.js';
export { JOB_NAMES, type JobName, jobs, type PayloadOf } from './jobs.js';
export { openQueue } from './open-queue.js';
export type { RetryPolicy } from './policy.js';
export type {
  AroundJob,
  FailedJob,
  Handlers,
  JobCounts,
  JobLine,
  JobQueue,
  Processing,
  ProcessOptions,
  QueueOptions,
} from './queue.js';
export { QueueError, type QueueErrorCode } from './queue-error.js';
export type { QueueLog } from './queue-log.js';
export type { JobEvent } from './worker.js';
