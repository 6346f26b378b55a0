import { type FileHandle, open } from 'node:fs/promises';
import { type Decoded, decode } from './decode.js';
import { LIMITS } from './limits.js';

/** Reads and decodes one file. All that the archive readers take from the disk, apart from listing folders, passes here. */
export async function readText(path: string): Promise<Decoded> {
  try {
    const file = await open(path);
    try {
      const stats = await file.stat();
      if (!stats.isFile()) return unreadable('it is not a regular file: name a file or a folder');
      if (stats.size > LIMITS.fileBytes) return tooLarge(stats.size);
      return decode(await contentOf(file, stats.size));
    } finally {
      await file.close();
    }
  } catch (error) {
    return unreadable(`it cannot be read (${systemReason(error)}): check the file and its permissions`);
  }
}

/**
 * All of a file in one read, with room for a byte more to notice a file that grows: posts are small, and every call to the
 * system costs more than what it reads. Any other file (of /proc, on some network file systems) is read to its end.
 */
async function contentOf(file: FileHandle, size: number): Promise<Buffer> {
  const bytes = Buffer.allocUnsafe(size + 1);
  const { bytesRead } = await file.read(bytes, 0, bytes.length, 0);
  return bytesRead === size && size > 0 ? bytes.subarray(0, size) : file.readFile();
}

/** The system's code ("EACCES"), which says more in one word than its sentence with the path in it. */
export function systemReason(error: unknown): string {
  if (error instanceof Error && 'code' in error && typeof error.code === 'string') return error.code;
  return error instanceof Error ? error.message : 'unknown reason';
}

function unreadable(message: string): Decoded {
  return { kind: 'skipped', reason: 'unreadable', message };
}

function tooLarge(size: number): Decoded {
  const [given, limit] = [size, LIMITS.fileBytes].map((bytes) => (bytes / 1024 / 1024).toFixed(1));
  return { kind: 'skipped', reason: 'too-large', message: `it has ${given} MB, more than ${limit} MB: split it` };
}
