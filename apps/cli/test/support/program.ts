import { EventEmitter } from 'node:events';
import { Readable } from 'node:stream';
import type { StopSignal } from '@fieldnotes/platform';
import { runProgram } from '../../src/program.js';
import { keptStream } from './streams.js';

export interface Ran {
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
}

export interface RunOptions {
  readonly environment: Readonly<Record<string, string>>;
  readonly input?: string | Readable;
  readonly terminal?: { readonly columns: number };
  readonly signals?: EventEmitter;
  /** Told what is written, as it is written. */
  readonly onStdout?: (text: string) => void;
  readonly onStderr?: (text: string) => void;
}

/** Runs a command line in this process, on what the options say and nothing of this process's own. */
export async function run(commandLine: readonly string[], options: RunOptions): Promise<Ran> {
  const { input = '' } = options;
  const stdout = keptStream(options.terminal, options.onStdout);
  const stderr = keptStream(options.terminal, options.onStderr);
  const status = await runProgram({
    commandLine,
    environment: options.environment,
    stdin: input instanceof Readable ? input : Readable.from([input]),
    stdout,
    stderr,
    signals: options.signals ?? new EventEmitter<Record<StopSignal, [StopSignal]>>(),
    clock: { now: new Date('2026-06-01T12:00:00Z'), timeZone: 'UTC' },
  });
  return { status, stdout: stdout.text, stderr: stderr.text };
}
