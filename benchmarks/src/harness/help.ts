import type { Benchmark } from './benchmark.js';
import { optionName } from './command-line.js';
import type { Output } from './output.js';

const CALL = 'npm run bench --';

/** Lists the benchmarks and their options. */
export function showHelp(benchmarks: readonly Benchmark[], output: Output): void {
  output.line(`Usage: ${CALL} NAME [options]`);
  for (const benchmark of benchmarks) {
    output.line();
    output.line(`${benchmark.name}: ${benchmark.summary}`);
    showOptions(benchmark, output);
  }
  output.line();
  output.line('Each takes --json, which ends the output with one line of JSON, and --help.');
}

export function showBenchmarkHelp(benchmark: Benchmark, output: Output): void {
  output.line(`Usage: ${CALL} ${benchmark.name} [options] [--json]`);
  output.line();
  output.line(`${benchmark.name}: ${benchmark.summary}`);
  for (const text of wrap(benchmark.details, 100)) output.line(text);
  output.line();
  showOptions(benchmark, output);
  output.line();
  for (const example of benchmark.examples) output.line(`  ${CALL} ${benchmark.name} ${example}`.trimEnd());
}

function showOptions({ options }: Benchmark, output: Output): void {
  const rows = Object.entries(options).map(([key, { placeholder, description }]) => ({
    usage: `--${optionName(key)}${placeholder === null ? '' : ` ${placeholder}`}`,
    description,
  }));
  const width = Math.max(0, ...rows.map(({ usage }) => usage.length));
  for (const { usage, description } of rows) output.line(`  ${usage.padEnd(width)}  ${description}`);
}

function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const line = lines.at(-1);
    if (line === undefined || line.length + 1 + word.length > width) lines.push(word);
    else lines[lines.length - 1] = `${line} ${word}`;
  }
  return lines;
}
