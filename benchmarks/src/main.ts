import process from 'node:process';
import { BENCHMARKS } from './benchmarks.js';
import { runBenchmarks } from './harness/run.js';

const interruption = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => interruption.abort());

process.exitCode = await runBenchmarks(BENCHMARKS, {
  commandLine: process.argv.slice(2),
  stdout: process.stdout,
  stderr: process.stderr,
  signal: interruption.signal,
});
