import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Ran } from './program.js';

const BIN = fileURLToPath(new URL('../../bin/fieldnotes.js', import.meta.url));

export interface RunningBin {
  readonly child: ChildProcess;
  /** Resolves when a line of standard output or standard error holds the text. */
  said(text: string): Promise<void>;
  readonly ended: Promise<Ran>;
}

/** Starts the built command in a process of its own. */
export function startBin(commandLine: readonly string[], environment: Readonly<Record<string, string>>): RunningBin {
  const { PATH = '', HOME = '' } = process.env;
  const child = spawn(process.execPath, [BIN, ...commandLine], { env: { PATH, HOME, ...environment } });
  const kept = { stdout: '', stderr: '' };
  const changed = new EventTarget();
  for (const name of ['stdout', 'stderr'] as const) {
    child[name].setEncoding('utf8').on('data', (text: string) => {
      kept[name] += text;
      changed.dispatchEvent(new Event('text'));
    });
  }
  const ended = once(child, 'close').then(([status]): Ran => ({ status: status as number, ...kept }));
  return {
    child,
    ended,
    async said(text) {
      while (!kept.stdout.includes(text) && !kept.stderr.includes(text)) {
        const more = new Promise((resolve) => changed.addEventListener('text', resolve, { once: true }));
        const end = ended.then(() => 'ended');
        if ((await Promise.race([more, end])) === 'ended')
          throw new Error(`it ended before it said ${text}: ${kept.stderr}`);
      }
    },
  };
}

export function runBin(commandLine: readonly string[], environment: Readonly<Record<string, string>>): Promise<Ran> {
  const running = startBin(commandLine, environment);
  running.child.stdin?.end();
  return running.ended;
}
