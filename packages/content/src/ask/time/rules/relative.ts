/** Time counted from the reference time: "yesterday", "last week", "the past 3 months", "two years ago". */

import type { Bounds, Calendar, Day } from '../calendar.js';
import { addMonths, dateOf, HOUR_MS, MINUTE_MS, startOfMonth, startOfWeek, startOfYear } from '../calendar.js';
import { amountAt } from '../numbers.js';
import type { Period } from '../period.js';
import { days } from '../period.js';
import type { Token } from '../tokens.js';
import { wordsAt } from '../tokens.js';
import type { Unit } from '../words.js';
import { POST_NOUNS, UNITS } from '../words.js';
import { afterPartOfDay } from './recurring.js';

export function relative(tokens: readonly Token[], at: number, calendar: Calendar): Period | undefined {
  return nearDay(tokens, at, calendar) ?? weekend(tokens, at, calendar) ?? counted(tokens, at, calendar);
}

/** "today", "tonight", "this morning", "yesterday evening", "last night". */
function nearDay(tokens: readonly Token[], at: number, calendar: Calendar): Period | undefined {
  const { today } = calendar;
  const day = (from: Day, end: number): Period => ({
    ...days(calendar, from, from + 1),
    end,
    grain: 'day',
    sure: true,
  });
  const text = tokens[at]?.text;
  if (text === 'tonight' || (text === 'today' && isDay(tokens, at))) return day(today, at + 1);
  if (text === 'yesterday') return day(today - 1, afterPartOfDay(tokens, at + 1));
  if (wordsAt(tokens, at, ['last', 'night'])) return day(today - 1, at + 2);
  const afterThis = text === 'this' ? afterPartOfDay(tokens, at + 1) : at + 1;
  return afterThis === at + 2 && tokens[at + 1]?.text !== 'night' ? day(today, at + 2) : undefined;
}

/**
 * "today" is often just the present ("which filesystem should I use today?"): a day is one that is reported on.
 * "USA Today" is a newspaper.
 */
function isDay(tokens: readonly Token[], at: number): boolean {
  if (tokens[at]?.raw === 'Today' && tokens[at - 1]?.mark === false) return false;
  const owns = tokens[at]?.raw.length !== 'today'.length;
  const around = tokens.slice(Math.max(0, at - 8), at + 4);
  return owns || tokens.length <= 3 || around.some(({ text }) => REPORTING.has(text) || POST_NOUNS.has(text));
}

const REPORTING = new Set(
  'did write wrote written posted published said happened came new news since until from before latest anything'.split(
    ' ',
  ),
);

/** "last weekend" is over; "this weekend" and "over the weekend" is the latest that has begun. */
function weekend(tokens: readonly Token[], at: number, calendar: Calendar): Period | undefined {
  const lead = tokens[at]?.text ?? '';
  if (lead === 'this' && tokens[at + 1]?.text === 'past') return weekend(tokens, at + 1, calendar);
  if (!WEEKEND_LEADS.has(lead) || !/^weekends?$/u.test(tokens[at + 1]?.text ?? '')) return undefined;
  if (lead === 'the' && !WEEKEND_FRAMES.has(tokens[at - 1]?.text ?? '')) return undefined;
  const saturday = startOfWeek(calendar.today) + 5;
  const limit = lead === 'this' || lead === 'the' ? saturday : saturday + 1;
  const from = calendar.today >= limit && lead !== 'last' ? saturday : saturday - 7;
  return { ...days(calendar, from, from + 2), end: at + 2, grain: 'weekend', sure: true };
}

const WEEKEND_LEADS = new Set(['last', 'this', 'past', 'previous', 'the']);
const WEEKEND_FRAMES = new Set(['over', 'on', 'at', 'during', 'since', 'before', 'after', 'in']);

/** Units of time with a word that places them: "last month", "this year", "past 10 days", "3 weeks ago". */
function counted(tokens: readonly Token[], at: number, calendar: Calendar): Period | undefined {
  const unit = UNITS.get(tokens[at + 1]?.text ?? '');
  const lead = tokens[at]?.text ?? '';
  if (lead === 'the' && unit !== undefined && wordsAt(tokens, at + 2, ['before', 'last'])) {
    return whole(calendar, unit, -2, at + 4);
  }
  if (lead === 'this' && tokens[at + 1]?.text === 'past') return counted(tokens, at + 1, calendar);
  return (
    (unit !== undefined ? single(tokens, at, unit, calendar) : undefined) ??
    rollingMany(tokens, at, calendar) ??
    ago(tokens, at, calendar)
  );
}

/** "this month" and "last month" are those of the calendar; "the past month" and "the last month" end today. */
function single(tokens: readonly Token[], at: number, unit: Unit, calendar: Calendar): Period | undefined {
  const lead = tokens[at]?.text ?? '';
  const end = at + 2;
  if (tokens[end]?.text === 'of') return undefined;
  if (lead === 'past') return rolling(calendar, unit, 1, end);
  if (!CALENDAR_UNITS.has(unit)) return undefined;
  if (lead === 'this' || lead === 'current') return whole(calendar, unit, 0, end);
  if (lead === 'previous') return whole(calendar, unit, -1, end);
  if (lead !== 'last') return undefined;
  return tokens[at - 1]?.text === 'the' ? rolling(calendar, unit, 1, end) : whole(calendar, unit, -1, end);
}

const CALENDAR_UNITS: ReadonlySet<Unit> = new Set(['week', 'month', 'quarter', 'year', 'decade']);

/** "last 10 days", "past couple of weeks", "previous two years". */
function rollingMany(tokens: readonly Token[], at: number, calendar: Calendar): Period | undefined {
  if (!ROLLING_LEADS.has(tokens[at]?.text ?? '')) return undefined;
  const amount = amountAt(tokens, at + 1);
  const unit = amount && UNITS.get(tokens[amount.end]?.text ?? '');
  return unit && amount && rolling(calendar, unit, amount.most, amount.end + 1);
}

const ROLLING_LEADS = new Set(['last', 'past', 'previous']);

/** "3 days ago" is that day, "two months ago" that month of the calendar, "a few years ago" two to four years back. */
function ago(tokens: readonly Token[], at: number, calendar: Calendar): Period | undefined {
  const amount = amountAt(tokens, at);
  const unit = amount && UNITS.get(tokens[amount.end]?.text ?? '');
  if (unit === undefined || amount === undefined) return undefined;
  const end = amount.end + 2;
  if (!AGO_WORDS.has(tokens[end - 1]?.text ?? '')) return undefined;
  if (unit === 'minute' || unit === 'hour') {
    const ms = unit === 'hour' ? HOUR_MS : MINUTE_MS;
    const from = calendar.now - amount.most * ms;
    return { from, to: from + (amount.most - amount.least + 1) * ms, end, grain: 'time', sure: true };
  }
  const from = whole(calendar, unit, -amount.most, end);
  return { ...from, to: whole(calendar, unit, -amount.least, end).to };
}

const AGO_WORDS = new Set(['ago', 'back']);

/** The calendar's own day, week, month … some units from the current one. */
function whole(calendar: Calendar, unit: Unit, shift: number, end: number): Period {
  const grain = unit === 'minute' || unit === 'hour' ? 'day' : unit;
  return { ...unitAround(calendar, grain, calendar.today, shift), end, grain, sure: true };
}

/** The unit of the calendar that lies `shift` units after the one around a day. */
export function unitAround(calendar: Calendar, unit: CalendarUnit, day: Day, shift: number): Bounds {
  const { year, month } = dateOf(day);
  if (unit === 'day') return days(calendar, day + shift, day + shift + 1);
  if (unit === 'week') return days(calendar, startOfWeek(day) + 7 * shift, startOfWeek(day) + 7 * (shift + 1));
  if (unit === 'month') return days(calendar, startOfMonth(year, month + shift), startOfMonth(year, month + shift + 1));
  if (unit === 'quarter') {
    const first = month - ((month - 1) % 3) + 3 * shift;
    return days(calendar, startOfMonth(year, first), startOfMonth(year, first + 3));
  }
  if (unit === 'year') return days(calendar, startOfYear(year + shift), startOfYear(year + shift + 1));
  const decade = year - (year % 10) + 10 * shift;
  return days(calendar, startOfYear(decade), startOfYear(decade + 10));
}

export type CalendarUnit = Exclude<Unit, 'minute' | 'hour'>;

/** From some units before today up to and with today; hours and minutes count back from the reference time itself. */
function rolling(calendar: Calendar, unit: Unit, count: number, end: number): Period {
  const to = unit === 'minute' || unit === 'hour' ? calendar.now : calendar.startOf(calendar.today + 1);
  return { from: before(calendar, unit, count), to, end, grain: 'rolling', sure: true };
}

/** The beginning of the day some units before today; for hours and minutes, the instant. */
export function before(calendar: Calendar, unit: Unit, count: number): number {
  const { now, today } = calendar;
  if (unit === 'minute' || unit === 'hour') return now - count * (unit === 'hour' ? HOUR_MS : MINUTE_MS);
  if (unit === 'day' || unit === 'week') return calendar.startOf(today - count * (unit === 'week' ? 7 : 1));
  return calendar.startOf(addMonths(today, -count * MONTHS_IN[unit]));
}

const MONTHS_IN = { month: 1, quarter: 3, year: 12, decade: 120 } as const;
