/** The words around a period that make it an interval: "since …", "before …", "between … and …", "in …". */

import { ageAt } from './ages.js';
import { standsAlone } from './alone.js';
import type { Calendar } from './calendar.js';
import type { Period } from './period.js';
import { periodAt } from './periods.js';
import { listFrom, openEnded, rangeFrom } from './ranges.js';
import type { Reading } from './reading.js';
import type { Token } from './tokens.js';
import { clauseEndsAt, wordsAt } from './tokens.js';
import { AMBIGUOUS, COUNTED } from './words.js';

/** Reads the interval whose words start at a token, if there is one. */
export function readingAt(tokens: readonly Token[], at: number, calendar: Calendar): Reading | undefined {
  return ageAt(tokens, at, calendar) ?? framedAt(tokens, at, calendar) ?? unframedAt(tokens, at, calendar);
}

function unframedAt(tokens: readonly Token[], at: number, calendar: Calendar): Reading | undefined {
  const period = periodAt(tokens, at, calendar);
  if (period === undefined) return undefined;
  const several = openEnded(tokens, period) ?? rangeFrom(tokens, period, calendar);
  if (several !== undefined && standsAlone(tokens, at, period, several.end)) return { ...several, start: at };
  return standsAlone(tokens, at, period) ? { ...listFrom(tokens, period, calendar), start: at } : undefined;
}

type Relation = 'since' | 'after' | 'before' | 'until' | 'within' | 'between';

interface Opener {
  readonly relation: Relation;
  readonly words: readonly string[];
}

/** By their first word; longer phrases first. */
const OPENERS = openers({
  since: ['no earlier than', 'not before', 'ever since', 'since', 'starting', 'beginning'],
  after: ['more recent than', 'later than', 'newer than', 'after', 'post -'],
  before: ['earlier than', 'older than', 'prior to', 'before', 'pre -'],
  until: [
    'no later than',
    'not after',
    'up until',
    'up till',
    'up to',
    'until',
    'till',
    'til',
    'through',
    'thru',
    'by',
  ],
  between: ['between'],
  within: 'in during on from of for within throughout around circa over across at'.split(' '),
});

function openers(phrases: Readonly<Record<Relation, readonly string[]>>): ReadonlyMap<string, readonly Opener[]> {
  const byWord = new Map<string, Opener[]>();
  for (const relation of Object.keys(phrases) as Relation[]) {
    for (const phrase of phrases[relation]) {
      const words = phrase.split(' ');
      const first = words[0] ?? '';
      byWord.set(first, [...(byWord.get(first) ?? []), { relation, words }]);
    }
  }
  return byWord;
}

function framedAt(tokens: readonly Token[], at: number, calendar: Calendar): Reading | undefined {
  const opener = OPENERS.get(tokens[at]?.text ?? '')?.find(({ words }) => wordsAt(tokens, at, words));
  if (opener === undefined) return undefined;
  const found = periodAfter(tokens, at + opener.words.length, calendar);
  if (found === undefined || !goesWith(opener, tokens, found.at, found.period)) return undefined;
  const interval = intervalOf(opener, tokens, found.period, calendar);
  return interval && { ...interval, start: at };
}

/** The period after an opener, past words that change nothing ("since around 2012", "in the month of July"). */
function periodAfter(tokens: readonly Token[], start: number, calendar: Calendar) {
  for (let at = start; at < start + 4; at++) {
    const period = periodAt(tokens, at, calendar);
    if (period !== undefined) return { at, period };
    if (!FILLERS.has(tokens[at]?.text ?? '')) return undefined;
  }
  return undefined;
}

const FILLERS = new Set(
  'the about around roughly approximately sometime back in on from with at month of and including'.split(' '),
);

type Interval = Omit<Reading, 'start'>;

function intervalOf(
  opener: Opener,
  tokens: readonly Token[],
  period: Period,
  calendar: Calendar,
): Interval | undefined {
  const { end, edge } = period;
  switch (opener.relation) {
    case 'since':
      return { from: period.from, end };
    case 'after':
      return { from: edge === 'start' ? period.from : period.to, end };
    case 'before':
      return { to: edge === 'end' ? period.to : period.from, end };
    case 'until':
      return { to: period.to, end };
    case 'between':
      return rangeFrom(tokens, period, calendar, 'and');
    case 'within':
      if (opener.words[0] === 'from' && tokens[end]?.text === 'on' && clauseEndsAt(tokens, end + 1)) {
        return { from: period.from, end: end + 1 };
      }
      return openEnded(tokens, period) ?? rangeFrom(tokens, period, calendar) ?? listFrom(tokens, period, calendar);
  }
}

/** Some openers ask for more than a bare number or name: "over 2000 …", "posts by June", "on DEC". */
function goesWith(opener: Opener, tokens: readonly Token[], at: number, period: Period): boolean {
  if (period.sure) return true;
  const word = opener.words[0] ?? '';
  if (DAY_OPENERS.has(word)) return period.grain === 'day';
  if (period.grain === 'month') return !(NAME_OPENERS.has(word) && AMBIGUOUS.has(tokens[at]?.text ?? ''));
  if (period.grain !== 'year') return true;
  // "up to 2000 concurrent users": what is counted may stand one word further on.
  return !(COUNT_OPENERS.has(word) && COUNTED.has(tokens[period.end + 1]?.text ?? '')) && !NEVER_YEARS.has(word);
}

const DAY_OPENERS = new Set(['on', 'at']);
const NAME_OPENERS = new Set(['by', 'for']);
const COUNT_OPENERS = new Set(['up', 'around', 'by', 'for', 'of', 'from', 'through', 'after', 'until']);
const NEVER_YEARS = new Set(['over', 'across', 'within']);
