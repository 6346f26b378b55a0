import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { addAbortSignal, type Readable } from 'node:stream';
import { CommandError } from '../errors.js';

export interface BatchInput {
  /** For messages. */
  readonly name: string;
  readonly chunks: AsyncIterable<Buffer | string>;
}

/** Opens the file, or standard input for `-`. Reading ends with an error when the signal is aborted. */
export async function openBatch(path: string, stdin: Readable, signal: AbortSignal): Promise<BatchInput> {
  if (path === '-') return { name: 'standard input', chunks: addAbortSignal(signal, stdin) };
  const found = await stat(path).catch((error: unknown) => {
    throw unreadable(path, error);
  });
  if (found.isDirectory()) throw new CommandError('unreadable', `${path} is a folder; --batch takes a file.`);
  return { name: path, chunks: readFile(path, signal) };
}

async function* readFile(path: string, signal: AbortSignal): AsyncGenerator<Buffer | string> {
  try {
    yield* createReadStream(path, { signal });
  } catch (error) {
    throw unreadable(path, error);
  }
}

function unreadable(path: string, cause: unknown): CommandError {
  const reason = cause instanceof Error ? cause.message : String(cause);
  return new CommandError('unreadable', `${path} cannot be read (${reason}); give a file that can be read.`, { cause });
}
