/** Where the queue reports what nobody waits for: a lost connection, a failed attempt. A pino logger fits. */
export interface QueueLog {
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
}

export const SILENT: QueueLog = { info: () => undefined, warn: () => undefined };

const QUIET_PERIOD = 10_000;
const MOST_REMEMBERED = 100;

/**
 * Reports an error once in ten seconds, however often it comes: while a server is away, every connection fails every
 * second with the same words.
 */
export function reportOnce(log: QueueLog): (error: Error, message: string) => void {
  const reportedAt = new Map<string, number>();
  return (error, message) => {
    const key = `${message}: ${error.message}`;
    const now = performance.now();
    if (now - (reportedAt.get(key) ?? Number.NEGATIVE_INFINITY) < QUIET_PERIOD) return;
    if (reportedAt.size >= MOST_REMEMBERED) reportedAt.clear();
    reportedAt.set(key, now);
    log.warn({ err: error }, message);
  };
}
