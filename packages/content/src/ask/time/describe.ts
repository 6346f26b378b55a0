/** An interval in plain words: "1–31 July 2005", "2010–2012", "since 1 January 2014", "before 2013". */

import type { Calendar, Day } from './calendar.js';
import { dateOf, HOUR_MS, MINUTE_MS, startOfYear } from './calendar.js';
import { MONTH_NAMES } from './words.js';

/** @returns an empty string when both sides are open */
export function describe(from: number | undefined, to: number | undefined, calendar: Calendar): string {
  if (from === undefined) return to === undefined ? '' : `before ${edge(to, calendar)}`;
  if (to === undefined) return `since ${moment(from, calendar)}`;
  const start = calendar.civil(from);
  const end = calendar.civil(to);
  const isWhole = calendar.startOf(start.day) === from && calendar.startOf(end.day) === to;
  if (isWhole) return dayRange(start.day, end.day - 1);
  if (to - from <= MINUTE_MS) return moment(from, calendar);
  return `${moment(from, calendar)} – ${moment(to, calendar)}`;
}

function dayRange(first: Day, last: Day): string {
  const a = dateOf(first);
  const b = dateOf(last);
  if (startOfYear(a.year) === first && startOfYear(b.year + 1) === last + 1) {
    return a.year === b.year ? `${a.year}` : `${a.year}–${b.year}`;
  }
  if (first === last) return dateWords(first);
  if (a.year !== b.year) return `${dateWords(first)} – ${dateWords(last)}`;
  if (a.month !== b.month) return `${a.date} ${monthName(a.month)} – ${dateWords(last)}`;
  return `${a.date}–${dateWords(last)}`;
}

/** Where an interval ends, exclusive: a year alone when it is the year's first instant. */
function edge(instant: number, calendar: Calendar): string {
  const { day } = calendar.civil(instant);
  const { year } = dateOf(day);
  return calendar.startOf(startOfYear(year)) === instant ? `${year}` : moment(instant, calendar);
}

/** A day, with the time of day unless it is the day's first instant. */
function moment(instant: number, calendar: Calendar): string {
  const { day, ms } = calendar.civil(instant);
  if (calendar.startOf(day) === instant) return dateWords(day);
  const clock = [Math.floor(ms / HOUR_MS), Math.floor((ms % HOUR_MS) / MINUTE_MS)];
  return `${dateWords(day)} ${clock.map((part) => String(part).padStart(2, '0')).join(':')}`;
}

function dateWords(day: Day): string {
  const { year, month, date } = dateOf(day);
  return `${date} ${monthName(month)} ${year}`;
}

function monthName(month: number): string {
  return MONTH_NAMES[month - 1] ?? '';
}
