/** Intervals relative to an earlier one: "the year after", "the month before", "a year later", "before that". */

import type { Bounds, Calendar } from './calendar.js';
import { addMonths, DAY_MS } from './calendar.js';
import { amountAt } from './numbers.js';
import { phraseAt, phraseTable } from './phrases.js';
import type { Reading } from './reading.js';
import { neighbour } from './rules/anchored.js';
import type { Token } from './tokens.js';
import { clauseEndsAt } from './tokens.js';
import type { Unit } from './words.js';
import { UNITS } from './words.js';

/** The sides of an interval; a missing one is open. */
export type Sides = Pick<Reading, 'from' | 'to'>;

/** Reads the first words of a follow-up that move the interval of the question before. */
export function shiftIn(tokens: readonly Token[], previous: Sides, calendar: Calendar): Reading | undefined {
  const anchor = anchorOf(previous);
  if (anchor === undefined) return undefined;
  for (let at = 0; at < tokens.length; at++) {
    const shifted =
      beside(tokens, at, anchor, calendar) ?? moved(tokens, at, anchor, calendar) ?? beyond(tokens, at, previous);
    if (shifted !== undefined) return shifted;
  }
  return undefined;
}

/** An open interval is anchored at the side it has. */
function anchorOf({ from, to }: Sides): Bounds | undefined {
  if (from !== undefined) return { from, to: to ?? from + 1 };
  return to === undefined ? undefined : { from: to - 1, to };
}

/** "the year after", "the month before", "the next day", "the previous week". */
function beside(tokens: readonly Token[], at: number, anchor: Bounds, calendar: Calendar): Reading | undefined {
  const first = tokens[at]?.text ?? '';
  const second = tokens[at + 1]?.text ?? '';
  const side = UNITS.has(first) ? AFTER_UNIT.get(second) : BEFORE_UNIT.get(first);
  const unit = UNITS.get(UNITS.has(first) ? first : second);
  if (side === undefined || unit === undefined || unit === 'hour' || unit === 'minute') return undefined;
  // "the day after the conference" is about a conference.
  if (UNITS.has(first) && !clauseEndsAt(tokens, at + 2) && !THAT.has(tokens[at + 2]?.text ?? '')) return undefined;
  const that = UNITS.has(first) && THAT.has(tokens[at + 2]?.text ?? '') ? 1 : 0;
  const start = tokens[at - 1]?.text === 'the' ? at - 1 : at;
  return { ...neighbour(calendar, unit, anchor, side), start, end: at + 2 + that };
}

const AFTER_UNIT: ReadonlyMap<string, -1 | 1> = new Map([
  ['after', 1],
  ['afterwards', 1],
  ['following', 1],
  ['before', -1],
  ['prior', -1],
  ['preceding', -1],
]);
const BEFORE_UNIT: ReadonlyMap<string, -1 | 1> = new Map([
  ['next', 1],
  ['following', 1],
  ['previous', -1],
  ['prior', -1],
  ['preceding', -1],
]);
const THAT = new Set(['that', 'it']);

/** "a year later", "two months earlier": the same interval, moved. */
function moved(tokens: readonly Token[], at: number, anchor: Bounds, calendar: Calendar): Reading | undefined {
  const amount = amountAt(tokens, at);
  const unit = amount && UNITS.get(tokens[amount.end]?.text ?? '');
  if (unit === undefined || amount === undefined || unit === 'hour' || unit === 'minute') return undefined;
  const side = MOVES.get(tokens[amount.end + 1]?.text ?? '');
  // "two years before 2012" has a year of its own.
  if (side === undefined || !clauseEndsAt(tokens, amount.end + 2)) return undefined;
  const move = (instant: number) => movedBy(calendar, instant, unit, side * amount.most);
  return { from: move(anchor.from), to: move(anchor.to), start: at, end: amount.end + 2 };
}

const MOVES: ReadonlyMap<string, -1 | 1> = new Map([
  ['later', 1],
  ['after', 1],
  ['on', 1],
  ['earlier', -1],
  ['before', -1],
  ['prior', -1],
]);

const MONTHS_IN: Readonly<Partial<Record<Unit, number>>> = { month: 1, quarter: 3, year: 12, decade: 120 };

function movedBy(calendar: Calendar, instant: number, unit: Unit, count: number): number {
  const { day, ms } = calendar.civil(instant);
  const months = MONTHS_IN[unit];
  const target = months === undefined ? day + count * (unit === 'week' ? 7 : 1) : addMonths(day, count * months);
  return ms === 0 ? calendar.startOf(target) : calendar.instant(target, Math.min(ms, DAY_MS - 1));
}

/** "before that", "since then", "anything later?", "and earlier?". */
function beyond(tokens: readonly Token[], at: number, { from, to }: Sides): Reading | undefined {
  const phrase = phraseAt(tokens, at, BEYOND);
  if (phrase === undefined) return undefined;
  const end = at + phrase.words.length;
  // "earlier versions of …" compares versions: a single word must end its clause.
  if (phrase.words.length === 1 && !clauseEndsAt(tokens, end)) return undefined;
  if (phrase.means === 'before') return from === undefined ? undefined : { to: from, start: at, end };
  return to === undefined ? undefined : { from: to, start: at, end };
}

const BEYOND = phraseTable<'before' | 'after'>([
  ['before', ['before that', 'before then', 'earlier', 'older', 'before']],
  ['after', ['after that', 'since then', 'later', 'newer', 'after', 'afterwards', 'since']],
]);
