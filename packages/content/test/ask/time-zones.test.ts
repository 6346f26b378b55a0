import { describe, expect, test } from 'vitest';
import { readTime } from '../../src/ask/time/time.js';

function instants(question: string, now: string, timeZone: string) {
  const { from, to } = readTime(question, { now: new Date(now), timeZone });
  return [from?.toISOString(), to?.toISOString()];
}

describe('civil days become instants', () => {
  test('one moment is two days: the last of December in New York, the first of January in Kolkata', () => {
    const now = '2012-01-01T04:30Z';
    expect(instants("today's posts", now, 'America/New_York')).toEqual([
      '2011-12-31T05:00:00.000Z',
      '2012-01-01T05:00:00.000Z',
    ]);
    expect(instants("today's posts", now, 'Asia/Kolkata')).toEqual([
      '2011-12-31T18:30:00.000Z',
      '2012-01-01T18:30:00.000Z',
    ]);
    expect(readTime('this year', { now: new Date(now), timeZone: 'America/New_York' }).description).toBe('2011');
  });

  test('the day on which clocks change has 23 or 25 hours', () => {
    expect(instants('on 25 March 2012', '2012-07-18T10:00Z', 'Europe/Berlin')).toEqual([
      '2012-03-24T23:00:00.000Z',
      '2012-03-25T22:00:00.000Z',
    ]);
    expect(instants('yesterday', '2012-11-05T17:00Z', 'America/New_York')).toEqual([
      '2012-11-04T04:00:00.000Z',
      '2012-11-05T05:00:00.000Z',
    ]);
  });

  test('a month has the offset of each of its ends', () => {
    expect(instants('March 2012', '2012-07-18T10:00Z', 'America/New_York')).toEqual([
      '2012-03-01T05:00:00.000Z',
      '2012-04-01T04:00:00.000Z',
    ]);
  });

  test('where clocks skip midnight the day begins at one, where they show it twice at the first', () => {
    expect(instants('21 October 2012', '2012-11-01T12:00Z', 'America/Sao_Paulo')[0]).toBe('2012-10-21T03:00:00.000Z');
    expect(instants('4 November 2012', '2012-11-08T12:00Z', 'America/Havana')[0]).toBe('2012-11-04T04:00:00.000Z');
  });

  test('a day that the zone skipped holds nothing', () => {
    expect(instants('30 December 2011', '2012-01-05T12:00Z', 'Pacific/Apia')).toEqual([undefined, undefined]);
    expect(instants('31 December 2011', '2012-01-05T12:00Z', 'Pacific/Apia')[0]).toBe('2011-12-30T10:00:00.000Z');
  });

  test.each([
    ['since 2005-07-23T14:00Z', '2005-07-23T14:00:00.000Z'],
    ['since 2005-07-23T14:00:30+05:30', '2005-07-23T08:30:30.000Z'],
    ['since 2005-07-23T14:00', '2005-07-23T18:00:00.000Z'],
    ['since 2005-07-23 14:00', '2005-07-23T18:00:00.000Z'],
    ['since July 23, 2005 at 2pm', '2005-07-23T18:00:00.000Z'],
    ['since Sat, 23 Jul 2005 14:00:00 +0200', '2005-07-23T12:00:00.000Z'],
    ['since yesterday at 15:30', '2012-07-17T19:30:00.000Z'],
    ['in the past 24 hours', '2012-07-17T16:00:00.000Z'],
    ['since 3 hours ago', '2012-07-18T13:00:00.000Z'],
  ])('%s', (question, from) => {
    expect(instants(question, '2012-07-18T16:00Z', 'America/New_York')[0]).toBe(from);
  });

  test('a zone or a reference time that does not exist cannot be read in', () => {
    expect(() => readTime('today', { now: new Date(), timeZone: 'Mars/Olympus' })).toThrow(RangeError);
    expect(() => readTime('today', { now: new Date(Number.NaN), timeZone: 'UTC' })).toThrow(RangeError);
  });
});

describe('descriptions', () => {
  test.each([
    ['July 2005', '1–31 July 2005'],
    ['in 2012', '2012'],
    ['2010–2012', '2010–2012'],
    ['since 2010', 'since 1 January 2010'],
    ['before 2010', 'before 2010'],
    ['until July 2005', 'before 1 August 2005'],
    ['yesterday', '17 July 2012'],
    ['summer 2010', '1 June – 31 August 2010'],
    ['winter 2010', '1 December 2010 – 28 February 2011'],
    ['2005-07-23T14:00', '23 July 2005 14:00'],
    ['2005-07-23 3pm', '23 July 2005 15:00 – 23 July 2005 16:00'],
    ['since 2005-07-23T14:00', 'since 23 July 2005 14:00'],
    ['latest posts', ''],
  ])('%s', (question, description) => {
    const options = { now: new Date('2012-07-18T16:00Z'), timeZone: 'America/New_York' };
    expect(readTime(question, options).description).toBe(description);
  });
});
