import { expect, test } from 'vitest';
import { readFeedDate } from '../../src/feeds/feed/feed-dates.js';

test.each<[string, string]>([
  ['2005', '2005-01-01T00:00:00.000Z'],
  ['2005-07', '2005-07-01T00:00:00.000Z'],
  ['2005-204', '2005-07-23T00:00:00.000Z'],
  ['Sa, 23 Jul 2005 10:15:00 +0200', '2005-07-23T08:15:00.000Z'],
  ['Mi, 05 Okt 2022 10:00:00 +0000', '2022-10-05T10:00:00.000Z'],
  ['lun., 23 déc. 2019 10:00:00 +0100', '2019-12-23T09:00:00.000Z'],
  ['23 de julio de 2005', '2005-07-23T00:00:00.000Z'],
  ['Сб, 23 июл 2005 10:00:00 +0400', '2005-07-23T06:00:00.000Z'],
  ['23/07/2005 10:00', '2005-07-23T10:00:00.000Z'],
  ['07/23/2005', '2005-07-23T00:00:00.000Z'],
])('%s', (text, expected) => {
  const date = readFeedDate(text);
  expect(date instanceof Date ? date.toISOString() : date).toBe(expected);
});

test.each(['07/06/2005', 'soon', '23 Foo 2005', '2005-400', '99/99/2005'])('%s is no date', (text) => {
  expect(readFeedDate(text)).toBe('unreadable');
});
