import { access, chmod, constants, mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { BenchmarkError } from './errors.js';

/** The absolute path, when something that can be read is there. @throws {BenchmarkError} of code `unreadable` */
export async function readablePath(given: string, option: string): Promise<string> {
  const absolute = path.resolve(given);
  try {
    await access(absolute, constants.R_OK);
    return absolute;
  } catch (error) {
    throw new BenchmarkError('unreadable', `${given} cannot be read: give --${option} a path that exists.`, {
      cause: error,
    });
  }
}

/** As `readablePath`, for a folder. */
export async function readableFolder(given: string, option: string): Promise<string> {
  const absolute = await readablePath(given, option);
  if ((await stat(absolute)).isDirectory()) return absolute;
  throw new BenchmarkError('unreadable', `${given} is no folder: give --${option} the folder itself.`);
}

/** Gives `use` a new empty directory and removes it afterwards. */
export async function withTemporaryDirectory<T>(use: (directory: string) => Promise<T>): Promise<T> {
  const directory = await mkdtemp(path.join(tmpdir(), 'fieldnotes-bench-'));
  try {
    // Started by root, PostgreSQL runs as another account, which has to pass through.
    await chmod(directory, 0o711);
    return await use(directory);
  } finally {
    await rm(directory, { recursive: true, force: true, maxRetries: 5 });
  }
}
