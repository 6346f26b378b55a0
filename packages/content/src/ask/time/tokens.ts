/** Cuts a question into the words, numbers and marks that the rules of time read. Linear in the question's length. */

import type { Span } from '../../model.js';
import { MONTHS, SEASONS, WEEKDAYS } from './words.js';

export interface Token extends Span {
  /** Lower case, without a possessive 's; every dash is "-". */
  readonly text: string;
  /** As written. */
  readonly raw: string;
  /** The value of a token of one to four digits. */
  readonly value?: number;
  /** Punctuation: it ends a clause, and rules reach over it only where they name it. */
  readonly mark: boolean;
}

/** Questions are read up to here; text beyond it is not searched for time. */
export const MAX_QUESTION = 4000;

export function tokenise(question: string): Token[] {
  const tokens: Token[] = [];
  for (const match of question.slice(0, MAX_QUESTION).matchAll(/\S+/gu)) {
    const chunk = match[0];
    let start = 0;
    let end = chunk.length;
    while (start < end && OPENING.has(chunk.charAt(start))) start++;
    while (end > start && CLOSING.has(chunk.charAt(end - 1))) end--;
    const isAbbreviated = chunk.charAt(end) === '.' && isAbbreviation(chunk.slice(start, end).toLowerCase());
    for (let at = 0; at < start; at++) tokens.push(markAt(chunk, at, match.index));
    for (const part of split(chunk.slice(start, end))) tokens.push(tokenOf(part, match.index + start));
    for (let at = isAbbreviated ? end + 1 : end; at < chunk.length; at++) tokens.push(markAt(chunk, at, match.index));
  }
  return tokens;
}

/** Whether these words follow one another from a token on. */
export function wordsAt(tokens: readonly Token[], at: number, words: readonly string[]): boolean {
  return words.every((word, index) => tokens[at + index]?.text === word);
}

/** Whether a clause ends before this token: at a mark or at the end of the question. */
export function clauseEndsAt(tokens: readonly Token[], at: number): boolean {
  return tokens[at]?.mark ?? true;
}

const DASHES = '-–—−';
const OPENING = new Set('([{"\'“‘’«„¿¡*`');
const CLOSING = new Set(`)]}"'”’»…*\`.,;:!?${DASHES}`);

interface Part {
  readonly text: string;
  /** Offset into the chunk's core. */
  readonly at: number;
}

/**
 * "2010–2012", "mid-July", "23-Jul-2005" and "July/August" are several words of time joined; anything else that is
 * joined ("CVE-2014-0160", "/etc/2012", "2005-07-23") stays one token, which only a rule for its exact shape can read.
 */
function split(core: string): readonly Part[] {
  if (core === '') return [];
  const parts = [...core.matchAll(/[-–—−/,+]|[^-–—−/,+]+/gu)].map((match) => ({ text: match[0], at: match.index }));
  if (parts.length === 1 || parts.length > 6) return [{ text: core, at: 0 }];
  const words = parts.filter((part) => !SEPARATOR.test(part.text)).map((part) => part.text.toLowerCase());
  const named = words.some((word) => MONTHS.has(word));
  const joined =
    words.length > 0 && words.every((word) => TIME_PART.test(word) || isName(word) || (named && DATE.test(word)));
  const isSplit = joined && !SEPARATOR.test(parts[0]?.text ?? '');
  return isSplit || DATE_RANGE.test(core) ? parts : splitDateAndYear(core);
}

/** "23,2005": the comma of "July 23,2005" without its space. */
function splitDateAndYear(core: string): readonly Part[] {
  const comma = core.indexOf(',');
  if (!/^\d{1,2}(?:st|nd|rd|th)?,\d{4}$/u.test(core)) return [{ text: core, at: 0 }];
  return [
    { text: core.slice(0, comma), at: 0 },
    { text: ',', at: comma },
    { text: core.slice(comma + 1), at: comma + 1 },
  ];
}

/** The full stop of "Sept." and "Mon." ends no clause; that of "may." and "July." may. */
function isAbbreviation(word: string): boolean {
  return word.length <= 4 && (MONTHS.has(word) || WEEKDAYS.has(word)) && !['may', 'june', 'july'].includes(word);
}

const SEPARATOR = /^[-–—−/,+]$/u;
const DATE = /^\d{1,2}(?:st|nd|rd|th)?$/u;
const DATE_RANGE = /^\d{1,2}(?:st|nd|rd|th)?[-–—−]\d{1,2}(?:st|nd|rd|th)?$/u;
const TIME_PART = /^(?:\d{4}|\d{4}s|q[1-4]|h[12]|early|mid|late|pre|post|now|present|today)$/u;

function isName(word: string): boolean {
  return MONTHS.has(word) || SEASONS.has(word) || WEEKDAYS.has(word);
}

function tokenOf(part: Part, offset: number): Token {
  const start = offset + part.at;
  const end = start + part.text.length;
  const text = DASHES.includes(part.text) ? '-' : part.text.toLowerCase().replace(/['’]s$/u, '');
  const mark = SEPARATOR.test(part.text);
  const base = { text, raw: part.text, start, end, mark };
  return /^\d{1,4}$/u.test(text) ? { ...base, value: Number(text) } : base;
}

function markAt(chunk: string, at: number, offset: number): Token {
  const raw = chunk.charAt(at);
  const text = DASHES.includes(raw) ? '-' : raw === '’' || raw === '‘' ? "'" : raw;
  return { text, raw, start: offset + at, end: offset + at + 1, mark: true };
}
