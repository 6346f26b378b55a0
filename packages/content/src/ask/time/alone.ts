/** When a bare year, month or weekday means time without "in" or "since" before it. */

import type { Period } from './period.js';
import type { Token } from './tokens.js';
import { clauseEndsAt } from './tokens.js';
import { MONTHS, NUMBERED_NAMES, POST_NOUNS, WEEKDAYS } from './words.js';

/**
 * "July 2005" always does. "2012" does when it is all that is asked ("and 2012?"), stands in parentheses, or says which
 * posts ("2012 posts", "your 2012 selinux posts", "posts 2012"); not as the number of a name ("Windows 2000").
 */
export function standsAlone(tokens: readonly Token[], start: number, period: Period): boolean {
  if (period.sure) return true;
  if (followsName(tokens, start)) return false;
  return (
    isWholeQuestion(tokens, start, period.end) ||
    (tokens[start - 1]?.text === '(' && tokens[period.end]?.text === ')') ||
    saysWhichPosts(tokens, start, period.end) ||
    isClosingWeekday(tokens, start, period)
  );
}

/** "Ubuntu 2012", "port 2012", "Exchange 2010": the number or the month belongs to the word before it. */
export function followsName(tokens: readonly Token[], start: number): boolean {
  const before = tokens[start - 1];
  if (before === undefined || before.mark) return false;
  if (NUMBERED_NAMES.has(before.text)) return true;
  if (DETERMINERS.has(before.text) || LONE_FILLERS.has(before.text)) return false;
  const isTime = MONTHS.has(before.text) || WEEKDAYS.has(before.text) || POST_NOUNS.has(before.text);
  return start > 1 && !isTime && /^\p{Lu}/u.test(before.raw) && before.raw !== 'I';
}

const LONE_FILLERS = new Set(
  'and or but so ok okay then what how about only just please maybe now for the year back'.split(' '),
);
const LONE_LIMIT = 8;

function isWholeQuestion(tokens: readonly Token[], start: number, end: number): boolean {
  if (tokens.length - (end - start) > LONE_LIMIT) return false;
  return tokens.every((token, at) => (at >= start && at < end) || token.mark || LONE_FILLERS.has(token.text));
}

function saysWhichPosts(tokens: readonly Token[], start: number, end: number): boolean {
  if (POST_NOUNS.has(tokens[end]?.text ?? '') || POST_NOUNS.has(tokens[start - 1]?.text ?? '')) return true;
  if (start > 0 && !DETERMINERS.has(tokens[start - 1]?.text ?? '')) return false;
  for (let at = end; at < end + 4; at++) {
    if (clauseEndsAt(tokens, at)) return false;
    if (POST_NOUNS.has(tokens[at]?.text ?? '')) return true;
  }
  return false;
}

const DETERMINERS = new Set([
  'your',
  'the',
  'any',
  'all',
  'my',
  'some',
  'those',
  'these',
  'list',
  'show',
  'our',
  'his',
  'her',
]);

/** "what did you write Monday?", but not "Patch Tuesday" or "Black Friday". */
function isClosingWeekday(tokens: readonly Token[], start: number, period: Period): boolean {
  return period.grain === 'day' && clauseEndsAt(tokens, period.end) && !DAY_NAMES.has(tokens[start - 1]?.text ?? '');
}

const DAY_NAMES = new Set(
  'black cyber patch casual good ash easter palm super fat giving taco next every each a'.split(' '),
);
