/** A month of a named year: "July 2005", "July of 2005", "July '05", "2005 July", "2005-07". */

import type { Calendar } from '../calendar.js';
import { startOfMonth } from '../calendar.js';
import { isYear, type Numeral, shortYearAt, yearAt } from '../numbers.js';
import type { Period } from '../period.js';
import { days } from '../period.js';
import type { Token } from '../tokens.js';
import { MONTHS } from '../words.js';

export function months(tokens: readonly Token[], at: number, calendar: Calendar): Period | undefined {
  const month = MONTHS.get(tokens[at]?.text ?? '');
  const year = month === undefined ? yearAt(tokens, at, calendar) : yearAfter(tokens, at + 1, calendar);
  if (month !== undefined) return year && monthOf(calendar, year.value, month, year.end, true);
  const after = year && MONTHS.get(tokens[year.end]?.text ?? '');
  if (year !== undefined && after !== undefined) return monthOf(calendar, year.value, after, year.end + 1, true);
  const digits = /^(\d{4})-(0[1-9]|1[0-2])$/u.exec(tokens[at]?.text ?? '');
  if (digits === null || !isYear(Number(digits[1]), calendar)) return undefined;
  return monthOf(calendar, Number(digits[1]), Number(digits[2]), at + 1, false);
}

/** The year after a month or a season: "2005", ", 2005", "of 2005", "-2005", "'05". */
export function yearAfter(tokens: readonly Token[], at: number, calendar: Calendar): Numeral | undefined {
  const start = YEAR_LINKS.has(tokens[at]?.text ?? '') ? at + 1 : at;
  return yearAt(tokens, start, calendar) ?? shortYearAt(tokens, start, calendar);
}

const YEAR_LINKS = new Set([',', 'of', '-', '/', 'in']);

function monthOf(calendar: Calendar, year: number, month: number, end: number, sure: boolean): Period {
  return { ...days(calendar, startOfMonth(year, month), startOfMonth(year, month + 1)), end, grain: 'month', sure };
}
