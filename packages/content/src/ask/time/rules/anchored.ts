/** A unit next to a period: "the day after 23 July 2005", "the year before 2012", "the day before yesterday". */

import type { Bounds, Calendar } from '../calendar.js';
import type { Rule } from '../period.js';
import type { CalendarUnit } from '../units.js';
import { isCalendarUnit, unitAround } from '../units.js';
import { UNITS } from '../words.js';

/** Reads the unit before or after what the inner rule reads. */
export function besides(inner: Rule): Rule {
  return (tokens, at, calendar) => {
    const unit = UNITS.get(tokens[at]?.text ?? '');
    const side = SIDES.get(tokens[at + 1]?.text ?? '');
    if (unit === undefined || !isCalendarUnit(unit) || side === undefined) return undefined;
    const period = inner(tokens, tokens[at + 2]?.text === 'the' ? at + 3 : at + 2, calendar);
    return period && { ...neighbour(calendar, unit, period, side), end: period.end, grain: unit, sure: true };
  };
}

/** The unit of the calendar before the one an interval begins in, or after the one it ends in. */
export function neighbour(calendar: Calendar, unit: CalendarUnit, of: Bounds, side: -1 | 1): Bounds {
  const day = calendar.civil(side === 1 ? of.to - 1 : of.from).day;
  return unitAround(calendar, unit, day, side);
}

const SIDES: ReadonlyMap<string, -1 | 1> = new Map([
  ['before', -1],
  ['preceding', -1],
  ['after', 1],
  ['following', 1],
]);
