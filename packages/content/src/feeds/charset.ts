/** First bytes that say how the rest is written. UTF-32 first: its little-endian mark begins as that of UTF-16. */
const MARKS: readonly (readonly [mark: string, charset: string])[] = [
  ['\xff\xfe\0\0', 'utf-32le'],
  ['\0\0\xfe\xff', 'utf-32be'],
  ['\xef\xbb\xbf', 'utf-8'],
  ['\xff\xfe', 'utf-16le'],
  ['\xfe\xff', 'utf-16be'],
];

export function byteOrderMark(bytes: Buffer): string | null {
  const start = bytes.toString('latin1', 0, 4);
  return MARKS.find(([mark]) => start.startsWith(mark))?.[1] ?? null;
}

/** ASCII bytes that stand for other characters: valid as UTF-8, and still not UTF-8. */
export function isStateful(charset: string): boolean {
  return /^(?:iso-2022|hz|utf-7)/.test(charset);
}

/** What `<?xml encoding="…"?>` or `<meta charset=…>` says. */
export function declaredCharset(bytes: Buffer): string | null {
  const start = bytes.toString('latin1', 0, 2_048);
  if (!/^\s*</.test(start)) return null;
  const xml = /^\s*<\?xml[^>]{0,200}encoding\s*=\s*["']([\w:.-]{1,40})/i.exec(start);
  const meta = /<meta[^>]{0,200}charset\s*=\s*["']?([\w:.-]{1,40})/i.exec(start);
  return charsetNamed(xml?.[1] ?? meta?.[1]);
}

/** What a `Content-Type` says (RFC 9110 section 8.3). */
export function charsetOfType(contentType: string | undefined): string | null {
  return charsetNamed(/;\s*charset\s*=\s*["']?([\w:.-]{1,40})/i.exec(contentType ?? '')?.[1]);
}

/** "iso-8859-1" and "ascii" mean windows-1252 (WHATWG Encoding). */
function charsetNamed(name: string | undefined): string | null {
  const charset = name?.toLowerCase() ?? null;
  return charset !== null && /^(?:iso-8859-1|latin1|us-ascii|ascii)$/.test(charset) ? 'windows-1252' : charset;
}
