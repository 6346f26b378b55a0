/** Time counted from the reference time: "yesterday", "last week", "the past 3 months", "two years ago". */

import type { Calendar, Day } from '../calendar.js';
import { startOfWeek } from '../calendar.js';
import { quantityAt } from '../numbers.js';
import type { Period } from '../period.js';
import { days } from '../period.js';
import type { Token } from '../tokens.js';
import { wordsAt } from '../tokens.js';
import { isCalendarUnit, moveDay, timeBefore, unitAround } from '../units.js';
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
  const quantity = quantityAt(tokens, at + 1);
  // "the last two months of 2010" end with 2010.
  if (quantity === undefined || tokens[quantity.end]?.text === 'of') return undefined;
  return rolling(calendar, quantity.unit, quantity.most, quantity.end);
}

const ROLLING_LEADS = new Set(['last', 'past', 'previous']);

/** "3 days ago" is that day, "two months ago" that month of the calendar, "a few years ago" two to four years back. */
function ago(tokens: readonly Token[], at: number, calendar: Calendar): Period | undefined {
  const quantity = quantityAt(tokens, at);
  if (quantity === undefined || !AGO_WORDS.has(tokens[quantity.end]?.text ?? '')) return undefined;
  const { unit, least, most } = quantity;
  const end = quantity.end + 1;
  if (!isCalendarUnit(unit)) {
    const to = timeBefore(calendar, unit, least - 1);
    return { from: timeBefore(calendar, unit, most), to, end, grain: 'time', sure: true };
  }
  if (tokens[end]?.text === 'today') {
    const day = moveDay(calendar.today, unit, -most);
    return { ...days(calendar, day, day + 1), end: end + 1, grain: 'day', sure: true };
  }
  const { to } = whole(calendar, unit, -least, end);
  return { ...whole(calendar, unit, -most, end), to };
}

const AGO_WORDS = new Set(['ago', 'back']);

/** The calendar's own day, week, month … some units from the current one. */
function whole(calendar: Calendar, unit: Unit, shift: number, end: number): Period {
  const grain = unit === 'minute' || unit === 'hour' ? 'day' : unit;
  return { ...unitAround(calendar, grain, calendar.today, shift), end, grain, sure: true };
}

/** From some units before today up to and with today; hours and minutes count back from the reference time itself. */
function rolling(calendar: Calendar, unit: Unit, count: number, end: number): Period {
  const to = isCalendarUnit(unit) ? calendar.startOf(calendar.today + 1) : calendar.now;
  return { from: timeBefore(calendar, unit, count), to, end, grain: 'rolling', sure: true };
}
