import type { Clock } from '../clock.js';

const WINDOW_MS = 5_000;

/** One identify per 5 s for each rate-limit key, `shard_id % max_concurrency` (documentation, "Sharding"). */
export class IdentifyLimit {
  readonly #clock: Clock;
  readonly #maxConcurrency: number;
  readonly #last = new Map<number, number>();

  constructor(clock: Clock, maxConcurrency: number) {
    this.#clock = clock;
    this.#maxConcurrency = maxConcurrency;
  }

  /** Counts an identify; false: too early. */
  admits(shardId: number): boolean {
    const key = shardId % this.#maxConcurrency;
    const last = this.#last.get(key) ?? Number.NEGATIVE_INFINITY;
    const now = this.#clock.now();
    if (now - last < WINDOW_MS) return false;
    this.#last.set(key, now);
    return true;
  }
}
