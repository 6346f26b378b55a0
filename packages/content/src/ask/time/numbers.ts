/** Numbers as questions write them: years, days of the month, amounts. Each reader gives its value and where it ends. */

import type { Calendar } from './calendar.js';
import { dateOf, FIRST_YEAR } from './calendar.js';
import { phraseAt, phraseTable } from './phrases.js';
import type { Token } from './tokens.js';
import type { Unit } from './words.js';
import { CARDINALS, COUNTED, ORDINALS, UNITS } from './words.js';

export interface Numeral {
  readonly value: number;
  /** Index of the token after it. */
  readonly end: number;
}

/** A year in which something can have been posted, unless what follows shows that it counts something. */
export function yearAt(tokens: readonly Token[], at: number, calendar: Calendar): Numeral | undefined {
  const token = tokens[at];
  if (token?.value === undefined || token.text.length !== 4 || !isYear(token.value, calendar)) return undefined;
  return isCountedBy(tokens, at + 1) ? undefined : { value: token.value, end: at + 1 };
}

/** "'05" after a month or a season. */
export function shortYearAt(tokens: readonly Token[], at: number, calendar: Calendar): Numeral | undefined {
  const digits = tokens[at + 1];
  if (tokens[at]?.text !== "'" || digits?.value === undefined || digits.raw.length !== 2) return undefined;
  const value = digits.value + (digits.value < FIRST_YEAR % 100 ? 2000 : 1900);
  return isYear(value, calendar) ? { value, end: at + 2 } : undefined;
}

/** Years may be one ahead of the reference time: blogs announce what is to come. */
export function isYear(value: number, calendar: Calendar): boolean {
  return value >= FIRST_YEAR && value <= dateOf(calendar.today).year + 1;
}

export interface MonthDate extends Numeral {
  /** "23rd" and "first" rather than "23". */
  readonly ordinal: boolean;
}

/** A day of the month: "23", "23rd", "first". */
export function monthDateAt(tokens: readonly Token[], at: number): MonthDate | undefined {
  const token = tokens[at];
  if (token === undefined) return undefined;
  const value = ORDINALS.get(token.text) ?? Number(/^(\d{1,2})(?:st|nd|rd|th)?$/u.exec(token.text)?.[1]);
  if (!(value >= 1 && value <= 31) || isCountedBy(tokens, at + 1)) return undefined;
  return { value, end: at + 1, ordinal: token.value === undefined };
}

/** How many of a unit: the least and the most that the words can mean ("a few weeks": two to four). */
export interface Quantity {
  readonly least: number;
  readonly most: number;
  readonly unit: Unit;
  readonly end: number;
}

/** "3 days", "a couple of months", "half a year", "a fortnight". */
export function quantityAt(tokens: readonly Token[], at: number): Quantity | undefined {
  const known = phraseAt(tokens, at, QUANTITIES);
  if (known !== undefined) return { ...known.means, end: at + known.words.length };
  const amount = amountAt(tokens, at);
  const unit = amount && UNITS.get(tokens[amount.end]?.text ?? '');
  return amount && unit && { least: amount.least, most: amount.most, unit, end: amount.end + 1 };
}

const QUANTITIES = phraseTable<Omit<Quantity, 'end'>>([
  [{ least: 6, most: 6, unit: 'month' }, ['half a year', 'half year']],
  [{ least: 18, most: 18, unit: 'month' }, ['a year and a half', 'one and a half years']],
  [{ least: 2, most: 2, unit: 'week' }, ['a fortnight', 'fortnight']],
]);

/** Amounts up to this many keep every date within what a Date can hold. */
const MOST = 1000;

function amountAt(tokens: readonly Token[], at: number): Omit<Quantity, 'unit'> | undefined {
  const start = tokens[at]?.text === 'a' && VAGUE.has(tokens[at + 1]?.text ?? '') ? at + 1 : at;
  const token = tokens[start];
  if (token === undefined) return undefined;
  const vague = VAGUE.get(token.text);
  if (vague !== undefined) return { ...vague, end: tokens[start + 1]?.text === 'of' ? start + 2 : start + 1 };
  const value = ARTICLES.has(token.text) ? 1 : (token.value ?? CARDINALS.get(token.text));
  if (value === undefined || value < 1 || value > MOST) return undefined;
  return { least: value, most: value, end: start + 1 };
}

const ARTICLES = new Set(['a', 'an']);
const VAGUE: ReadonlyMap<string, { least: number; most: number }> = new Map([
  ['couple', { least: 2, most: 2 }],
  ['few', { least: 2, most: 4 }],
  ['several', { least: 3, most: 7 }],
]);

function isCountedBy(tokens: readonly Token[], at: number): boolean {
  const next = tokens[at];
  return next !== undefined && !next.mark && COUNTED.has(next.text);
}
