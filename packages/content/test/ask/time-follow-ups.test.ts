import { describe, expect, test } from 'vitest';
import { readTime, shiftInterval } from '../../src/ask/time/time.js';

const OPTIONS = { now: new Date('2018-07-18T16:00Z'), timeZone: 'America/New_York' };

/** The earlier question's time, the follow-up, what it means, and the words that say so. */
const SHIFTS: readonly (readonly [earlier: string, question: string, interval: string, read: string])[] = [
  ['in 2012', 'what about the year after?', '2013', 'the year after'],
  ['in 2012', 'and the year before?', '2011', 'the year before'],
  ['in 2012', 'the year after that', '2013', 'the year after that'],
  ['in 2012', 'what about the following year?', '2013', 'the following year'],
  ['in 2012', 'and the previous year', '2011', 'the previous year'],
  // A smaller unit lies outside the interval, next to it; a larger one is the one after the one around it.
  ['in 2012', 'the month before', '1–31 December 2011', 'the month before'],
  ['in July 2005', 'and the next month?', '1–31 August 2005', 'the next month'],
  ['in July 2005', 'the week after', '1–7 August 2005', 'the week after'],
  ['in July 2005', 'the year after', '2006', 'the year after'],
  ['on July 23, 2005', 'the next day?', '24 July 2005', 'the next day'],
  // "later" moves the interval itself.
  ['in July 2005', 'a year later', '1–31 July 2006', 'a year later'],
  ['in 2012', 'two years earlier?', '2010', 'two years earlier'],
  ['February 29, 2008', 'a year later?', '28 February 2009', 'a year later'],
  ['in 2012', 'before that?', 'before 2012', 'before that'],
  ['in 2012', 'newer ones', 'since 1 January 2013', 'newer'],
  ['in 2012', 'anything later?', 'since 1 January 2013', 'later'],
  ['since 2014', 'the year before', '2013', 'the year before'],
  ['before 2013', 'the year after', '2013', 'the year after'],
  // A time of its own replaces the earlier one; one without its year stays in that year.
  ['in 2012', 'and in 2014?', '2014', 'in 2014'],
  ['in 2012', 'only in 2013', '2013', 'in 2013'],
  ['in 2012', 'and in July?', '1–31 July 2012', 'in July'],
  ['in July 2005', 'and on the 23rd of July?', '23 July 2005', 'on the 23rd of July'],
  ['since 2012', 'and in July?', '1–31 July 2018', 'in July'],
  ['in 2012', 'last week?', '9–15 July 2018', 'last week'],
];

describe('follow-ups move the earlier interval', () => {
  test.each(SHIFTS)('%s; %s', (earlier, question, interval, read) => {
    const shifted = shiftInterval(question, readTime(earlier, OPTIONS), OPTIONS);
    expect(shifted?.description).toBe(interval);
    expect(shifted?.spans.map(({ start, end }) => question.slice(start, end))).toEqual([read]);
  });

  test.each([
    'and on Ubuntu 16.04?',
    'same thing but for sendmail',
    'more',
    'what about the day after the conference?',
    '',
  ])('%s: no interval of its own, so the earlier one stands', (question) => {
    expect(shiftInterval(question, readTime('in 2012', OPTIONS), OPTIONS)).toBeUndefined();
  });

  test('without an earlier interval there is nothing to move', () => {
    expect(shiftInterval('what about the year after?', {}, OPTIONS)).toBeUndefined();
    expect(shiftInterval('and in 2014?', {}, OPTIONS)?.description).toBe('2014');
  });
});
