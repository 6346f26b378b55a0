/**
 * When a question is about: "in July 2005", "since 2014", "last week", "your first post about …", read into an explicit
 * interval, an order or a day of an event. Pure: the reference time and the time zone are arguments.
 */

import type { Span } from '../../model.js';
import type { Calendar } from './calendar.js';
import { createCalendar } from './calendar.js';
import { describe } from './describe.js';
import type { EventDay } from './event-day.js';
import { eventDayIn } from './event-day.js';
import { intervalIn } from './intervals.js';
import type { OrderReading } from './order.js';
import { orderIn } from './order.js';
import type { Reading } from './reading.js';
import { cycleStart } from './recurrence.js';
import type { Sides } from './shift.js';
import { shiftIn } from './shift.js';
import type { Token } from './tokens.js';
import { tokenise } from './tokens.js';

export interface TimeReading {
  /** Interval in instants, half open [from, to); a missing side is open. */
  readonly from?: Date;
  readonly to?: Date;
  /** What "latest", "most recent" or "first post" asks for. */
  readonly order?: 'newest' | 'oldest';
  /** For "day two" and "the second day": the 1-based day of the event. */
  readonly day?: number;
  /** The stretches of the question that were read as time, in order, not overlapping: to be left out of the query. */
  readonly spans: readonly Span[];
  /** The interval in plain words ("1–31 July 2005", "since 1 January 2014", "before 2013"); empty without one. */
  readonly description: string;
}

/** The reference time that "yesterday" counts from, and the IANA name of the zone whose civil dates are meant. */
export interface TimeOptions {
  readonly now: Date;
  readonly timeZone: string;
}

/** An interval of an earlier question; a missing side is open. */
export interface Interval {
  readonly from?: Date;
  readonly to?: Date;
}

/**
 * Reads the time in a question. English; what is ambiguous is read as past. Only the first 4,000 characters are read;
 * the time taken is linear in them.
 * @throws RangeError when `now` is no valid date or the zone is not known; never because of the question
 */
export function readTime(question: string, options: TimeOptions): TimeReading {
  const calendar = createCalendar(options.now, options.timeZone);
  const tokens = tokenise(question);
  const interval = intervalIn(tokens, calendar);
  return compose(tokens, interval?.readings ?? [], interval ?? {}, calendar);
}

/**
 * Reads a follow-up relative to the interval of the question before it: "what about the year after?", "the month
 * before", "a year later", "before that"; "and in July?" stays in the earlier question's year. A time of its own
 * ("and in 2014?") replaces the earlier one.
 * @returns undefined when the question names no interval: the earlier one then stands
 * @throws RangeError as `readTime` does
 */
export function shiftInterval(question: string, previous: Interval, options: TimeOptions): TimeReading | undefined {
  const calendar = createCalendar(options.now, options.timeZone);
  const tokens = tokenise(question);
  const earlier = sidesOf(previous);
  const shifted = shiftIn(tokens, earlier, calendar);
  const own = intervalIn(tokens, calendar);
  // "the previous year" can be read both ways; in a follow-up it is the one before the earlier interval.
  const overlaps = own?.readings.some(({ start, end }) => shifted && start < shifted.end && shifted.start < end);
  if (shifted !== undefined && (own === undefined || overlaps)) return compose(tokens, [shifted], shifted, calendar);
  return own && compose(tokens, own.readings, withinYear(own, earlier, calendar), calendar);
}

function compose(
  tokens: readonly Token[],
  readings: readonly Reading[],
  sides: Sides,
  calendar: Calendar,
): TimeReading {
  const isRead = (at: number) => readings.some(({ start, end }) => start <= at && at < end);
  const order = orderIn(tokens, isRead);
  const day = eventDayIn(tokens, (at) => isRead(at) || (order !== undefined && order.start <= at && at < order.end));
  return {
    ...(sides.from === undefined ? {} : { from: new Date(sides.from) }),
    ...(sides.to === undefined ? {} : { to: new Date(sides.to) }),
    ...(order === undefined ? {} : { order: order.order }),
    ...(day === undefined ? {} : { day: day.day }),
    spans: spansOf(tokens, [...readings, order, day]),
    description: describe(sides.from, sides.to, calendar),
  };
}

function spansOf(tokens: readonly Token[], read: readonly (Reading | OrderReading | EventDay | undefined)[]): Span[] {
  return read
    .flatMap((found) => {
      const first = found && tokens[found.start];
      const last = found && tokens[found.end - 1];
      return first === undefined || last === undefined ? [] : [{ start: first.start, end: last.end }];
    })
    .sort((a, b) => a.start - b.start);
}

/** "and in July?" after "… in 2012" is July 2012, when the earlier interval lies within one year (or one week). */
function withinYear(own: Sides & { readonly readings: readonly Reading[] }, earlier: Sides, calendar: Calendar): Sides {
  const recurs = own.readings.length === 1 ? own.readings[0]?.recurs : undefined;
  if (recurs === undefined || earlier.from === undefined || earlier.to === undefined) return own;
  const start = cycleStart(recurs.cycle, calendar.civil(earlier.from).day);
  const end = cycleStart(recurs.cycle, calendar.civil(earlier.to - 1).day);
  return (start === end ? recurs.on(start) : undefined) ?? own;
}

function sidesOf({ from, to }: Interval): Sides {
  return { ...(from === undefined ? {} : { from: from.getTime() }), ...(to === undefined ? {} : { to: to.getTime() }) };
}
