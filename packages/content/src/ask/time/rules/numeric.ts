/** Days in digits: ISO 8601 ("2005-07-23", "2005-07-23T14:00Z", "2005-W29"), "7/23/2005" and "23.7.2005". */

import type { Calendar, Day } from '../calendar.js';
import { dayOf, HOUR_MS, MINUTE_MS, SECOND_MS, startOfWeek } from '../calendar.js';
import { isYear } from '../numbers.js';
import type { Period } from '../period.js';
import { days } from '../period.js';
import type { Token } from '../tokens.js';
import { NUMBERED_NAMES } from '../words.js';

export function numericDates(tokens: readonly Token[], at: number, calendar: Calendar): Period | undefined {
  const text = tokens[at]?.text ?? '';
  if (!/^\d/u.test(text) || NUMBERED_NAMES.has(tokens[at - 1]?.text ?? '')) return undefined;
  return isoDate(text, at, calendar) ?? isoWeek(text, at, calendar) ?? slashed(text, at, calendar);
}

const ISO =
  /^(\d{4})([-/.])(\d{2})\2(\d{2})(?:t(\d{2}):(\d{2})(?::(\d{2})(?:[.,]\d{1,9})?)?(?:(z)|([+-])(\d{2}):?(\d{2})?)?)?$/u;

function isoDate(text: string, at: number, calendar: Calendar): Period | undefined {
  const match = ISO.exec(text);
  if (match === null) return undefined;
  const day = dateIn(Number(match[1]), Number(match[3]), Number(match[4]), calendar);
  if (day === undefined) return undefined;
  const [, , , , , hour, minute, second, utc, sign, aheadHours, aheadMinutes] = match;
  if (hour === undefined) return wholeDay(day, at, calendar, true);
  const ms = Number(hour) * HOUR_MS + Number(minute) * MINUTE_MS + Number(second ?? 0) * SECOND_MS;
  const ahead = Number(aheadHours ?? 0) * HOUR_MS + Number(aheadMinutes ?? 0) * MINUTE_MS;
  if (ms >= 24 * HOUR_MS || ahead > 14 * HOUR_MS) return undefined;
  const zoned = utc !== undefined || sign !== undefined;
  const from = zoned ? day * 24 * HOUR_MS + ms - (sign === '-' ? -ahead : ahead) : calendar.instant(day, ms);
  const width = second === undefined ? MINUTE_MS : SECOND_MS;
  return { from, to: from + width, end: at + 1, grain: 'time', sure: true };
}

/** ISO 8601 numbers weeks from the one that holds 4 January. */
function isoWeek(text: string, at: number, calendar: Calendar): Period | undefined {
  const match = /^(\d{4})-w(\d{2})$/u.exec(text);
  const week = Number(match?.[2]);
  const fourth = match === null ? undefined : dateIn(Number(match[1]), 1, 4, calendar);
  if (fourth === undefined || week < 1 || week > 53) return undefined;
  const monday = startOfWeek(fourth) + 7 * (week - 1);
  return { ...days(calendar, monday, monday + 7), end: at + 1, grain: 'week', sure: true };
}

/** Slashes are read as in the United States (month first) unless only the other way is a date; dots as in Europe. */
function slashed(text: string, at: number, calendar: Calendar): Period | undefined {
  const match = /^(\d{1,2})([/.-])(\d{1,2})\2(\d{4}|\d{2})$/u.exec(text);
  if (match === null) return undefined;
  const [, first, separator, second, digits] = match;
  // Two digits of year could as well be "8/16/32 cores" or an address: only slashes, and only in a frame.
  const short = digits?.length === 2;
  if (short && separator !== '/') return undefined;
  const year = Number(digits) + (short ? (Number(digits) < 70 ? 2000 : 1900) : 0);
  const monthFirst = dateIn(year, Number(first), Number(second), calendar);
  const dayFirst = dateIn(year, Number(second), Number(first), calendar);
  const day = separator === '.' ? dayFirst : (monthFirst ?? dayFirst);
  return day === undefined ? undefined : wholeDay(day, at, calendar, !short);
}

function dateIn(year: number, month: number, date: number, calendar: Calendar): Day | undefined {
  return isYear(year, calendar) ? dayOf(year, month, date) : undefined;
}

function wholeDay(day: Day, at: number, calendar: Calendar, sure: boolean): Period {
  return { ...days(calendar, day, day + 1), end: at + 1, grain: 'day', sure };
}
