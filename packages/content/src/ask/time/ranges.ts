/** Several periods as one interval: "2010–2012", "March to May", "July and August 2005", "2020 or later". */

import type { Bounds, Calendar, Day } from './calendar.js';
import { dateOf, startOfYear } from './calendar.js';
import type { Period, Recurrence } from './period.js';
import { cycleStart } from './period.js';
import { periodAt } from './periods.js';
import type { Reading } from './reading.js';
import type { Token } from './tokens.js';
import { clauseEndsAt, wordsAt } from './tokens.js';

type Interval = Omit<Reading, 'start'>;

/** "… or later", "… and before", "… onwards", "2020+": open to one side, with the period itself. */
export function openEnded(tokens: readonly Token[], period: Period): Interval | undefined {
  const at = period.end;
  const first = tokens[at]?.text ?? '';
  if (ONWARDS.has(first)) return { from: period.from, end: at + 1 };
  if (first !== 'or' && first !== 'and') return undefined;
  if (wordsAt(tokens, at + 1, ['more', 'recent'])) return { from: period.from, end: at + 3 };
  const word = tokens[at + 1]?.text ?? '';
  // "in 2012 and before the crash": these two also open a clause of their own.
  if ((word === 'before' || word === 'after') && !clauseEndsAt(tokens, at + 2)) return undefined;
  if (LATER.has(word)) return { from: period.from, end: at + 2 };
  return EARLIER.has(word) ? { to: period.to, end: at + 2 } : undefined;
}

const ONWARDS = new Set(['onwards', 'onward', 'forward', 'forwards', '+']);
const LATER = new Set(['later', 'newer', 'after', 'afterwards', 'beyond', 'onwards', 'onward', 'up']);
const EARLIER = new Set(['earlier', 'older', 'before', 'prior']);

/** "X to Y", "X – Y", "X until now"; also "X and Y" after "between". Both ends belong to it. */
export function rangeFrom(
  tokens: readonly Token[],
  left: Period,
  calendar: Calendar,
  alsoJoins?: 'and',
): Interval | undefined {
  const join = tokens[left.end]?.text ?? '';
  const upTo = join === 'up' && tokens[left.end + 1]?.text === 'to';
  if (!RANGE_WORDS.has(join) && join !== alsoJoins && !upTo) return undefined;
  const at = upTo ? left.end + 2 : left.end + 1;
  const article = tokens[at]?.text === 'the' ? at + 1 : at;
  if (NOW_WORDS.has(tokens[article]?.text ?? '')) return { from: left.from, end: article + 1 };
  const right = periodAt(tokens, at, calendar);
  return right && { ...hull(left, right, calendar), end: right.end };
}

const RANGE_WORDS = new Set(['to', '-', 'until', 'till', 'til', 'through', 'thru']);
const NOW_WORDS = new Set(['now', 'present', 'today']);

/** "2012", "2012 and 2013", "July, August or September 2005": from the first to the last of them. */
export function listFrom(tokens: readonly Token[], first: Period, calendar: Calendar): Interval {
  let { from, to, end, recurs }: Period = first;
  let last = first;
  for (;;) {
    const at = afterListWords(tokens, end);
    const next = at === undefined ? undefined : periodAt(tokens, at, calendar);
    if (next === undefined || next.grain !== first.grain) break;
    const both = hull(last, next, calendar);
    from = last === first ? both.from : Math.min(from, both.from);
    to = last === first ? both.to : Math.max(to, both.to);
    end = next.end;
    recurs = undefined;
    last = next;
  }
  return recurs === undefined ? { from, to, end } : { from, to, end, recurs };
}

/** The token after "and", ",", ", or", "vs.". */
function afterListWords(tokens: readonly Token[], at: number): number | undefined {
  let next = at;
  while (next < at + 2 && LIST_WORDS.has(tokens[next]?.text ?? '')) next++;
  return next === at ? undefined : tokens[next]?.text === '.' ? next + 1 : next;
}

const LIST_WORDS = new Set(['and', 'or', ',', '&', '/', 'vs', 'versus']);

/** From one period to another. The one without a year takes it from the other, and neither ends before it begins. */
function hull(left: Period, right: Period, calendar: Calendar): Bounds {
  const [first, second] = together(left, right, calendar);
  return { from: Math.min(first.from, second.from), to: Math.max(first.to, second.to) };
}

function together(left: Period, right: Period, calendar: Calendar): readonly [Bounds, Bounds] {
  if (right.recurs !== undefined) {
    if (left.recurs !== undefined && right.to <= left.from) {
      return [occurrence(left.recurs, calendar, left.from, -1) ?? left, right];
    }
    if (left.recurs !== undefined) return [left, right];
    const same = occurrence(right.recurs, calendar, left.from, 0);
    const later = same !== undefined && same.to > left.from ? same : occurrence(right.recurs, calendar, left.from, 1);
    return [left, later ?? right];
  }
  if (left.recurs === undefined) return [left, right];
  const same = occurrence(left.recurs, calendar, right.from, 0);
  const earlier =
    same !== undefined && same.from <= right.from ? same : occurrence(left.recurs, calendar, right.from, -1);
  return [earlier ?? left, right];
}

/** The occurrence in the cycle around an instant, or in the one before or after it. */
function occurrence(recurs: Recurrence, calendar: Calendar, instant: number, shift: -1 | 0 | 1): Bounds | undefined {
  const start = cycleStart(recurs.cycle, calendar.civil(instant).day);
  return recurs.on(shift === 0 ? start : nextCycle(recurs.cycle, start, shift));
}

function nextCycle(cycle: Recurrence['cycle'], start: Day, shift: -1 | 1): Day {
  return cycle === 'week' ? start + 7 * shift : startOfYear(dateOf(start).year + shift);
}
