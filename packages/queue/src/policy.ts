import type { DefaultJobOptions, WorkerOptions } from 'bullmq';

/** How often a job is tried, and how long to wait in between. */
export interface RetryPolicy {
  /** Attempts in all, the first included. */
  readonly attempts: number;
  /** Milliseconds before the second attempt; doubled before each further one. Each wait is shortened by up to a half. */
  readonly firstDelay: number;
}

/** Waits of up to 2, 4, 8 and 16 s: half a minute rides out the restart of a server, and a real failure shows soon. */
export const RETRY_POLICY: RetryPolicy = { attempts: 5, firstDelay: 2000 };

const JITTER = 0.5;

/**
 * Options of every job. A completed job is removed at once, which frees its id, so that the same work can be asked for
 * again. A failed job is kept until it is retried: nothing is lost silently.
 */
export function jobOptions({ attempts, firstDelay }: RetryPolicy): DefaultJobOptions {
  return {
    attempts,
    backoff: { type: 'exponential', delay: firstDelay, jitter: JITTER },
    removeOnComplete: true,
    removeOnFail: false,
    stackTraceLimit: 3,
  };
}

/** Milliseconds that a lock holds, after which it is renewed, and between the checks for jobs whose lock has run out. */
export type LockPolicy = Required<
  Pick<WorkerOptions, 'lockDuration' | 'lockRenewTime' | 'stalledInterval' | 'maxStalledCount'>
>;

/**
 * How soon the jobs of a killed worker are taken up by another one.
 *
 * A worker renews the locks of its jobs every 1.5 s for 5 s, so a lock outlives its worker by 3.5 to 5 s. A check every
 * second finds it; one that comes a moment before its second is over is skipped, hence two: 3.5 to 7 s after the kill.
 * BullMQ's defaults (30 s each) would be up to a minute and a half. Shorter is not better: a handler that keeps the thread
 * busy for longer than 3.5 s cannot renew and its job would be run twice.
 *
 * Each kill counts as one stall of the jobs that were running. 25 stalls survive a process that is killed over and over
 * (BullMQ's default of 1 would give up at the second kill) and still end a job that takes its process down each time.
 */
export const LOCKS: LockPolicy = {
  lockDuration: 5000,
  lockRenewTime: 1500,
  stalledInterval: 1000,
  maxStalledCount: 25,
};

/** Milliseconds before a worker asks again after it lost its server. BullMQ's 15 s would be felt. */
export const RECONNECT_DELAY = 1000;

/** Events that BullMQ keeps for observers. Nothing here observes them, so few are enough. */
export const KEPT_EVENTS = 100;
