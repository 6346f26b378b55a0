import type { Readable } from 'node:stream';
import { StoreError } from '../errors.js';

/** A row holds a post at most; PostgreSQL would take a gigabyte. */
const LONGEST_LINE = 128 * 2 ** 20;
const NEWLINE = 0x0a;

/** The lines of a stream of bytes, without their line ends. Fails with `backup-damaged` for a line of over 128 MiB. */
export async function* linesOf(input: Readable): AsyncGenerator<Buffer, void> {
  let parts: Buffer[] = [];
  let length = 0;
  for await (const chunk of input) {
    const bytes: Buffer = Buffer.isBuffer(chunk) ? chunk : Buffer.from(chunk);
    let start = 0;
    for (let end = bytes.indexOf(NEWLINE); end !== -1; end = bytes.indexOf(NEWLINE, start)) {
      const rest = bytes.subarray(start, end);
      yield parts.length === 0 ? rest : Buffer.concat([...parts, rest]);
      parts = [];
      length = 0;
      start = end + 1;
    }
    if (start === bytes.length) continue;
    parts.push(bytes.subarray(start));
    length += bytes.length - start;
    if (length > LONGEST_LINE)
      throw new StoreError('backup-damaged', 'The backup holds a line that is too long to be one');
  }
  if (length > 0) yield Buffer.concat(parts);
}
