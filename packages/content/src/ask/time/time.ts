/**
 * When a question is about: "in July 2005", "since 2014", "last week", "your first post about …", read into an explicit
 * interval, an order or a day of an event. Pure: the reference time and the time zone are arguments.
 */

import type { Span } from '../../model.js';

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

/** Reads the time in a question. */
export function readTime(_question: string, _options: TimeOptions): TimeReading {
  return { spans: [], description: '' };
}

/** Reads a follow-up ("what about the year after?", "and in 2014?") relative to the interval of the question before. */
export function shiftInterval(_question: string, _previous: Interval, _options: TimeOptions): TimeReading | undefined {
  return undefined;
}
