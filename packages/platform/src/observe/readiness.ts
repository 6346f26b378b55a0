import { within } from '../lifecycle/deadline.js';
import type { Log } from '../log/log.js';

/** Resolves when what the program depends on can be used; rejects, or takes too long, when it cannot. */
export type Check = () => Promise<unknown>;

export interface Readiness {
  readonly isReady: boolean;
  /** By the names of the checks. Why something is down stands in the log, since everybody may ask. */
  readonly checks: Readonly<Record<string, 'up' | 'down'>>;
}

/** Milliseconds for a check, and for which what was found is given again. */
const CHECK_DEADLINE = 2_000;
const KEPT = 500;

/** A function that makes all the checks side by side. However often it is asked, they are made twice a second at most. */
export function createReadiness(
  checks: Readonly<Record<string, Check>>,
  log: Pick<Log, 'info' | 'warn'>,
): () => Promise<Readiness> {
  const down = new Set<string>();
  let current: Promise<Readiness> | undefined;

  async function isUp(name: string, check: Check): Promise<boolean> {
    const settled = await within(
      CHECK_DEADLINE,
      Promise.resolve().then(() => check()),
    );
    if (settled.kind === 'done') {
      if (down.delete(name)) log.info({ check: name }, 'it can be used again');
      return true;
    }
    const reason = settled.kind === 'failed' ? settled.cause : 'no answer in time';
    if (!down.has(name)) log.warn({ check: name, reason }, 'it cannot be used: this process is not ready');
    down.add(name);
    return false;
  }

  async function makeAll(): Promise<Readiness> {
    const states = await Promise.all(
      Object.entries(checks).map(async ([name, check]) => [name, (await isUp(name, check)) ? 'up' : 'down'] as const),
    );
    return { isReady: states.every(([, state]) => state === 'up'), checks: Object.fromEntries(states) };
  }

  return () => {
    current ??= makeAll().finally(() => {
      setTimeout(() => {
        current = undefined;
      }, KEPT).unref();
    });
    return current;
  };
}
