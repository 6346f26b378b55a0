import type { Clock } from '../../clock.js';
import type { Allowance } from './table.js';

/** A window after a request was put to it. */
export interface WindowState {
  readonly allowed: boolean;
  readonly remaining: number;
  /** Unix milliseconds at which the next window may begin. */
  readonly resetAt: number;
}

/** Past this many windows those that are over are forgotten, so that memory follows what is in use. */
const SWEEP_AT = 4_096;

/**
 * Fixed windows by key: one begins with its first request and lasts `perMs`; requests over the allowance are refused
 * and do not prolong it.
 */
export class Windows {
  readonly #open = new Map<string, { used: number; readonly resetAt: number }>();
  readonly #clock: Clock;
  #sweepAt = SWEEP_AT;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  take(key: string, { requests, perMs }: Allowance): WindowState {
    const now = this.#clock.now();
    let window = this.#open.get(key);
    if (window === undefined || window.resetAt <= now) {
      window = { used: 0, resetAt: now + perMs };
      this.#open.set(key, window);
      this.#sweep(now);
    }
    const allowed = window.used < requests;
    if (allowed) window.used++;
    return { allowed, remaining: requests - window.used, resetAt: window.resetAt };
  }

  /** Windows remembered. */
  get size(): number {
    return this.#open.size;
  }

  #sweep(now: number): void {
    if (this.#open.size < this.#sweepAt) return;
    for (const [key, { resetAt }] of this.#open) if (resetAt <= now) this.#open.delete(key);
    this.#sweepAt = Math.max(SWEEP_AT, 2 * this.#open.size);
  }
}
