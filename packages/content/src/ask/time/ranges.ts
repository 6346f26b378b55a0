/** Several periods as one interval: "2010–2012", "March to May", "July and August 2005", "2020 or later". */

import type { Calendar } from './calendar.js';
import type { Period } from './period.js';
import { periodAt } from './periods.js';
import type { Reading } from './reading.js';
import { fromFirstToLast } from './recurrence.js';
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
  return right && { ...fromFirstToLast([left, right], calendar), end: right.end };
}

const RANGE_WORDS = new Set(['to', '-', 'until', 'till', 'til', 'through', 'thru']);
const NOW_WORDS = new Set(['now', 'present', 'today']);

/** "2012", "2012 and 2013", "July, August or September 2005": from the first to the last of them. */
export function listFrom(tokens: readonly Token[], first: Period, calendar: Calendar): Period {
  const items: [Period, ...Period[]] = [first];
  for (let at = afterListWords(tokens, first.end); at !== undefined; ) {
    const next = periodAt(tokens, at, calendar);
    if (next === undefined || next.grain !== first.grain) break;
    items.push(next);
    at = afterListWords(tokens, next.end);
  }
  const last = items.at(-1) ?? first;
  if (last === first) return first;
  const sure = items.some((item) => item.sure);
  return { ...fromFirstToLast(items, calendar), end: last.end, grain: first.grain, sure };
}

/** The token after "and", ",", ", or", "vs.". */
function afterListWords(tokens: readonly Token[], at: number): number | undefined {
  let next = at;
  while (next < at + 2 && LIST_WORDS.has(tokens[next]?.text ?? '')) next++;
  return next === at ? undefined : tokens[next]?.text === '.' ? next + 1 : next;
}

const LIST_WORDS = new Set(['and', 'or', ',', '&', '/', 'vs', 'versus']);
