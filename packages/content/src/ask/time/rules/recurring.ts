/** What comes again and is meant in the past: "in July", "last summer", "on Monday", "this spring", "Q3". */

import type { Calendar, Day } from '../calendar.js';
import { dateOf, startOfMonth } from '../calendar.js';
import type { Grain, Period, Recurrence } from '../period.js';
import { days } from '../period.js';
import { latest } from '../recurrence.js';
import type { Token } from '../tokens.js';
import { clauseEndsAt } from '../tokens.js';
import { AMBIGUOUS, MONTHS, POST_NOUNS, WEEKDAYS } from '../words.js';
import { boundsOf, stretchAt } from './seasons.js';

export function recurring(tokens: readonly Token[], at: number, calendar: Calendar): Period | undefined {
  const lead = leadAt(tokens, at);
  const name = nameAt(tokens, lead?.end ?? at, calendar);
  if (name === undefined || (lead !== undefined && saysSomethingElse(tokens, name))) return undefined;
  const over = lead?.over === true || name.grain === 'day';
  const bounds = latest(name.recurs, calendar, over ? 'be over' : 'have begun');
  return bounds && { ...bounds, end: name.end, grain: name.grain, sure: lead !== undefined, recurs: name.recurs };
}

interface Lead {
  /** "last July" is over; "this July" may be going on. */
  readonly over: boolean;
  readonly end: number;
}

function leadAt(tokens: readonly Token[], at: number): Lead | undefined {
  const text = tokens[at]?.text ?? '';
  if (text === 'this') return { over: false, end: tokens[at + 1]?.text === 'past' ? at + 2 : at + 1 };
  return LAST_WORDS.has(text) ? { over: true, end: at + 1 } : undefined;
}

const LAST_WORDS = new Set(['last', 'past', 'previous']);

interface Name {
  readonly at: number;
  readonly end: number;
  readonly grain: Grain;
  readonly recurs: Recurrence;
}

function nameAt(tokens: readonly Token[], at: number, calendar: Calendar): Name | undefined {
  const token = tokens[at];
  if (token === undefined || token.mark) return undefined;
  const month = MONTHS.get(token.text);
  if (month !== undefined && isMonth(tokens, at)) {
    const recurs = { cycle: 'year', on: (start: Day) => monthIn(calendar, start, month) } as const;
    return { at, end: at + 1, grain: 'month', recurs };
  }
  const weekday = WEEKDAYS.get(token.text);
  if (weekday !== undefined && isWholeWord(tokens, at)) {
    const on = (monday: Day) => days(calendar, monday + weekday - 1, monday + weekday);
    return { at, end: afterPartOfDay(tokens, at + 1), grain: 'day', recurs: { cycle: 'week', on } };
  }
  const stretch = stretchAt(tokens, at);
  if (stretch === undefined || !isStretch(tokens, at, stretch.end)) return undefined;
  const on = (start: Day) => boundsOf(stretch, dateOf(start).year, calendar);
  return { at, end: stretch.end, grain: stretch.grain, recurs: { cycle: 'year', on } };
}

function monthIn(calendar: Calendar, yearStart: Day, month: number) {
  const { year } = dateOf(yearStart);
  return days(calendar, startOfMonth(year, month), startOfMonth(year, month + 1));
}

/** Not "the march of", "it may be", "DEC Alpha". */
function isMonth(tokens: readonly Token[], at: number): boolean {
  const name = tokens[at];
  const next = tokens[at + 1]?.text ?? '';
  if (name === undefined || !isWholeWord(tokens, at)) return false;
  if (name.text === 'may') return !AFTER_MODAL.has(next);
  return !(name.text === 'march' && (next === 'of' || next === 'madness'));
}

const AFTER_MODAL = new Set([
  'be',
  'have',
  'not',
  'also',
  'well',
  'or',
  'help',
  'need',
  'want',
  'contain',
  'cause',
  'use',
]);

/** Abbreviations are names too ("mon", "Sat nav", "Jan", "DEC"): they count where a clause ends, "Sun" and "Sat" never. */
function isWholeWord(tokens: readonly Token[], at: number): boolean {
  const name = tokens[at];
  if (name === undefined) return false;
  if (name.text.length > 4 || FULL_SHORT_NAMES.has(name.text)) return true;
  if (PLAIN_ABBREVIATIONS.has(name.text)) return name.raw !== name.raw.toUpperCase();
  const ends = clauseEndsAt(tokens, at + 1) || JOINS.has(tokens[at + 1]?.text ?? '');
  return ends && !AMBIGUOUS.has(name.text) && name.raw !== name.raw.toUpperCase();
}

const PLAIN_ABBREVIATIONS = new Set(['feb', 'apr', 'jun', 'jul', 'aug', 'sep', 'sept', 'oct', 'nov']);
const JOINS = new Set(['and', 'or', 'to']);
const FULL_SHORT_NAMES = new Set(['may', 'june', 'july']);

/** Spring is also a Java framework, "the fall of Rome" no autumn, and "h1" a heading; "first quarter" needs its year. */
function isStretch(tokens: readonly Token[], at: number, end: number): boolean {
  const token = tokens[at];
  const next = tokens[end]?.text ?? '';
  if (token === undefined || next === 'of' || end > at + 1 || token.text.startsWith('h')) return false;
  return token.text !== 'spring' || (token.raw === 'spring' && !SPRING_PARTS.has(next));
}

const SPRING_PARTS = new Set(
  'boot framework mvc security cloud data batch java cleaning app apps bean beans'.split(' '),
);

/** "this may be", "last march of", "this Sunday school": a lead before an ambiguous name needs the clause to end. */
function saysSomethingElse(tokens: readonly Token[], name: Name): boolean {
  const text = tokens[name.at]?.text ?? '';
  const next = tokens[name.end]?.text ?? '';
  if (text !== 'may' && text !== 'march') return false;
  return !clauseEndsAt(tokens, name.end) && !POST_NOUNS.has(next) && !CLAUSE_WORDS.has(next);
}

const CLAUSE_WORDS = new Set(['about', 'on', 'and', 'or', 'did', 'were', 'have', 'to', 'until', 'when']);

/** A part of the day after a weekday belongs to it. */
export function afterPartOfDay(tokens: readonly Token[], at: number): number {
  return PARTS_OF_DAY.has(tokens[at]?.text ?? '') ? at + 1 : at;
}

const PARTS_OF_DAY = new Set(['morning', 'afternoon', 'evening', 'night']);
