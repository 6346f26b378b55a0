import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { type BotTimings, QUICK, type Stage } from './stage.js';

const program = fileURLToPath(new URL('bot-program.mjs', import.meta.url));

export interface BotProcess {
  /** Ends it at once, as a power cut does; resolves when it is gone. */
  kill(): Promise<void>;
}

/** Starts the real bot in a process of its own. */
export function spawnBot({ connectionString, discord }: Stage, announceTimings: BotTimings = QUICK): BotProcess {
  const { token, apiUrl } = discord;
  const settings = JSON.stringify({ connectionString, token, apiUrl, announceTimings });
  const child = spawn(process.execPath, [program, settings], { stdio: ['ignore', 'ignore', 'inherit'] });
  const gone = new Promise<void>((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', () => resolve());
  });
  return {
    async kill() {
      child.kill('SIGKILL');
      await gone;
    },
  };
}
