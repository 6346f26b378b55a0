/** The longest term, in UTF-16 code units: at most 200 bytes as UTF-8 whatever the script. */
export const MAX_TERM = 60;
/** What is read of a longer token, in UTF-16 code units. Two tokens that differ only behind it are one term. */
export const MAX_READ = 256;

const STRETCHED: Readonly<Record<string, string>> = {
  ß: 'ss',
  ø: 'o',
  æ: 'ae',
  œ: 'oe',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
};

/** Lower case, NFKC, one apostrophe, nothing invisible. Accents stay: stemmers read them. */
export function normalise(text: string): string {
  const read = text.length > MAX_READ ? text.slice(0, MAX_READ) : text;
  if (/^[\x21-\x7e]*$/.test(read)) return read.toLowerCase();
  return read
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[’ʼ＇]/g, "'")
    .replace(/[‐‑]/g, '-')
    .replace(/[\p{C}\s]/gu, '');
}

/** Takes accents off Latin, Greek and Cyrillic letters; marks that are letters of their own (Devanagari, kana) stay. */
export function foldAccents(text: string): string {
  if (/^[\x21-\x7e]*$/.test(text)) return text;
  return text
    .normalize('NFKD')
    .replace(/[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe00-\ufe0f\s\p{C}]/gu, '')
    .replace(/[ßøæœłđðþı]/g, (letter) => STRETCHED[letter] ?? letter)
    .normalize('NFC');
}

/** A term within its bound: a longer one is its beginning and a checksum of the whole. */
export function bounded(term: string): string {
  if (term.length <= MAX_TERM) return term;
  const head = term.slice(0, MAX_TERM - 10).replace(/[\ud800-\udbff]$/, '');
  return `${head}~${checksum(term)}`;
}

/** FNV-1a, 32 bits, as eight hexadecimal digits. */
function checksum(text: string): string {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return (hash >>> 0).toString(16).padStart(8, '0');
}
