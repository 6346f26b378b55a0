/** What the rules of time produce: a stretch of the calendar named by some words of the question. */

import type { Bounds, Calendar, Day } from './calendar.js';
import type { Token } from './tokens.js';

/** How coarse the words were: "on" goes with days, "in" with months and years. */
export type Grain =
  | 'time'
  | 'day'
  | 'days'
  | 'week'
  | 'weekend'
  | 'month'
  | 'quarter'
  | 'season'
  | 'year'
  | 'decade'
  | 'rolling';

export interface Period extends Bounds {
  /** Index of the token after the words. */
  readonly end: number;
  readonly grain: Grain;
  /** Whether the words mean time wherever they stand ("July 2005"), or only in a frame ("2012", "May", "Monday"). */
  readonly sure: boolean;
  /** Set for what comes again ("July", "Monday"): the bounds are those of the latest one. */
  readonly recurs?: Recurrence;
  /** "the end of 2012" and "the start of 2012": "before" and "after" mean the edge itself, not the last third. */
  readonly edge?: 'start' | 'end';
}

/** What comes again every year or every week. */
export interface Recurrence {
  readonly cycle: 'year' | 'week';
  /** The occurrence of the cycle that starts on this day (a 1 January or a Monday); none for 29 February 2011. */
  on(cycleStart: Day): Bounds | undefined;
}

/** Reads a period whose words start at a token. */
export type Rule = (tokens: readonly Token[], at: number, calendar: Calendar) => Period | undefined;

/** Bounds of whole days; `to` is the day after the last. */
export function days(calendar: Calendar, from: Day, to: Day): Bounds {
  return { from: calendar.startOf(from), to: calendar.startOf(to) };
}
