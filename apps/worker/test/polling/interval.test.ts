import { describe, expect, it } from 'vitest';
import { freshSeconds, retryAfterSeconds } from '../../src/http/answer-headers.js';
import { intervalOf, NO_RATE, rateOf, retryInterval, withJitter } from '../../src/polling/interval.js';
import { POLL_TIMINGS } from '../../src/polling/timings.js';

const now = new Date('2026-06-01T12:00:00Z');
const HOUR = 3_600;
const ago = (hours: number) => new Date(now.getTime() - hours * HOUR * 1000);
const timings = { ...POLL_TIMINGS, shortest: 300, longest: 6 * HOUR, first: HOUR };

const nothing = { minutesBetweenUpdates: null, skipHours: [], skipDays: [] };

describe('the rate of a feed', () => {
  it('is the median of the gaps between its newest items, whatever their order', () => {
    const rate = rateOf([ago(30), ago(1), ago(5), ago(3)], nothing, now);
    expect(rate).toEqual({ ...NO_RATE, newestAt: ago(1), gapSeconds: 2 * HOUR });
  });

  it('does not count dates in the future, and equal ones once', () => {
    expect(
      rateOf([ago(-100), ago(2), ago(2), ago(4)], { ...nothing, minutesBetweenUpdates: 1, skipDays: [0] }, now),
    ).toEqual({
      ...NO_RATE,
      newestAt: ago(2),
      gapSeconds: 2 * HOUR,
      leastSeconds: 60,
      skipDays: [0],
    });
    expect(rateOf([ago(-1)], nothing, now)).toEqual(NO_RATE);
  });
});

describe('the interval', () => {
  const every = (hours: number, silent = hours) => ({
    ...NO_RATE,
    newestAt: ago(silent),
    gapSeconds: hours * HOUR,
  });

  it('grows with the gaps between posts, and with the silence after the last', () => {
    expect(intervalOf(every(24), null, now, timings)).toBe(2 * HOUR);
    expect(intervalOf(every(24, 48), null, now, timings)).toBe(4 * HOUR);
    expect(intervalOf(every(0.1), null, now, timings)).toBe(300);
    expect(intervalOf(every(24 * 365), null, now, timings)).toBe(6 * HOUR);
    expect(intervalOf(rateOf([], nothing, now), null, now, timings)).toBe(HOUR);
  });

  it('is what feed and server ask for at least, within the bounds', () => {
    expect(intervalOf(every(0.1), 1_000, now, timings)).toBe(1_000);
    expect(intervalOf({ ...every(0.1), leastSeconds: 2_000 }, 1_000, now, timings)).toBe(2_000);
    expect(intervalOf(every(0.1), 10 ** 9, now, timings)).toBe(6 * HOUR);
  });

  it('is doubled with every failure, up to once a day, for ever', () => {
    expect([1, 2, 3, 100].map((failures) => retryInterval(failures, timings))).toEqual([300, 600, 1_200, 24 * HOUR]);
  });

  it('is shortened at random by a tenth at most', () => {
    expect([0, 0.5, 1].map((random) => withJitter(100, random, timings))).toEqual([100_000, 95_000, 90_000]);
  });
});

describe('headers', () => {
  const headers = (fields: Record<string, string>) => new Map(Object.entries(fields));

  it.each([
    [{ 'cache-control': 'max-age=600' }, 600],
    [{ 'cache-control': 'public, MAX-AGE="60"' }, 60],
    [{ 'cache-control': 's-maxage=600' }, null],
    [{ 'cache-control': 'no-store, max-age=600' }, null],
    [{ expires: 'Mon, 01 Jun 2026 12:10:00 GMT' }, 600],
    [{ expires: 'Mon, 01 Jun 2026 12:10:00 GMT', date: 'Mon, 01 Jun 2026 12:09:00 GMT' }, 60],
    [{ expires: '0' }, null],
    [{ expires: '-1' }, null],
    [{ expires: 'Mon, 01 Jun 2020 12:10:00 GMT' }, 0],
    [{}, null],
  ])('%o stay fresh for %s', (fields, seconds) => {
    expect(freshSeconds(headers(fields as Record<string, string>), now)).toBe(seconds);
  });

  it.each([
    ['120', 120],
    ['Mon, 01 Jun 2026 12:02:00 GMT', 120],
    ['Mon, 01 Jun 2020 12:02:00 GMT', 0],
    ['soon', null],
    ['', null],
    ['-5', null],
  ])('Retry-After: %s', (value, seconds) => {
    expect(retryAfterSeconds(headers({ 'retry-after': value }), now)).toBe(seconds);
  });
});
