import type { Clock } from '../../clock.js';
import type { LimitScope } from './table.js';

const WINDOW_MS = 10 * 60_000;

/** "Invalid Request Limit": past 10,000 in ten minutes Discord bans the address. Here they are only counted. */
export const MOST_INVALID = 10_000;

/** Counts answers with status 401, 403 and 429; a 429 of scope `shared` is not held against the bot. */
export class InvalidRequests {
  #times: number[] = [];
  #total = 0;
  readonly #clock: Clock;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  answered(status: number, scope: LimitScope | undefined): void {
    const invalid = status === 401 || status === 403 || (status === 429 && scope !== 'shared');
    if (!invalid) return;
    this.#total++;
    this.#times.push(this.#clock.now());
    if (this.#times.length > 2 * MOST_INVALID) this.#forgetOld();
  }

  /** Since the start. */
  get total(): number {
    return this.#total;
  }

  /** In the last ten minutes. */
  get inWindow(): number {
    this.#forgetOld();
    return this.#times.length;
  }

  #forgetOld(): void {
    const since = this.#clock.now() - WINDOW_MS;
    this.#times = this.#times.filter((time) => time > since);
  }
}
