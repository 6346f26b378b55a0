import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

/** The bot as it is run in a process of its own. */
const MAIN = fileURLToPath(new URL('../../../apps/bot/dist/main.js', import.meta.url));
/** The command line, of which `up` runs the bot beside the worker. */
const COMMAND = fileURLToPath(new URL('../../../apps/cli/dist/main.js', import.meta.url));

export interface Run {
  readonly child: ChildProcess;
  /** What it has written to its standard error so far. */
  readonly said: () => string;
  readonly ended: Promise<{ readonly status: number | null; readonly stderr: string }>;
}

const running = new Set<ChildProcess>();

/** Ends what a test that failed has left behind. */
export function endBots(): void {
  for (const child of running) child.kill('SIGKILL');
}

type Environment = Readonly<Record<string, string>>;

/** Starts the bot with these settings and no others. */
export const runBot = (environment: Environment): Run => start([MAIN], environment);

/** Starts worker and bot in one process with these settings and no others. */
export const runUp = (environment: Environment): Run => start([COMMAND, 'up'], environment);

function start(program: readonly string[], environment: Environment): Run {
  const { PATH = '', HOME = '' } = process.env;
  const env = { PATH, HOME, FIELDNOTES_LOG_LEVEL: 'warn', ...environment };
  const child = spawn(process.execPath, program, { env, stdio: ['ignore', 'ignore', 'pipe'] });
  running.add(child);
  child.once('close', () => running.delete(child));
  let stderr = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
  });
  const ended = once(child, 'close').then(([status]) => ({ status: status as number | null, stderr }));
  return { child, said: () => stderr, ended };
}
