export type BenchmarkErrorCode = 'usage' | 'unreadable' | 'failed';

/** What is reported to people in one line: what failed, and what to do about it. */
export class BenchmarkError extends Error {
  override readonly name = 'BenchmarkError';
  readonly code: BenchmarkErrorCode;

  constructor(code: BenchmarkErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}

/** Exit statuses; 64 is `EX_USAGE` of BSD's sysexits. */
export const EXIT = { done: 0, failed: 1, usage: 64 } as const;
export type ExitStatus = (typeof EXIT)[keyof typeof EXIT];
