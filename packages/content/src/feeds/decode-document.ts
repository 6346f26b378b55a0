import { isUtf8 } from 'node:buffer';
import iconv from 'iconv-lite';
import { byteOrderMark, charsetOfType, declaredCharset, isStateful } from './charset.js';

/** How the charset of a document was found. */
export type CharsetSource =
  | 'byte-order-mark'
  /** The bytes are UTF-8, whatever was said about them. */
  | 'bytes'
  /** The `Content-Type` it came with. */
  | 'http'
  /** Its own XML declaration or `meta` element. */
  | 'declaration'
  /** Nothing told: read as windows-1252. */
  | 'assumed';

/** A document as text, without a byte order mark. Bytes that are none of its charset became U+FFFD. */
export interface DecodedDocument {
  readonly text: string;
  readonly charset: string;
  readonly foundBy: CharsetSource;
}

/**
 * Decodes a document that came over HTTP. A byte order mark has the last word; then the bytes themselves: text of
 * another charset is not valid UTF-8 by accident, and declarations lie. Then HTTP, then the document's declaration,
 * where they name a charset that is known; and text that claims to be UTF-8 and mostly is not is windows-1252.
 */
export function decodeDocument(document: Uint8Array, contentType?: string): DecodedDocument {
  const bytes = Buffer.from(document.buffer, document.byteOffset, document.byteLength);
  const marked = byteOrderMark(bytes);
  if (marked !== null) return decoded(bytes, marked, 'byte-order-mark');
  const wide = wideCharset(bytes);
  if (wide !== null) return decoded(bytes, wide, 'bytes');
  const [http, declared] = [charsetOfType(contentType), declaredCharset(bytes)];
  const claims = [http, declared].filter((charset) => charset !== null);
  if (isUtf8(bytes) && !claims.some(isStateful)) return decoded(bytes, 'utf-8', 'bytes');
  for (const charset of claims.filter((name) => iconv.encodingExists(name))) {
    const document = decoded(bytes, charset, charset === http ? 'http' : 'declaration');
    if (!isWide(charset) && !(isUtf8Name(charset) && isMostlyBroken(document.text))) return document;
  }
  return decoded(bytes, 'windows-1252', 'assumed');
}

function decoded(bytes: Buffer, charset: string, foundBy: CharsetSource): DecodedDocument {
  return { text: iconv.decode(bytes, charset), charset, foundBy };
}

/** Charsets of more than one byte a character, by how they write the `<` that XML starts with (XML 1.0 appendix F). */
function wideCharset(bytes: Buffer): string | null {
  const start = bytes.toString('latin1', 0, 4);
  if (start === '\0\0\0<') return 'utf-32be';
  if (start === '<\0\0\0') return 'utf-32le';
  if (/^\0<\0[^\0]/.test(start)) return 'utf-16be';
  return /^<\0[^\0]\0/.test(start) ? 'utf-16le' : null;
}

/** A document whose first bytes are not of such a charset is not in it, whatever it says. */
function isWide(charset: string): boolean {
  return /^(?:utf-?(?:16|32)|ucs-?[24])/.test(charset);
}

function isUtf8Name(charset: string): boolean {
  return /^utf-?8$/.test(charset);
}

/** Whether more characters were lost than were found outside of ASCII. */
function isMostlyBroken(text: string): boolean {
  let [lost, found] = [0, 0];
  for (const [character] of text.matchAll(/[^\p{ASCII}]/gu)) character === '\uFFFD' ? lost++ : found++;
  return lost > found;
}
