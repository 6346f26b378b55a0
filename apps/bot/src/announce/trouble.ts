import type { Log } from '@fieldnotes/platform';

/** Reports an error that is got over without anybody's help. */
export type Trouble = (error: unknown, message: string) => void;

const QUIET_MS = 10_000;

/**
 * Says each thing once in ten seconds, and how often it has come since: when the database goes away, every channel that
 * is being announced in notices.
 */
export function reportTrouble(log: Pick<Log, 'warn'>, now: () => number = () => performance.now()): Trouble {
  const said = new Map<string, { at: number; unsaid: number }>();
  return (error, message) => {
    const last = said.get(message);
    if (last !== undefined && now() - last.at < QUIET_MS) {
      last.unsaid += 1;
      return;
    }
    said.set(message, { at: now(), unsaid: 0 });
    log.warn({ err: error, ...(last === undefined ? {} : { timesBefore: last.unsaid }) }, message);
  };
}
