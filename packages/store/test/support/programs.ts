import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const PACKAGE = fileURLToPath(new URL('../..', import.meta.url));
const PROGRAM = path.join(PACKAGE, 'test/support/embedded-child.mjs');

/** What `embedded-child.mjs` says. */
export type Report =
  | { readonly event: 'started'; readonly connectionString: string; readonly owner: boolean }
  | { readonly event: 'stopped' }
  | { readonly event: 'failed'; readonly code: string; readonly message: string };

export interface Program {
  readonly process: ChildProcess;
  /** The next line that it says. Rejects when it ends without one. */
  next(): Promise<Report>;
  /** Lets it stop and waits until it has ended. */
  stop(): Promise<void>;
  /** SIGKILL, and waits until it is gone. */
  kill(): Promise<void>;
}

/** Runs another process, possibly of another user, that uses the embedded server of `dataDir`. */
export async function runProgram(dataDir: string, account: { uid?: number; gid?: number } = {}): Promise<Program> {
  await assertBuilt();
  const child = spawn(process.execPath, [PROGRAM, dataDir], {
    stdio: ['pipe', 'pipe', 'inherit'],
    cwd: '/',
    ...account,
  });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const ended = once(child, 'close');
  return {
    process: child,
    next: async () => {
      const line = await lines.next();
      if (line.done === true) throw new Error('the program ended without a word');
      return JSON.parse(line.value) as Report;
    },
    stop: async () => {
      child.stdin.end();
      await ended;
    },
    kill: async () => {
      child.kill('SIGKILL');
      await ended;
    },
  };
}

/** Other processes run what was compiled, so that must be this source. */
async function assertBuilt(): Promise<void> {
  const sources = path.join(PACKAGE, 'src/embedded');
  for (const name of await readdir(sources)) {
    const source = await stat(path.join(sources, name));
    const compiled = await stat(path.join(PACKAGE, 'dist/embedded', name.replace(/\.ts$/u, '.js'))).catch(() => null);
    if (compiled === null || compiled.mtimeMs < source.mtimeMs) {
      throw new Error(`dist/ is older than src/embedded/${name}: run "npm run build -w @fieldnotes/store" first`);
    }
  }
}
