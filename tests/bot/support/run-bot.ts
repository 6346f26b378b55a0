import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

/** The bot as it is run in a process of its own. */
const MAIN = fileURLToPath(new URL('../../../apps/bot/dist/main.js', import.meta.url));

export interface Run {
  readonly child: ChildProcess;
  readonly ended: Promise<{ readonly status: number | null; readonly stderr: string }>;
}

const running = new Set<ChildProcess>();

/** Ends what a test that failed has left behind. */
export function endBots(): void {
  for (const child of running) child.kill('SIGKILL');
}

/** Starts it with these settings and no others. */
export function runBot(environment: Readonly<Record<string, string>>): Run {
  const { PATH = '', HOME = '' } = process.env;
  const env = { PATH, HOME, FIELDNOTES_LOG_LEVEL: 'warn', ...environment };
  const child = spawn(process.execPath, [MAIN], { env, stdio: ['ignore', 'ignore', 'pipe'] });
  running.add(child);
  child.once('close', () => running.delete(child));
  let stderr = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
  });
  return { child, ended: once(child, 'close').then(([status]) => ({ status: status as number | null, stderr })) };
}
