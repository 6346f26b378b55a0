import type { Log } from '../log/log.js';
import type { StopReport } from './lifecycle.js';

export type StopSignal = 'SIGINT' | 'SIGTERM';

/** The status a shell gives a process that a signal ended: 128 and the signal's number. */
export const SIGNAL_STATUS = { SIGINT: 130, SIGTERM: 143 } as const satisfies Record<StopSignal, number>;

export interface StopOnSignalsOptions {
  readonly stop: () => Promise<StopReport>;
  readonly log: Pick<Log, 'info' | 'warn' | 'error'>;
  /** The process, or an emitter in a test. */
  readonly signals: SignalSource;
  /** `process.exit`, or a recorder in a test. */
  readonly exit: (status: number) => void;
  /** The status after a clean stop; 0 when absent (a service that was asked to end has not failed). */
  readonly statusAfterStop?: (signal: StopSignal) => number;
}

export interface SignalSource {
  on(signal: StopSignal, listener: (signal: StopSignal) => void): unknown;
  off(signal: StopSignal, listener: (signal: StopSignal) => void): unknown;
}

/**
 * Ends the program in order at the first SIGINT or SIGTERM and at once at the second (status 130 or 143). A stop that
 * left something behind ends with status 1, since what was left behind may keep the process alive.
 *
 * Returns a function that takes the handlers away again.
 */
export function stopOnSignals(options: StopOnSignalsOptions): () => void {
  const { signals, log, exit } = options;
  let first: StopSignal | null = null;

  async function stopInOrder(signal: StopSignal): Promise<void> {
    log.info({ signal }, 'stopping; a second signal ends the program at once');
    try {
      const { overran, failed } = await options.stop();
      const isClean = overran.length === 0 && failed.length === 0;
      exit(isClean ? (options.statusAfterStop?.(signal) ?? 0) : 1);
    } catch (cause) {
      log.error({ err: cause }, 'the stop failed');
      exit(1);
    }
  }

  function onSignal(signal: StopSignal): void {
    if (first !== null) {
      log.warn({ signal }, 'ended before everything had stopped');
      exit(SIGNAL_STATUS[signal]);
      return;
    }
    first = signal;
    void stopInOrder(signal);
  }

  signals.on('SIGINT', onSignal);
  signals.on('SIGTERM', onSignal);
  return () => {
    signals.off('SIGINT', onSignal);
    signals.off('SIGTERM', onSignal);
  };
}
