/** The words around a period that make it an interval: "since …", "before …", "between … and …", "in …". */

import { ageAt } from './ages.js';
import { followsName, standsAlone } from './alone.js';
import type { Calendar } from './calendar.js';
import type { Period } from './period.js';
import { periodAt } from './periods.js';
import type { Phrase } from './phrases.js';
import { phraseAt, phraseTable } from './phrases.js';
import { listFrom, openEnded, rangeFrom } from './ranges.js';
import type { Reading } from './reading.js';
import type { Token } from './tokens.js';
import { clauseEndsAt } from './tokens.js';
import { AMBIGUOUS, COUNTED } from './words.js';

/** Reads the interval whose words start at a token, if there is one. */
export function readingAt(tokens: readonly Token[], at: number, calendar: Calendar): Reading | undefined {
  return ageAt(tokens, at, calendar) ?? framedAt(tokens, at, calendar) ?? unframedAt(tokens, at, calendar);
}

function unframedAt(tokens: readonly Token[], at: number, calendar: Calendar): Reading | undefined {
  const period = periodAt(tokens, at, calendar);
  if (period === undefined) return undefined;
  // A frame before it was not right for it: "over 2000", "upgrade from 2007 to 2010".
  if (!period.sure && OPENERS.has(tokens[at - 1]?.text ?? '')) return undefined;
  const several = openEnded(tokens, period) ?? rangeFrom(tokens, period, calendar);
  if (several !== undefined && (period.sure || !followsName(tokens, at))) return { ...several, start: at };
  const list = listFrom(tokens, period, calendar);
  return standsAlone(tokens, at, list) ? readingOf(list, at) : undefined;
}

function readingOf({ from, to, end, recurs }: Period, start: number): Reading {
  return recurs === undefined ? { from, to, start, end } : { from, to, start, end, recurs };
}

type Relation = 'since' | 'after' | 'before' | 'until' | 'within' | 'between';

const OPENERS = phraseTable<Relation>([
  ['since', ['no earlier than', 'not before', 'ever since', 'since', 'starting', 'beginning']],
  ['after', ['more recent than', 'later than', 'newer than', 'after', 'post -']],
  ['before', ['earlier than', 'older than', 'prior to', 'before', 'pre -', 'pre']],
  ['until', ['no later than', 'not after', 'up until', 'up till', 'up to', 'until', 'till', 'til', 'through', 'thru']],
  ['until', ['by']],
  ['between', ['between']],
  [
    'within',
    ['back in', 'sometime in', 'some time in', 'all of', 'all through', 'as of', 'earlier', 'later', 'sometime'],
  ],
  ['within', 'in during on from of for within throughout around circa over across at'.split(' ')],
]);

type Opener = Phrase<Relation>;

function framedAt(tokens: readonly Token[], at: number, calendar: Calendar): Reading | undefined {
  const opener = phraseAt(tokens, at, OPENERS);
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
  'the about around roughly approximately sometime back in on from with at month of and including “ " *'.split(' '),
);

type Interval = Omit<Reading, 'start'>;

function intervalOf(
  opener: Opener,
  tokens: readonly Token[],
  period: Period,
  calendar: Calendar,
): Interval | undefined {
  const { end, edge } = period;
  switch (opener.means) {
    case 'since':
      return { from: period.from, end };
    case 'after':
      return { from: edge === 'start' ? period.from : period.to, end };
    case 'before':
      return { to: edge === 'end' ? period.to : period.from, end };
    case 'until':
      return { to: period.to, end };
    case 'between':
      return rangeFrom(tokens, period, calendar, 'and') ?? (period.grain === 'days' ? readingOf(period, 0) : undefined);
    case 'within':
      if (opener.words[0] === 'from' && tokens[end]?.text === 'on' && clauseEndsAt(tokens, end + 1)) {
        return { from: period.from, end: end + 1 };
      }
      return (
        openEnded(tokens, period) ??
        rangeFrom(tokens, period, calendar) ??
        readingOf(listFrom(tokens, period, calendar), 0)
      );
  }
}

/** Some openers ask for more than a bare number or name: "over 2000 …", "posts by June", "on DEC". */
function goesWith(opener: Opener, tokens: readonly Token[], at: number, period: Period): boolean {
  if (period.sure) return true;
  const word = opener.words[0] ?? '';
  if (DAY_OPENERS.has(word)) return period.grain === 'day' || period.grain === 'days';
  if (period.grain === 'month') return !(NAME_OPENERS.has(word) && AMBIGUOUS.has(tokens[at]?.text ?? ''));
  if (period.grain !== 'year') return true;
  if (word === 'from' && isUpgrade(tokens, at)) return false;
  // "up to 2000 concurrent users": what is counted may stand one word further on.
  return !(COUNT_OPENERS.has(word) && COUNTED.has(tokens[period.end + 1]?.text ?? '')) && !NEVER_YEARS.has(word);
}

/** "upgrade Exchange from 2007 to 2010". */
function isUpgrade(tokens: readonly Token[], at: number): boolean {
  return tokens.slice(Math.max(0, at - 6), at).some((token) => UPGRADES.test(token.text));
}

const UPGRADES = /^(?:upgrad|migrat|mov|switch|convert|updat|downgrad)(?:e|es|ed|ing|ion)?$/u;
const DAY_OPENERS = new Set(['on', 'at']);
const NAME_OPENERS = new Set(['by', 'for']);
const COUNT_OPENERS = new Set(['up', 'around', 'by', 'for', 'of', 'from', 'through', 'after', 'until']);
const NEVER_YEARS = new Set(['over', 'across', 'within', 'earlier', 'later']);
