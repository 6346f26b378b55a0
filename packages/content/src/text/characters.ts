/**
 * What a character is to the tokeniser and the sentence splitter. Classes are worked out once per character and
 * kept in a table, so that a scan costs one array read per character.
 */

export const OTHER = 1;
export const SPACE = 2;
/** Combining marks, joiners and soft hyphens: they continue a word and never begin one. */
export const MARK = 3;
export const UNDERSCORE = 4;
export const DIGIT = 5;
export const LOWER = 6;
export const UPPER = 7;
/** A letter without case (Arabic, Hebrew, Hangul, Devanagari …). */
export const CASELESS = 8;
/** A letter of a script written without spaces between words (Han, Kana, Thai, Lao, Khmer, Myanmar). */
export const UNSPACED = 9;

const table = new Uint8Array(0x11_00_00);

/** Class of the character that begins at `index`; a lone half of a surrogate pair is `OTHER`. */
export function classAt(text: string, index: number): number {
  let point = text.charCodeAt(index);
  if (point >= 0xd800 && point <= 0xdfff) {
    point = text.codePointAt(index) ?? point;
    if (point < 0x1_00_00) return OTHER;
  }
  const known = table[point];
  if (known !== undefined && known !== 0) return known;
  const found = Number.isNaN(point) ? OTHER : classOf(String.fromCodePoint(point));
  table[point] = found;
  return found;
}

/** Number of UTF-16 code units of the character that begins at `index`. */
export function widthAt(text: string, index: number): 1 | 2 {
  const unit = text.charCodeAt(index);
  if (unit < 0xd800 || unit > 0xdbff) return 1;
  const next = text.charCodeAt(index + 1);
  return next >= 0xdc00 && next <= 0xdfff ? 2 : 1;
}

/** Letters, digits and the underscore: what a word may begin with. */
export function isWordClass(of: number): boolean {
  return of >= UNDERSCORE;
}

function classOf(character: string): number {
  if (/\s/u.test(character)) return SPACE;
  if (character === '_') return UNDERSCORE;
  if (/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u30fc\uff70]/u.test(character))
    return /[\p{L}\p{N}]/u.test(character) ? UNSPACED : OTHER;
  if (/[\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u.test(character) && /\p{L}/u.test(character))
    return UNSPACED;
  if (/[\p{M}\u00ad\u200c\u200d]/u.test(character)) return MARK;
  if (/\p{N}/u.test(character)) return DIGIT;
  if (/\p{Ll}/u.test(character)) return LOWER;
  if (/[\p{Lu}\p{Lt}]/u.test(character)) return UPPER;
  return /\p{L}/u.test(character) ? CASELESS : OTHER;
}
