import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { type BotTimings, QUICK, type Stage } from './stage.js';

const program = fileURLToPath(new URL('bot-program.mjs', import.meta.url));

export interface BotProcess {
  /** What it has logged: warnings and worse. */
  readonly said: readonly { readonly level: string; readonly msg: string }[];
  readonly isRunning: boolean;
  /** Ends it at once, as a power cut does; resolves when it is gone. */
  kill(): Promise<void>;
}

/** Starts the real bot in a process of its own. */
export function spawnBot(
  { connectionString, redisUrl, discord }: Stage,
  announceTimings: BotTimings = QUICK,
): BotProcess {
  const { token, apiUrl } = discord;
  const settings = JSON.stringify({ connectionString, redisUrl, token, apiUrl, announceTimings });
  const child = spawn(process.execPath, [program, settings], { stdio: ['ignore', 'ignore', 'pipe'] });
  const gone = new Promise<void>((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', () => resolve());
  });
  const said: BotProcess['said'][number][] = [];
  createInterface({ input: child.stderr }).on('line', (line) => {
    const logged = line.startsWith('{') ? JSON.parse(line) : null;
    if (logged === null) console.error(line);
    else said.push(logged);
  });
  return {
    said,
    get isRunning() {
      return child.exitCode === null && child.signalCode === null;
    },
    async kill() {
      child.kill('SIGKILL');
      await gone;
    },
  };
}
