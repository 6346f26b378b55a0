/** The day of an event that posts were written on: "day two", "day 3 of OLS", "the second day". */

import type { Token } from './tokens.js';
import { clauseEndsAt } from './tokens.js';
import { CARDINALS, COUNTED, ORDINALS } from './words.js';

export interface EventDay {
  /** 1 for the first day. */
  readonly day: number;
  readonly start: number;
  readonly end: number;
}

/** No event that is blogged by the day lasts longer. */
const LONGEST = 14;

export function eventDayIn(tokens: readonly Token[], isRead: (at: number) => boolean): EventDay | undefined {
  for (let at = 0; at < tokens.length; at++) {
    // Both of its words have to be free: "day 10 May" names a date.
    const found = isRead(at) || isRead(at + 1) ? undefined : (dayNumber(tokens, at) ?? numberedDay(tokens, at));
    if (found !== undefined && found.day <= LONGEST) return found;
  }
  return undefined;
}

/** "day two", "day 2", "day #2"; not "day-2 operations", "from day one", "one day 2 servers". */
function dayNumber(tokens: readonly Token[], at: number): EventDay | undefined {
  if (tokens[at]?.text !== 'day' || NOT_BEFORE_DAY.has(tokens[at - 1]?.text ?? '')) return undefined;
  const token = tokens[at + 1];
  const number = /^#(\d{1,2})$/u.exec(token?.text ?? '')?.[1];
  const day = number === undefined ? (token?.value ?? CARDINALS.get(token?.text ?? '')) : Number(number);
  if (day === undefined || day < 1) return undefined;
  const next = tokens[at + 2]?.text ?? '';
  return DAY_TWO_WORK.has(next) || COUNTED.has(next) ? undefined : { day, start: at, end: at + 2 };
}

const NOT_BEFORE_DAY = new Set('a per every each one all next this that since from'.split(' '));
/** "Day 2" is also what comes after an installation. */
const DAY_TWO_WORK = new Set('operation operations ops activities tasks management work support'.split(' '));
const AFTER_DAY = new Set(
  'of at in on about from for and or was were did do post posts report reports notes summary talks what with'.split(
    ' ',
  ),
);

/** "the second day", "2nd day of OLS"; the first day only "of" something, since jobs and schools have one too. */
function numberedDay(tokens: readonly Token[], at: number): EventDay | undefined {
  const text = tokens[at]?.text ?? '';
  const day = ORDINALS.get(text) ?? Number(/^(\d{1,2})(?:st|nd|rd|th)$/u.exec(text)?.[1]);
  if (!(day >= 1) || tokens[at + 1]?.text !== 'day') return undefined;
  const next = tokens[at + 2]?.text ?? '';
  const what = tokens[tokens[at + 3]?.text === 'the' ? at + 4 : at + 3]?.text ?? '';
  if (next === 'of' && NO_EVENTS.has(what)) return undefined;
  if (day === 1 ? next !== 'of' : !(clauseEndsAt(tokens, at + 2) || AFTER_DAY.has(next))) return undefined;
  return { day, start: at, end: at + 2 };
}

const NO_EVENTS = new Set('week month year work school college class summer winter spring fall my your job'.split(' '));
