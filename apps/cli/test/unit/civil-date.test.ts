import { expect, test } from 'vitest';
import { civilDate, longDate, nextDay, parseCivilDate, startOfDay } from '../../src/civil-date.js';

test('only dates of the calendar are dates', () => {
  expect(parseCivilDate('2012-02-29')).toBe('2012-02-29');
  for (const text of ['2013-02-29', '2012-04-31', '2012-1-1', '2012-13-01', 'yesterday', '']) {
    expect(parseCivilDate(text)).toBeUndefined();
  }
});

test('a day begins at midnight of its zone, in summer and in winter', () => {
  expect(startOfDay('2012-07-01', 'Europe/Berlin').toISOString()).toBe('2012-06-30T22:00:00.000Z');
  expect(startOfDay('2012-12-01', 'Europe/Berlin').toISOString()).toBe('2012-11-30T23:00:00.000Z');
  expect(startOfDay('2012-12-01', 'Pacific/Kiritimati').toISOString()).toBe('2012-11-30T10:00:00.000Z');
  expect(startOfDay('2012-12-01', 'UTC').toISOString()).toBe('2012-12-01T00:00:00.000Z');
});

test('a day whose midnight the clocks skip begins when they have skipped it', () => {
  expect(startOfDay('2018-11-04', 'America/Sao_Paulo').toISOString()).toBe('2018-11-04T03:00:00.000Z');
});

test('every day of a year begins on that day and not later', () => {
  for (const zone of ['America/New_York', 'Australia/Lord_Howe', 'Asia/Kathmandu', 'America/Sao_Paulo']) {
    for (let date = '2018-01-01'; date < '2019-01-01'; date = nextDay(date)) {
      const start = startOfDay(date, zone);
      expect(civilDate(start, zone)).toBe(date);
      expect(civilDate(new Date(start.getTime() - 1), zone) < date).toBe(true);
    }
  }
});

test('a date without a time is the same date everywhere, a time is moved into the zone', () => {
  const dateOnly = new Date('2005-07-23T00:00:00Z');
  expect(longDate(dateOnly, 'America/New_York')).toBe('23 July 2005');
  expect(longDate(new Date('2005-07-23T02:00:00Z'), 'America/New_York')).toBe('22 July 2005');
});
