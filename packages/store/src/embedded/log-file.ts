import { open, stat, truncate } from 'node:fs/promises';
import { codeOf } from '../errors.js';

/** The most that the server's log may take on disk before it starts again from nothing. */
export const LOG_LIMIT_BYTES = 1_000_000;

/**
 * Empties the log when it is over the limit. The server appends to it, so it goes on at the new end.
 */
export async function boundLog(file: string, limit: number = LOG_LIMIT_BYTES): Promise<void> {
  if ((await sizeOf(file)) > limit) await truncate(file, 0);
}

/** Bytes; 0 where there is no such file. */
export async function sizeOf(file: string): Promise<number> {
  try {
    return (await stat(file)).size;
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return 0;
    throw error;
  }
}

/** What was written to the file since it had `from` bytes: the last 8 kB of it. */
export async function readSince(file: string, from: number): Promise<string> {
  const size = await sizeOf(file);
  const start = Math.max(from, size - 8_192);
  const handle = await open(file, 'r');
  try {
    const buffer = Buffer.alloc(Math.max(0, size - start));
    await handle.read(buffer, 0, buffer.length, start);
    return buffer.toString('utf8').trim();
  } finally {
    await handle.close();
  }
}
