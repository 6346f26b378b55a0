import type { Change, Changes } from '../state/changes.js';
import { ActorError } from './actor-error.js';
import { summary } from './summary.js';

export const DEFAULT_TIMEOUT_MS = 5_000;

/** How many of the things that arrived meanwhile a message names. */
const NAMED = 6;

/** Waiting by events: a promise settles with the change it waits for, at its deadline, or when the emulator stops. */
export class Waits {
  readonly #changes: Changes;
  readonly #pending = new Set<(error: ActorError) => void>();

  constructor(changes: Changes) {
    this.#changes = changes;
  }

  /**
   * The first thing that `pick` makes of a change to come, or, when given, of `now` at once. `pick` may throw to end
   * the wait with an error. After `timeoutMs` real milliseconds it rejects, saying what arrived instead.
   */
  next<T>(
    what: string,
    timeoutMs: number,
    pick: (change: Change) => T | undefined,
    now?: () => T | undefined,
  ): Promise<T> {
    const already = now?.();
    if (already !== undefined) return Promise.resolve(already);
    const promise = new Promise<T>((resolve, reject) => {
      const arrived: string[] = [];
      const settle = (act: () => void) => {
        clearTimeout(timer);
        stopListening();
        this.#pending.delete(fail);
        act();
      };
      const fail = (error: unknown) => settle(() => reject(error));
      const timer = setTimeout(() => fail(timeout(what, timeoutMs, arrived)), timeoutMs);
      const stopListening = this.#changes.subscribe((change) => {
        arrived.push(...summary(change));
        try {
          const found = pick(change);
          if (found !== undefined) settle(() => resolve(found));
        } catch (error) {
          fail(error);
        }
      });
      this.#pending.add(fail);
    });
    // A wait that a failed test never came to await is not a second failure.
    promise.catch(() => undefined);
    return promise;
  }

  stop(): void {
    const error = new ActorError('stopped', 'The emulated Discord was stopped while something waited for it.');
    for (const fail of [...this.#pending]) fail(error);
  }
}

function timeout(what: string, timeoutMs: number, arrived: readonly string[]): ActorError {
  const last = arrived.slice(-NAMED).join('; ');
  const more = arrived.length > NAMED ? ` (the last ${NAMED} of ${arrived.length})` : '';
  const instead = arrived.length === 0 ? 'nothing happened' : `this happened${more}: ${last}`;
  return new ActorError('timeout', `Waited ${timeoutMs} ms for ${what}; meanwhile ${instead}.`);
}
