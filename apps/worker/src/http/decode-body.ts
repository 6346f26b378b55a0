import { promisify } from 'node:util';
import { brotliDecompress, gunzip, inflate, inflateRaw } from 'node:zlib';
import { HttpFailure } from './failure.js';

const [gunzipAsync, inflateAsync, inflateRawAsync, brotliAsync] = [
  promisify(gunzip),
  promisify(inflate),
  promisify(inflateRaw),
  promisify(brotliDecompress),
];

/** The encodings that are asked for. */
export const ACCEPTED_ENCODINGS = 'gzip, br';

/**
 * The body without its content encodings (RFC 9110, section 8.4). Decompression ends as soon as there are more than
 * `mostBytes`, so that a small body that unpacks to a huge one costs little. @throws HttpFailure
 */
export async function decodeBody(body: Buffer, encodings: string, mostBytes: number): Promise<Buffer> {
  const applied = encodings
    .split(',')
    .map((name) => name.trim().toLowerCase())
    .filter((name) => name !== '' && name !== 'identity');
  if (applied.length > MOST_ENCODINGS) throw unreadable();
  let decoded = body;
  // The one that was applied last is taken off first.
  for (const encoding of applied.reverse()) decoded = await decodeOnce(decoded, encoding, mostBytes);
  return decoded;
}

/** Nobody compresses twice, but to make us work. */
const MOST_ENCODINGS = 2;

async function decodeOnce(body: Buffer, encoding: string, maxOutputLength: number): Promise<Buffer> {
  // Some servers name an encoding and send nothing, or send plain text.
  if (body.length === 0) return body;
  try {
    switch (encoding) {
      case 'gzip':
      case 'x-gzip':
        return isGzip(body) ? await gunzipAsync(body, { maxOutputLength }) : body;
      case 'deflate':
        return isZlib(body)
          ? await inflateAsync(body, { maxOutputLength })
          : await inflateRawAsync(body, { maxOutputLength });
      case 'br':
        return await brotliAsync(body, { maxOutputLength });
      default:
        throw unreadable();
    }
  } catch (error) {
    if (error instanceof HttpFailure) throw error;
    if (error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE') {
      throw tooLarge(maxOutputLength);
    }
    throw new HttpFailure('broken', 'its compressed answer is damaged or not whole.', { cause: error });
  }
}

const isGzip = (body: Buffer): boolean => body[0] === 0x1f && body[1] === 0x8b;
/** RFC 1950: method 8, and a header that is a multiple of 31. */
const isZlib = (body: Buffer): boolean =>
  body.length > 1 && ((body[0] ?? 0) & 15) === 8 && body.readUInt16BE(0) % 31 === 0;

export function tooLarge(bytes: number): HttpFailure {
  return new HttpFailure('too-large', `it is larger than ${Math.round(bytes / 1024 / 1024)} MB.`);
}

const unreadable = () => new HttpFailure('encoding', 'it is compressed in a way that is not read here.');
