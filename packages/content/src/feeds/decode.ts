import { isUtf8 } from 'node:buffer';
import iconv from 'iconv-lite';
import type { SkipReason } from './archive-item.js';
import { byteOrderMark, declaredCharset, isStateful } from './charset.js';

/** The text of a file, or why there is none. */
export type Decoded =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'skipped'; readonly reason: SkipReason; readonly message: string };

/**
 * Bytes as text: UTF-8, UTF-16 with a byte order mark, or the encoding that an XML or HTML declaration names. Bytes
 * that are UTF-8 are read as UTF-8 whatever a declaration says, since such declarations are mostly left over. The
 * text has no byte order mark, and its lines end in `\n`.
 */
export function decode(bytes: Buffer): Decoded {
  if (bytes.length === 0) return fail('empty', 'the file is empty: remove it or fill it');
  const marked = byteOrderMark(bytes);
  if (marked && marked !== 'utf-8') return text(iconv.decode(bytes, marked));
  if (isBinary(bytes)) return fail('binary', 'the file is not text: import Markdown, HTML, plain text or a feed');
  const declared = declaredCharset(bytes);
  if (isUtf8(bytes) && !(declared && isStateful(declared))) return text(bytes.toString('utf8'));
  if (declared && iconv.encodingExists(declared)) return text(iconv.decode(bytes, declared));
  const at = firstInvalid(bytes).toLocaleString('en');
  return fail('encoding', `the file is not UTF-8 (first wrong byte at offset ${at}): save it as UTF-8`);
}

function text(decoded: string): Decoded {
  const plain = decoded
    .replace(/^\uFEFF/, '')
    .replaceAll('\r\n', '\n')
    .replaceAll('\r', '\n');
  if (plain.trim() === '') return fail('empty', 'the file holds no text: remove it or fill it');
  return { kind: 'text', text: plain };
}

function fail(reason: SkipReason, message: string): Decoded {
  return { kind: 'skipped', reason, message };
}

/** First bytes of PDF, zip, gzip, PNG, GIF, JPEG. */
const SIGNATURES = ['%PDF-', 'PK\x03\x04', '\x1f\x8b', '\x89PNG', 'GIF8', '\xff\xd8\xff'];

/** As git tells: a NUL among the first 8,000 bytes. A stray one further on is removed from the text. */
function isBinary(bytes: Buffer): boolean {
  const start = bytes.toString('latin1', 0, 8_000);
  return start.includes('\0') || SIGNATURES.some((signature) => start.startsWith(signature));
}

/** The offset of the first byte that is not UTF-8: where decoding gives a U+FFFD that is not in the bytes. */
function firstInvalid(bytes: Buffer): number {
  const decoded = bytes.toString('utf8');
  let offset = 0;
  let done = 0;
  for (let at = decoded.indexOf('\uFFFD'); at >= 0; at = decoded.indexOf('\uFFFD', done)) {
    offset += Buffer.byteLength(decoded.slice(done, at));
    if (bytes.toString('latin1', offset, offset + 3) !== '\xef\xbf\xbd') return offset;
    offset += 3;
    done = at + 1;
  }
  return bytes.length;
}
