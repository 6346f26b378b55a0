/** All the intervals of a question, and the one they name together. */

import type { Bounds, Calendar } from './calendar.js';
import { DAY_MS } from './calendar.js';
import { readingAt } from './frames.js';
import { phraseAt, phraseTable } from './phrases.js';
import type { Reading } from './reading.js';
import { occurrenceIn } from './recurrence.js';
import type { Token } from './tokens.js';
import { POST_NOUNS } from './words.js';

export interface Interval {
  /** Milliseconds since the epoch; a missing side is open. */
  readonly from?: number;
  readonly to?: number;
  /** The readings that make up the interval, in order. */
  readonly readings: readonly Reading[];
}

/** The interval a question names; undefined when it names none. */
export function intervalIn(tokens: readonly Token[], calendar: Calendar): Interval | undefined {
  let interval: Interval | undefined;
  for (const reading of readingsIn(tokens, calendar)) {
    const together = interval === undefined ? reading : combine(interval, reading, calendar);
    if (together === undefined) continue;
    interval = { ...sides(together), readings: [...(interval?.readings ?? []), reading] };
  }
  return interval;
}

/** Every reading, from left to right. What the question excludes ("not in 2012") is no reading. */
export function readingsIn(tokens: readonly Token[], calendar: Calendar): readonly Reading[] {
  const readings: Reading[] = [];
  const howTo = asksHowTo(tokens);
  for (let at = 0; at < tokens.length; ) {
    const reading = readingAt(tokens, at, calendar);
    const isOfTask = howTo && reading !== undefined && isRelative(tokens, reading);
    if (reading !== undefined && isPossible(reading) && !isOfTask && !isExcluded(tokens, at)) readings.push(reading);
    at = reading?.end ?? at + 1;
  }
  return readings;
}

/** "How do I list the files changed in the last 24 hours?": the hours belong to the task, not to the posts. */
function asksHowTo(tokens: readonly Token[]): boolean {
  const asks = tokens.some((_, at) => phraseAt(tokens, at, HOW_TO) !== undefined);
  return asks && !tokens.some((token) => POST_NOUNS.has(token.text));
}

const HOW_TO = phraseTable<'how-to'>([
  ['how-to', ['how do i', 'how do we', 'how do you', 'how can i', 'how would i', 'how to', 'a way to', 'command to']],
]);

function isRelative(tokens: readonly Token[], { start, end }: Reading): boolean {
  return tokens.slice(start, end).some((token) => RELATIVE.has(token.text));
}

const RELATIVE = new Set(['today', 'tonight', 'yesterday', 'ago', 'last', 'past', 'previous', 'this', 'weekend']);

/** No day was skipped by the zone (Samoa had no 30 December 2011), and there was something to post to. */
function isPossible({ from = EPOCH, to = Number.POSITIVE_INFINITY }: Reading): boolean {
  return from >= EPOCH && from < to;
}

/** 1 January 1970 begins up to a day earlier where clocks are ahead. */
const EPOCH = -DAY_MS;

function isExcluded(tokens: readonly Token[], at: number): boolean {
  return EXCLUDING.has(tokens[at - 1]?.text ?? '');
}

const EXCLUDING = new Set(['not', 'except', 'excluding', 'besides']);

type Sides = Pick<Reading, 'from' | 'to'>;

/** "in July … last year" is that year's July; otherwise what both allow, or, where they are apart, both together. */
function combine(earlier: Interval, reading: Reading, calendar: Calendar): Sides | undefined {
  const only = earlier.readings.length === 1 ? earlier.readings[0] : undefined;
  const resolved = (only && resolve(only, reading, calendar)) ?? resolve(reading, earlier, calendar);
  if (resolved !== undefined) return resolved;
  const common = sides({ from: later(earlier.from, reading.from), to: sooner(earlier.to, reading.to) });
  if (common.from === undefined || common.to === undefined || common.from < common.to) return common;
  const [a, b] = [closed(earlier), closed(reading)];
  // Two open intervals that exclude each other allow everything or nothing: the first one stands.
  return a && b && { from: Math.min(a.from, b.from), to: Math.max(a.to, b.to) };
}

function resolve(recurring: Reading, cycle: Sides, calendar: Calendar): Bounds | undefined {
  const bounds = closed(cycle);
  return recurring.recurs && bounds && occurrenceIn(recurring.recurs, bounds, calendar);
}

function closed({ from, to }: Sides): Bounds | undefined {
  return from === undefined || to === undefined ? undefined : { from, to };
}

function sides(interval: { from?: number | undefined; to?: number | undefined }): Sides {
  return {
    ...(interval.from === undefined ? {} : { from: interval.from }),
    ...(interval.to === undefined ? {} : { to: interval.to }),
  };
}

function later(a: number | undefined, b: number | undefined): number | undefined {
  return a === undefined ? b : b === undefined ? a : Math.max(a, b);
}

function sooner(a: number | undefined, b: number | undefined): number | undefined {
  return a === undefined ? b : b === undefined ? a : Math.min(a, b);
}
