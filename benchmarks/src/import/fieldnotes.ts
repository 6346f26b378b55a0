import { spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { performance } from 'node:perf_hooks';
import process from 'node:process';
import { text } from 'node:stream/consumers';
import { ended, plainEnvironment } from '../harness/child.js';
import { BenchmarkError } from '../harness/errors.js';
import { PROGRAM, USAGE_HOOK } from '../harness/fieldnotes-program.js';
import { withTemporaryDirectory } from '../harness/paths.js';

/** One run of the command `fieldnotes`, and what its own process used. PostgreSQL's processes are not in it. */
export interface ProgramRun {
  readonly stdout: string;
  /** From the start of the process to its first output. */
  readonly secondsToOutput: number;
  /** From the start of the process to its end. */
  readonly secondsToExit: number;
  readonly cpuSeconds: number;
  /** `maxRSS` of getrusage(2). */
  readonly peakRssBytes: number;
}

/** Runs `fieldnotes` on the embedded server of a data directory, whatever the environment configures otherwise. */
export async function runFieldnotes(
  commandLine: readonly string[],
  dataDirectory: string,
  signal: AbortSignal,
): Promise<ProgramRun> {
  return withTemporaryDirectory(async (directory) => {
    const usageFile = path.join(directory, 'usage.json');
    const started = performance.now();
    const child = spawn(process.execPath, ['--import', USAGE_HOOK, PROGRAM, ...commandLine], {
      stdio: ['ignore', 'pipe', 'pipe'],
      // A group of its own: Ctrl-C would reach it as well as us, and to be asked twice means to end at once.
      detached: true,
      env: { ...plainEnvironment(), FIELDNOTES_DATA: dataDirectory, BENCH_USAGE_FILE: usageFile },
    });
    let outputAt = Number.NaN;
    child.stdout.once('data', () => {
      outputAt = performance.now();
    });
    const [stdout, stderr, status] = await Promise.all([text(child.stdout), text(child.stderr), ended(child, signal)]);
    const secondsToExit = (performance.now() - started) / 1000;
    signal.throwIfAborted();
    if (status !== 0) throw failure(commandLine, status, stderr);
    const usage = JSON.parse(await readFile(usageFile, 'utf8')) as NodeJS.ResourceUsage;
    return {
      stdout,
      secondsToOutput: (outputAt - started) / 1000,
      secondsToExit,
      cpuSeconds: (usage.userCPUTime + usage.systemCPUTime) / 1e6,
      peakRssBytes: usage.maxRSS * 1024,
    };
  });
}

function failure(commandLine: readonly string[], status: unknown, stderr: string): BenchmarkError {
  const said = stderr.trim().split('\n').at(-1) ?? '';
  return new BenchmarkError('failed', `fieldnotes ${commandLine[0]} ended with status ${status}: ${said}`);
}
