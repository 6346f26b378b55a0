import type { Benchmark } from './benchmark.js';
import { parseCommandLine } from './command-line.js';
import { BenchmarkError, EXIT, type ExitStatus } from './errors.js';
import { showBenchmarkHelp, showHelp } from './help.js';
import { describeMachine, load, machineLine } from './machine.js';
import { createOutput, type TextStream } from './output.js';

export interface Host {
  /** Without the interpreter and the script. */
  readonly commandLine: readonly string[];
  readonly stdout: TextStream;
  readonly stderr: TextStream;
  readonly signal: AbortSignal;
}

/** Runs one command line to its end. Never rejects. */
export async function runBenchmarks(benchmarks: readonly Benchmark[], host: Host): Promise<ExitStatus> {
  const output = createOutput(host.stdout, host.stderr);
  try {
    const request = parseCommandLine(host.commandLine, benchmarks);
    if (request.kind === 'help') {
      if (request.benchmark === undefined) showHelp(benchmarks, output);
      else showBenchmarkHelp(request.benchmark, output);
      return EXIT.done;
    }
    const loadBefore = load();
    const figures = await request.benchmark.run(request.options, { output, signal: host.signal });
    const machine = describeMachine(loadBefore);
    output.line();
    output.line(machineLine(machine));
    if (request.json) output.line(JSON.stringify({ ...figures, machine }));
    return EXIT.done;
  } catch (error) {
    output.note(`bench: ${host.signal.aborted ? 'Stopped.' : explain(error)}`);
    return error instanceof BenchmarkError && error.code === 'usage' ? EXIT.usage : EXIT.failed;
  }
}

/** Errors made for people have a `code` and say everything in their message; of others the place matters too. */
function explain(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return 'code' in error ? error.message : (error.stack ?? error.message);
}
