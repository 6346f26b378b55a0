import { spawn } from 'node:child_process';
import process from 'node:process';
import { text } from 'node:stream/consumers';
import { setTimeout as delay } from 'node:timers/promises';
import { ended, plainEnvironment } from '../harness/child.js';
import { BenchmarkError } from '../harness/errors.js';
import { PROGRAM } from '../harness/fieldnotes-program.js';

/** `fieldnotes worker` in a process of its own. */
export interface RunningWorker {
  readonly pid: number;
  /** Asks it to end and waits for that. */
  stop(): Promise<void>;
}

export interface WorkerOptions {
  readonly directory: string;
  readonly redisUrl: string | undefined;
  readonly concurrency: number;
  readonly signal: AbortSignal;
  /** Settings besides. */
  readonly environment?: Readonly<Record<string, string>>;
}

/** A day, in seconds: nothing is due by itself while it is measured. */
export const LONG = 24 * 60 * 60;

/** Starts a worker that may poll the loopback web; resolves when it runs. */
export async function startWorker(options: WorkerOptions): Promise<RunningWorker> {
  const { directory, redisUrl, concurrency, signal, environment = {} } = options;
  const child = spawn(process.execPath, [PROGRAM, 'worker'], {
    stdio: ['ignore', 'pipe', 'pipe'],
    // A group of its own: Ctrl-C would reach it as well as us, and to be asked twice means to end at once.
    detached: true,
    env: {
      ...plainEnvironment(),
      FIELDNOTES_DATA: directory,
      FIELDNOTES_LOG_LEVEL: 'warn',
      FIELDNOTES_PRIVATE_HOSTS: '127.0.0.0/8',
      FIELDNOTES_POLL_CONCURRENCY: String(concurrency),
      FIELDNOTES_POLL_SHORTEST: String(LONG),
      FIELDNOTES_POLL_LONGEST: String(LONG),
      ...(redisUrl === undefined ? {} : { REDIS_URL: redisUrl }),
      ...environment,
    },
  });
  const end = ended(child, signal);
  const complaints = text(child.stderr);
  let said = '';
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
    said += chunk;
  });
  while (!/^Running\./mu.test(said)) {
    if (child.exitCode !== null || child.signalCode !== null) throw failure(await complaints);
    await delay(20, undefined, { signal });
  }
  return {
    pid: child.pid ?? 0,
    async stop() {
      child.kill('SIGTERM');
      const status = await end;
      signal.throwIfAborted();
      if (status !== 0) throw failure(await complaints);
    },
  };
}

function failure(said: string): BenchmarkError {
  return new BenchmarkError('failed', `fieldnotes worker did not run: ${said.trim().split('\n').at(-1) ?? ''}`);
}
