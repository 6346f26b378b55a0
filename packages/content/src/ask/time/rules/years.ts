/** "2012", "2012's", "the year 2012", "'05", "2012-13", "the 2010s", "the nineties". */

import type { Calendar } from '../calendar.js';
import { startOfYear } from '../calendar.js';
import { isYear, shortYearAt, yearAt } from '../numbers.js';
import type { Period } from '../period.js';
import { days } from '../period.js';
import type { Token } from '../tokens.js';

export function years(tokens: readonly Token[], at: number, calendar: Calendar): Period | undefined {
  const named = tokens[at]?.text === 'year';
  const start = named ? at + 1 : at;
  const year = yearAt(tokens, start, calendar) ?? shortYearAt(tokens, start, calendar);
  if (year !== undefined) {
    const owns = /s$/iu.test(tokens[start]?.raw ?? '');
    return span(calendar, year.value, 1, { end: year.end, grain: 'year', sure: named || owns });
  }
  return yearPair(tokens, at, calendar) ?? decade(tokens, at, calendar);
}

/** "2012/13" and "2012-13" (but "2011-12" is December 2011, as ISO 8601 writes months). */
function yearPair(tokens: readonly Token[], at: number, calendar: Calendar): Period | undefined {
  const digits = /^(\d{4})([-–—/])(\d{2})$/u.exec(tokens[at]?.text ?? '');
  if (digits === null) return undefined;
  const year = Number(digits[1]);
  const next = Number(digits[3]);
  if (next !== (year + 1) % 100 || !isYear(year, calendar) || (digits[2] === '-' && next <= 12)) return undefined;
  return span(calendar, year, 2, { end: at + 1, grain: 'year', sure: true });
}

/** Decades of two digits are spoken of with an article or an apostrophe; "a timeout of 90s" is seconds. */
function decade(tokens: readonly Token[], at: number, calendar: Calendar): Period | undefined {
  const text = tokens[at]?.text ?? '';
  const start = /^\d{3}0s$/u.test(text) ? Number(text.slice(0, 4)) : shortDecade(text, tokens[at - 1]?.text ?? '');
  if (start === undefined || !isYear(start, calendar)) return undefined;
  return span(calendar, start, 10, { end: at + 1, grain: 'decade', sure: true });
}

function shortDecade(text: string, before: string): number | undefined {
  return ['the', "'", 'early', 'late', 'mid', '-'].includes(before) ? SHORT_DECADES.get(text) : undefined;
}

const SHORT_DECADES: ReadonlyMap<string, number> = new Map([
  ['70s', 1970],
  ['seventies', 1970],
  ['80s', 1980],
  ['eighties', 1980],
  ['90s', 1990],
  ['nineties', 1990],
  ['noughties', 2000],
]);

function span(calendar: Calendar, year: number, count: number, rest: Pick<Period, 'end' | 'grain' | 'sure'>): Period {
  return { ...days(calendar, startOfYear(year), startOfYear(year + count)), ...rest };
}
