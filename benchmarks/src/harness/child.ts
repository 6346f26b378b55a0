import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import process from 'node:process';

/**
 * Waits until a child process has ended, however it does; asks it to end when the signal is aborted. What it leaves
 * behind may be removed only then: it may have a server of its own to stop.
 */
export async function ended(child: ChildProcess, signal: AbortSignal): Promise<number | NodeJS.Signals> {
  const end = () => child.kill('SIGTERM');
  if (signal.aborted) end();
  signal.addEventListener('abort', end, { once: true });
  try {
    const [status, killedBy] = (await once(child, 'exit')) as [number | null, NodeJS.Signals | null];
    return status ?? killedBy ?? 'SIGKILL';
  } finally {
    signal.removeEventListener('abort', end);
  }
}

/** What any program needs; no setting of Fieldnotes, no server of somebody's. */
export function plainEnvironment(): Record<string, string> {
  const names = ['PATH', 'HOME', 'TMPDIR', 'LANG', 'TZ'];
  return Object.fromEntries(
    names.flatMap((name) => {
      const value = process.env[name];
      return value === undefined ? [] : [[name, value]];
    }),
  );
}
