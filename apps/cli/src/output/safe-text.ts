import { stripVTControlCharacters } from 'node:util';

/** C0 and C1 controls, and the marks that reorder or hide text: a post must not move the cursor or fake a line. */
const CONTROLS = /[\p{Cc}\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069]/gu;

/** Text from outside on one line, without anything that a terminal would obey. */
export function safeText(text: string): string {
  return stripVTControlCharacters(text)
    .replace(/\r\n|[\t\n\r\u2028\u2029]/gu, ' ')
    .replace(CONTROLS, '');
}

/** The same for text of several lines. */
export function safeLines(text: string): string[] {
  return text.split(/\r\n|[\n\r\u2028\u2029]/u).map(safeText);
}

/** What JSON itself leaves unescaped. The value stays what it is; only its spelling changes. */
const UNESCAPED = /[\u007f-\u009f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069]/gu;

/** JSON that may be shown in a terminal as well as parsed. */
export function safeJson(value: unknown, indent?: number): string {
  const spellOut = (character: string) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
  return JSON.stringify(value, null, indent).replace(UNESCAPED, spellOut);
}
