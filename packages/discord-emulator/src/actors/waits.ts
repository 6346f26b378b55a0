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
  /** The last things that happened in words, shared by all waits, and how many there were ever. */
  readonly #recent: string[] = [];
  #happened = 0;

  constructor(changes: Changes) {
    this.#changes = changes;
    changes.subscribe((change) => this.#remember(change));
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
    const before = this.#happened;
    const promise = new Promise<T>((resolve, reject) => {
      const settle = (act: () => void) => {
        clearTimeout(timer);
        stopListening();
        this.#pending.delete(fail);
        act();
      };
      const fail = (error: unknown) => settle(() => reject(error));
      const timer = setTimeout(() => fail(this.#timeout(what, timeoutMs, before)), timeoutMs);
      const stopListening = this.#changes.subscribe((change) => {
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

  #remember(change: Change): void {
    const words = summary(change);
    if (words === null) return;
    this.#happened += 1;
    this.#recent.push(words);
    if (this.#recent.length > NAMED) this.#recent.shift();
  }

  #timeout(what: string, timeoutMs: number, before: number): ActorError {
    const count = this.#happened - before;
    const last = count === 0 ? [] : this.#recent.slice(-count);
    const more = count > last.length ? ` (the last ${last.length} of ${count})` : '';
    const instead = count === 0 ? 'nothing happened' : `this happened${more}: ${last.join('; ')}`;
    return new ActorError('timeout', `Waited ${timeoutMs} ms for ${what}; meanwhile ${instead}.`);
  }
}
