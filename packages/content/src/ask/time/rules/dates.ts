/** Days in words: "July 23, 2005", "23rd of July", "Saturday, 23 July 2005", "July 20–23, 2005". */

import type { Bounds, Calendar } from '../calendar.js';
import { dateOf, dayOf } from '../calendar.js';
import type { MonthDate } from '../numbers.js';
import { monthDateAt } from '../numbers.js';
import type { Period, Recurrence } from '../period.js';
import { days } from '../period.js';
import { latest } from '../recurrence.js';
import type { Token } from '../tokens.js';
import { MONTHS, NUMBERED_NAMES, WEEKDAYS } from '../words.js';
import { yearAfter } from './months.js';

export function dates(tokens: readonly Token[], at: number, calendar: Calendar): Period | undefined {
  const found = monthFirst(tokens, afterWeekday(tokens, at)) ?? dayFirst(tokens, afterWeekday(tokens, at));
  if (found === undefined) return undefined;
  const grain = found.first === found.last ? 'day' : 'days';
  const year = yearAfter(tokens, found.end, calendar);
  if (year !== undefined) {
    const bounds = daysOf(found, year.value, calendar);
    return bounds && { ...bounds, end: year.end, grain, sure: true };
  }
  const recurs: Recurrence = { cycle: 'year', on: (start) => daysOf(found, dateOf(start).year, calendar) };
  const bounds = latest(recurs, calendar, 'have begun');
  return bounds && { ...bounds, end: found.end, grain, sure: found.sure, recurs };
}

interface DaysOfMonth {
  readonly month: number;
  readonly first: number;
  readonly last: number;
  readonly end: number;
  /** Whether it is a date without a year and without a frame: "may 5" is not. */
  readonly sure: boolean;
}

/** "July 23", "July the 23rd", "July 20-23". */
function monthFirst(tokens: readonly Token[], at: number): DaysOfMonth | undefined {
  const month = MONTHS.get(tokens[at]?.text ?? '');
  if (month === undefined) return undefined;
  const first = monthDateAt(tokens, tokens[at + 1]?.text === 'the' || tokens[at + 1]?.text === '-' ? at + 2 : at + 1);
  return first && daysInMonth(tokens, at, month, first, dateRange(tokens, first));
}

/** "23 July", "the 23rd of July", "20th to 23rd of July". */
function dayFirst(tokens: readonly Token[], at: number): DaysOfMonth | undefined {
  const start = tokens[at]?.text === 'the' ? at + 1 : at;
  const first = monthDateAt(tokens, start);
  if (first === undefined || isNumberOfName(tokens, start)) return undefined;
  const last = dateRange(tokens, first);
  const end = last?.end ?? first.end;
  const monthAt = tokens[end]?.text === 'of' || tokens[end]?.text === '-' ? end + 1 : end;
  const month = MONTHS.get(tokens[monthAt]?.text ?? '');
  return month === undefined ? undefined : daysInMonth(tokens, monthAt, month, first, last, monthAt + 1);
}

function daysInMonth(
  tokens: readonly Token[],
  monthAt: number,
  month: number,
  first: MonthDate,
  last: MonthDate | undefined,
  end = last?.end ?? first.end,
): DaysOfMonth | undefined {
  if (last !== undefined && last.value <= first.value) return undefined;
  const sure = first.ordinal || !NOT_MONTHS.has(tokens[monthAt]?.raw ?? '');
  return { month, first: first.value, last: last?.value ?? first.value, end, sure };
}

/** A modal verb, a walk and a maker of computers: as written, a number after them may be anything. */
const NOT_MONTHS = new Set(['may', 'march', 'mar', 'DEC']);

/** The last day of "20-23", "20 to 23", "20th and 21st", seen from its first. */
function dateRange(tokens: readonly Token[], first: MonthDate): MonthDate | undefined {
  if (!RANGE_WORDS.has(tokens[first.end]?.text ?? '')) return undefined;
  return monthDateAt(tokens, tokens[first.end + 1]?.text === 'the' ? first.end + 2 : first.end + 1);
}

const RANGE_WORDS = new Set(['-', 'to', 'and', 'through', 'until', 'till', '&']);

/** "Fedora 20 July 2013": the number belongs to the name before it. */
function isNumberOfName(tokens: readonly Token[], at: number): boolean {
  const before = tokens[at - 1];
  return before !== undefined && NUMBERED_NAMES.has(before.text);
}

/** A weekday before a date says nothing more. */
function afterWeekday(tokens: readonly Token[], at: number): number {
  if (!WEEKDAYS.has(tokens[at]?.text ?? '')) return at;
  const next = tokens[at + 1]?.text;
  return next === ',' || next === '.' ? at + 2 : at + 1;
}

function daysOf(found: DaysOfMonth, year: number, calendar: Calendar): Bounds | undefined {
  const first = dayOf(year, found.month, found.first);
  const last = dayOf(year, found.month, found.last);
  return first === undefined || last === undefined ? undefined : days(calendar, first, last + 1);
}
