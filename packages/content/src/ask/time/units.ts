/** Counting in units: the week around a day, three months on, ten days before now. */

import type { Bounds, Calendar, Day } from './calendar.js';
import { addMonths, dateOf, HOUR_MS, MINUTE_MS, startOfMonth, startOfWeek, startOfYear } from './calendar.js';
import { days } from './period.js';
import type { Unit } from './words.js';

/** The units that a calendar is divided into. */
export type CalendarUnit = Exclude<Unit, 'minute' | 'hour'>;

export function isCalendarUnit(unit: Unit): unit is CalendarUnit {
  return unit !== 'minute' && unit !== 'hour';
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

const MONTHS_IN = { month: 1, quarter: 3, year: 12, decade: 120 } as const;

/** The day some units on, or back where the count is negative; a date its month does not have becomes its last. */
export function moveDay(day: Day, unit: CalendarUnit, count: number): Day {
  if (unit === 'day') return day + count;
  return unit === 'week' ? day + 7 * count : addMonths(day, count * MONTHS_IN[unit]);
}

/** The beginning of the day some units before today; for hours and minutes, the instant before the reference time. */
export function timeBefore(calendar: Calendar, unit: Unit, count: number): number {
  if (isCalendarUnit(unit)) return calendar.startOf(moveDay(calendar.today, unit, -count));
  return calendar.now - count * (unit === 'hour' ? HOUR_MS : MINUTE_MS);
}
