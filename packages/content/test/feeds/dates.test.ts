import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readDate } from '../../src/feeds/dates.js';

test.each([
  ['2010-01-29 13:12:21', '2010-01-29T13:12:21.000Z'],
  ['2005-07-23', '2005-07-23T00:00:00.000Z'],
  ['2005/7/3', '2005-07-03T00:00:00.000Z'],
  ['2005.07.03', '2005-07-03T00:00:00.000Z'],
  ['20050723', '2005-07-23T00:00:00.000Z'],
  ['20050723T101112Z', 'unreadable'],
  ['2005-07-23T10:11Z', '2005-07-23T10:11:00.000Z'],
  ['2005-07-23T10:11:12.3456+02:00', '2005-07-23T08:11:12.345Z'],
  ['2005-07-23 10:11:12 -0530', '2005-07-23T15:41:12.000Z'],
  ['2005-07-23 10:11:12 +0000 UTC', '2005-07-23T10:11:12.000Z'],
  ['2005-07-23 10:11:12 -0400 EDT', '2005-07-23T14:11:12.000Z'],
  ['2005-07-23T24:00:00Z', '2005-07-24T00:00:00.000Z'],
  ['Sat, 23 Jul 2005 10:15:00 GMT', '2005-07-23T10:15:00.000Z'],
  ['Sat, 23 Jul 05 10:15 EST', '2005-07-23T15:15:00.000Z'],
  ['23 Jul 99 10:15:00 +0100', '1999-07-23T09:15:00.000Z'],
  ['Sat, 23 Jul 2005 10:15:00 GMT+2', '2005-07-23T08:15:00.000Z'],
  ['Sat, 23 Jul 2005 10:15:00 -0700 (PDT)', '2005-07-23T17:15:00.000Z'],
  ['Sat, 23 Jul 2005 10:15:00 XYZ', '2005-07-23T10:15:00.000Z'],
  ['Saturday, 23 July 2005', '2005-07-23T00:00:00.000Z'],
  ['July 23, 2005', '2005-07-23T00:00:00.000Z'],
  ['Jul 23rd, 2005 at 1:05 pm', '2005-07-23T13:05:00.000Z'],
  ['Sept. 3 2005 12:30 a.m.', '2005-09-03T00:30:00.000Z'],
  ['the 3rd of July 2005', 'unreadable'],
  ['3rd of July, 2005', '2005-07-03T00:00:00.000Z'],
  ['23-Jul-2005', '2005-07-23T00:00:00.000Z'],
  ['Sat Jul 23 10:00:01 2005', '2005-07-23T10:00:01.000Z'],
  ['Sat Jul 23 10:00:01 EDT 2005', '2005-07-23T14:00:01.000Z'],
  ['2004-02-29', '2004-02-29T00:00:00.000Z'],
  ['2005-02-29', 'unreadable'],
  ['2005-13-01', 'unreadable'],
  ['2005-07-00', 'unreadable'],
  ['2005-07-23 25:00', 'unreadable'],
  ['2005-07-23 10:61', 'unreadable'],
  ['2005-07-23 and more', 'unreadable'],
  ['July 23, 2005 was a Saturday', 'unreadable'],
  ['07/06/2005', 'unreadable'],
  ['Smarch 13, 2005', 'unreadable'],
  ['yesterday', 'unreadable'],
  ['2005', 'unreadable'],
  ['1'.repeat(1_000_000), 'unreadable'],
  ['', 'unset'],
  ['0001-01-01T00:00:00Z', 'unset'],
])('%s', (text, expected) => {
  const date = readDate(text);
  expect(date instanceof Date ? date.toISOString() : date).toBe(expected);
});

test('every instant survives in ISO and in RFC 822 form', () => {
  const instants = fc.date({ min: new Date('1970-01-01'), max: new Date('2049-12-31'), noInvalidDate: true });
  fc.assert(
    fc.property(instants, (instant) => {
      expect(readDate(instant.toISOString())).toEqual(instant);
      expect(readDate(instant.toUTCString())).toEqual(new Date(Math.floor(instant.getTime() / 1000) * 1000));
    }),
  );
});
