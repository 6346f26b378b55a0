import type { JobName, PayloadOf } from './jobs.js';

/** What a handler is told beside the payload. */
export interface JobContext {
  readonly jobId: string;
  /** 1 for the first attempt. A run that was cut short by a stop or a kill does not count. */
  readonly attempt: number;
  /**
   * Aborted when the worker must stop and its deadline has passed, or when the job was given to another worker because
   * this one could not renew its lock. A handler that rejects for it loses no attempt.
   */
  readonly signal: AbortSignal;
}

/**
 * Does the work of one job. It must be idempotent: a job is run at least once, and again when its worker is killed, when a
 * lock is lost, or when the server does not learn of the completion.
 */
export type Handler<Name extends JobName> = (payload: PayloadOf<Name>, context: JobContext) => Promise<void>;

/** Why a handler's `signal` was aborted. In either case the job is run again. */
export class JobAbortedError extends Error {
  readonly code: 'stopping' | 'taken-over';

  constructor(code: 'stopping' | 'taken-over') {
    super(code === 'stopping' ? 'the worker is stopping' : 'another worker has taken the job over');
    this.name = 'JobAbortedError';
    this.code = code;
  }
}
