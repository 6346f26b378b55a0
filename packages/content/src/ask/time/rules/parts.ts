/** Parts of a period: "early 2012", "mid-July", "the end of last year", "second half of July", "first week of May 2012". */

import type { Bounds, Calendar, Day } from '../calendar.js';
import { dateOf, startOfMonth, startOfWeek, startOfYear } from '../calendar.js';
import type { Grain, Period, Recurrence, Rule } from '../period.js';
import { days } from '../period.js';
import { latest } from '../recurrence.js';
import type { Token } from '../tokens.js';
import { ORDINALS } from '../words.js';

/** Reads a part of what the inner rule reads. */
export function partsOf(inner: Rule): Rule {
  return (tokens, at, calendar) => {
    const part = partAt(tokens, at);
    const period = part && wholeAfter(tokens, part, inner, calendar);
    if (period === undefined || part === undefined) return undefined;
    const cut = (bounds: Bounds | undefined) => bounds && part.cut(calendar, bounds, period.grain);
    const { recurs } = period;
    const again = recurs && { cycle: recurs.cycle, on: (start: Day) => cut(recurs.on(start)) };
    const bounds = begun(cut(period), again, calendar);
    if (bounds === undefined) return undefined;
    return {
      ...bounds,
      end: period.end,
      grain: part.grain ?? 'rolling',
      sure: true,
      ...(again === undefined ? {} : { recurs: again }),
      ...(part.edge === undefined ? {} : { edge: part.edge }),
    };
  };
}

/** January has begun on the 1st, but its middle has not: that is last year's. */
function begun(bounds: Bounds | undefined, again: Recurrence | undefined, calendar: Calendar): Bounds | undefined {
  const isAhead = bounds !== undefined && bounds.from > calendar.now;
  return isAhead && again !== undefined ? latest(again, calendar, 'have begun') : bounds;
}

/** A way to cut a piece out of a period. */
interface Part {
  readonly end: number;
  readonly cut: (calendar: Calendar, whole: Bounds, grain: Grain) => Bounds | undefined;
  readonly edge?: 'start' | 'end';
  readonly grain?: Grain;
}

function partAt(tokens: readonly Token[], at: number): Part | undefined {
  const text = tokens[at]?.text ?? '';
  const next = tokens[at + 1]?.text ?? '';
  const third = THIRDS.get(text);
  if (third !== undefined) return { end: next === '-' ? at + 2 : at + 1, cut: cutThird(third) };
  const end = next === 'of' || next === 'in' ? at + 2 : undefined;
  const edge = EDGES.get(text);
  if (edge !== undefined && end !== undefined) {
    const cut = cutThird(edge);
    return edge === 1 ? { end, cut } : { end, cut, edge: edge === 0 ? 'start' : 'end' };
  }
  return tokens[at + 2]?.text === 'of' ? ordinalPart(text, next, at + 3) : weekOf(tokens, at);
}

const THIRDS: ReadonlyMap<string, number> = new Map([
  ['early', 0],
  ['mid', 1],
  ['late', 2],
]);
const EDGES: ReadonlyMap<string, number> = new Map([
  ['beginning', 0],
  ['start', 0],
  ['middle', 1],
  ['end', 2],
]);

/** "second half of", "first week of", "last week of". Halves and quarters of a year have their own rule. */
function ordinalPart(text: string, unit: string, end: number): Part | undefined {
  const index = text === 'last' ? -1 : ORDINALS.get(text);
  if (index === undefined) return undefined;
  if (unit === 'week' && index <= 5) return { end, cut: cutWeek(index), grain: 'week' };
  if (unit === 'half' && index <= 2) return { end, cut: cutHalf(index === 1 ? 0 : 1) };
  return undefined;
}

/** "the week of July 18, 2005": the week that holds the day. */
function weekOf(tokens: readonly Token[], at: number): Part | undefined {
  if (tokens[at]?.text !== 'week' || tokens[at + 1]?.text !== 'of') return undefined;
  const cut: Part['cut'] = (calendar, whole, grain) => {
    const monday = startOfWeek(calendar.civil(whole.from).day);
    return grain === 'day' ? days(calendar, monday, monday + 7) : undefined;
  };
  return { end: at + 2, cut, grain: 'week' };
}

function wholeAfter(tokens: readonly Token[], part: Part, inner: Rule, calendar: Calendar): Period | undefined {
  return inner(tokens, tokens[part.end]?.text === 'the' ? part.end + 1 : part.end, calendar);
}

/** Years are cut at 1 May and 1 September, months after the 10th and the 20th, decades after four and seven years. */
function cutThird(third: number): Part['cut'] {
  return (calendar, whole, grain) => {
    const first = calendar.civil(whole.from).day;
    const last = calendar.civil(whole.to).day;
    const { year, month } = dateOf(first);
    const edges = ((): readonly (Day | undefined)[] => {
      if (grain === 'year') return [first, startOfMonth(year, 5), startOfMonth(year, 9), last];
      if (grain === 'month') return [first, startOfMonth(year, month) + 10, startOfMonth(year, month) + 20, last];
      if (grain === 'decade') return [first, startOfYear(year + 4), startOfYear(year + 7), last];
      const size = last - first;
      return [first, first + Math.round(size / 3), first + Math.round((2 * size) / 3), last];
    })();
    return between(calendar, edges[third], edges[third + 1]);
  };
}

function cutHalf(half: number): Part['cut'] {
  return (calendar, whole, grain) => {
    const first = calendar.civil(whole.from).day;
    const last = calendar.civil(whole.to).day;
    const middle = grain === 'year' ? startOfMonth(dateOf(first).year, 7) : first + Math.floor((last - first) / 2);
    return half === 0 ? between(calendar, first, middle) : between(calendar, middle, last);
  };
}

/** Weeks of a month are counted in sevens from its first day, or back from its last. */
function cutWeek(index: number): Part['cut'] {
  return (calendar, whole, grain) => {
    if (grain !== 'month') return undefined;
    const first = calendar.civil(whole.from).day;
    const last = calendar.civil(whole.to).day;
    const from = index < 0 ? last - 7 : first + 7 * (index - 1);
    return between(calendar, from, Math.min(from + 7, last));
  };
}

function between(calendar: Calendar, from: Day | undefined, to: Day | undefined): Bounds | undefined {
  return from === undefined || to === undefined || from >= to ? undefined : days(calendar, from, to);
}
