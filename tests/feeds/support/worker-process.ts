import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { PollTimings } from '@fieldnotes/worker';

const program = fileURLToPath(new URL('worker-program.mjs', import.meta.url));

export interface WorkerSettings {
  readonly connectionString: string;
  readonly redisUrl?: string | undefined;
  readonly timings: Partial<PollTimings>;
}

export interface WorkerProcess {
  readonly isRunning: boolean;
  /** Ends it at once, as a power cut does; resolves when it is gone. */
  kill(): Promise<void>;
}

/** Starts a worker that polls and reads in a process of its own. */
export function spawnWorker(settings: WorkerSettings): WorkerProcess {
  const child = spawn(process.execPath, [program, JSON.stringify(settings)], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const gone = new Promise<void>((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', () => resolve());
  });
  return {
    get isRunning() {
      return child.exitCode === null && child.signalCode === null;
    },
    async kill() {
      child.kill('SIGKILL');
      await gone;
    },
  };
}
