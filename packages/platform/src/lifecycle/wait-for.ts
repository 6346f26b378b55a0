import type { Log } from '../log/log.js';

export interface WaitOptions {
  /** What is waited for, as the beginning of a sentence: "PostgreSQL". */
  readonly what: string;
  /** The `code`s of errors that pass by themselves. Every other error is thrown at once. */
  readonly passing: readonly string[];
  /** Milliseconds after which no further attempt is begun; 0: there is one attempt only. */
  readonly deadline: number;
  /** Milliseconds between two attempts at most, 5,000 when absent. */
  readonly longestPause?: number;
  /** Aborted when the program is asked to end. */
  readonly signal: AbortSignal;
  readonly log: Pick<Log, 'info' | 'warn'>;
}

const FIRST_PAUSE = 250;
const LONGEST_PAUSE = 5_000;
/** Pauses are shortened by up to this part, so that processes which start together do not ask together. */
const JITTER = 0.3;
/** Milliseconds between two lines that say the same. */
const QUIET = 30_000;

/**
 * Attempts something until it succeeds, as long as its error is one that passes: a server that is not up yet. Pauses
 * double from a quarter of a second to the longest. Says at once what it waits for, again every half minute and whenever the
 * reason changes, and when the waiting is over.
 *
 * Throws the last error at the deadline and when the signal is aborted.
 */
export async function waitFor<Result>(attempt: () => Promise<Result>, options: WaitOptions): Promise<Result> {
  const { what, deadline, longestPause = LONGEST_PAUSE, signal, log } = options;
  const start = performance.now();
  const waited = () => Math.round((performance.now() - start) / 1000);
  let said: { readonly reason: string; readonly at: number } | undefined;
  for (let pause = FIRST_PAUSE; ; pause = Math.min(pause * 2, longestPause)) {
    try {
      const result = await attempt();
      if (said !== undefined) log.info({ seconds: waited() }, `${what} is there`);
      return result;
    } catch (error) {
      if (!passes(error, options) || performance.now() - start + pause > deadline) throw error;
      const now = performance.now();
      if (said?.reason !== error.message || now - said.at > QUIET) {
        log.warn({ reason: error.message, seconds: waited() }, `${what} is not there yet; it is waited for`);
        said = { reason: error.message, at: now };
      }
      await pauseFor(pause * (1 - JITTER * Math.random()), signal);
      if (signal.aborted) throw error;
    }
  }
}

function passes(error: unknown, { passing, signal }: WaitOptions): error is Error {
  if (signal.aborted || !(error instanceof Error)) return false;
  return 'code' in error && typeof error.code === 'string' && passing.includes(error.code);
}

/** Ends early when the signal is aborted. */
function pauseFor(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const end = () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', end);
      resolve();
    };
    const timer = setTimeout(end, milliseconds);
    signal.addEventListener('abort', end);
  });
}
