import { spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import { text } from 'node:stream/consumers';
import { setTimeout as delay } from 'node:timers/promises';
import type { Discord } from '@fieldnotes/discord-emulator';
import { ended, plainEnvironment } from '../harness/child.js';
import { BenchmarkError } from '../harness/errors.js';
import { PROGRAM, USAGE_HOOK } from '../harness/fieldnotes-program.js';

/** `fieldnotes up` in a process of its own: worker, bot and embedded server. */
export interface RunningProgram {
  /** Resolves when it takes jobs and announces; rejects when it ends before. */
  readonly ready: Promise<void>;
  /** Asks it to end and waits for that. Gives the processor time it has used, PostgreSQL's not counted. */
  stop(): Promise<{ readonly cpuSeconds: number }>;
}

const READY = /^Running\./m;
const BOT = /^Bot connected/m;

export function startProgram(
  { token, apiUrl }: Pick<Discord, 'token' | 'apiUrl'>,
  directory: string,
  signal: AbortSignal,
): RunningProgram {
  const usageFile = path.join(directory, 'usage.json');
  const child = spawn(process.execPath, ['--import', USAGE_HOOK, PROGRAM, 'up'], {
    stdio: ['ignore', 'pipe', 'pipe'],
    // A group of its own: Ctrl-C would reach it as well as us, and to be asked twice means to end at once.
    detached: true,
    env: {
      ...plainEnvironment(),
      FIELDNOTES_DATA: directory,
      FIELDNOTES_LOG_LEVEL: 'warn',
      DISCORD_TOKEN: token,
      DISCORD_API_URL: apiUrl,
      BENCH_USAGE_FILE: usageFile,
    },
  });
  const end = ended(child, signal);
  const complaints = text(child.stderr);

  async function ready(): Promise<void> {
    let said = '';
    child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
      said += chunk;
    });
    while (!READY.test(said)) {
      if (child.exitCode !== null || child.signalCode !== null) throw failure(await complaints);
      await delay(20, undefined, { signal });
    }
    if (!BOT.test(said)) throw failure(said);
  }

  return {
    ready: ready(),
    async stop() {
      child.kill('SIGTERM');
      const status = await end;
      signal.throwIfAborted();
      if (status !== 0) throw failure(await complaints);
      const { userCPUTime, systemCPUTime } = JSON.parse(await readFile(usageFile, 'utf8')) as NodeJS.ResourceUsage;
      return { cpuSeconds: (userCPUTime + systemCPUTime) / 1e6 };
    },
  };
}

function failure(said: string): BenchmarkError {
  return new BenchmarkError('failed', `fieldnotes up did not run: ${said.trim().split('\n').at(-1) ?? ''}`);
}
