import type { Options, ValuesOf } from './options.js';
import type { Output } from './output.js';

export interface Context {
  readonly output: Output;
  /** Aborted when the run is asked to end; what was started and made must then be ended and removed. */
  readonly signal: AbortSignal;
}

/** A benchmark: what it is called, what it takes, and the function that measures. */
export interface BenchmarkDefinition<O extends Options> {
  readonly name: string;
  /** One line, in the list of benchmarks. */
  readonly summary: string;
  /** What the help says beyond the summary. */
  readonly details: string;
  readonly options: O;
  readonly examples: readonly string[];
  /** Prints tables on the way; gives what `--json` prints. */
  run(options: ValuesOf<O>, context: Context): Promise<object>;
}

/** A benchmark whose option types have been forgotten, so that all of them can stand in one list. */
export interface Benchmark extends Omit<BenchmarkDefinition<Options>, 'run'> {
  run(options: ValuesOf<Options>, context: Context): Promise<object>;
}

export function defineBenchmark<const O extends Options>(definition: BenchmarkDefinition<O>): Benchmark {
  return { ...definition, run: (options, context) => definition.run(options as ValuesOf<O>, context) };
}
