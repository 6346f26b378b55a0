import { performance } from 'node:perf_hooks';
import type { Timings } from './answer.js';

type Stage = Exclude<keyof Timings, 'total'>;

/** Adds up the milliseconds of each stage; a lap ends the stage that was running. */
export class Stopwatch {
  readonly #start = performance.now();
  #last = this.#start;
  readonly #laps = new Map<Stage, number>();

  lap(stage: Stage): void {
    const now = performance.now();
    this.#laps.set(stage, (this.#laps.get(stage) ?? 0) + now - this.#last);
    this.#last = now;
  }

  timings(): Timings {
    const of = (stage: Stage) => this.#laps.get(stage) ?? 0;
    return {
      interpret: of('interpret'),
      statistics: of('statistics'),
      retrieve: of('retrieve'),
      rank: of('rank'),
      quote: of('quote'),
      total: performance.now() - this.#start,
    };
  }
}
