/** Intervals relative to an earlier one: "the year after", "the month before", "a year later", "before that". */

import type { Bounds, Calendar } from './calendar.js';
import { quantityAt } from './numbers.js';
import { phraseAt, phraseTable } from './phrases.js';
import type { Reading } from './reading.js';
import { neighbour } from './rules/anchored.js';
import type { Token } from './tokens.js';
import { clauseEndsAt } from './tokens.js';
import type { CalendarUnit } from './units.js';
import { isCalendarUnit, moveDay } from './units.js';
import { POST_NOUNS, UNITS } from './words.js';

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
  if (side === undefined || unit === undefined || !isCalendarUnit(unit)) return undefined;
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
  const quantity = quantityAt(tokens, at);
  if (quantity === undefined) return undefined;
  const { unit, most, end } = quantity;
  const side = MOVES.get(tokens[end]?.text ?? '');
  // "two years before 2012" has a year of its own.
  if (!isCalendarUnit(unit) || side === undefined || !clauseEndsAt(tokens, end + 1)) return undefined;
  const move = (instant: number) => movedBy(calendar, instant, unit, side * most);
  return { from: move(anchor.from), to: move(anchor.to), start: at, end: end + 1 };
}

const MOVES: ReadonlyMap<string, -1 | 1> = new Map([
  ['later', 1],
  ['after', 1],
  ['on', 1],
  ['earlier', -1],
  ['before', -1],
  ['prior', -1],
]);

function movedBy(calendar: Calendar, instant: number, unit: CalendarUnit, count: number): number {
  const { day, ms } = calendar.civil(instant);
  const target = moveDay(day, unit, count);
  return ms === 0 ? calendar.startOf(target) : calendar.instant(target, ms);
}

/** "before that", "since then", "anything later?", "and earlier?". */
function beyond(tokens: readonly Token[], at: number, { from, to }: Sides): Reading | undefined {
  const phrase = phraseAt(tokens, at, BEYOND);
  if (phrase === undefined) return undefined;
  const end = at + phrase.words.length;
  // "earlier versions of …" compares versions: a single word must end its clause or speak of posts.
  const next = tokens[end]?.text ?? '';
  const asksPosts = clauseEndsAt(tokens, end) || next === 'ones' || POST_NOUNS.has(next);
  if (phrase.words.length === 1 && !asksPosts) return undefined;
  if (phrase.means === 'before') return from === undefined ? undefined : { to: from, start: at, end };
  return to === undefined ? undefined : { from: to, start: at, end };
}

const BEYOND = phraseTable<'before' | 'after'>([
  ['before', ['before that', 'before then', 'earlier', 'older', 'before']],
  ['after', ['after that', 'since then', 'later', 'newer', 'after', 'afterwards', 'since']],
]);
