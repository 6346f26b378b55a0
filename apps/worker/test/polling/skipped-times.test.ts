import { describe, expect, it } from 'vitest';
import { NO_RATE } from '../../src/polling/interval.js';
import { troubleResult, wellResult } from '../../src/polling/result.js';
import { pastSkipped } from '../../src/polling/skipped-times.js';
import { POLL_TIMINGS } from '../../src/polling/timings.js';

/** A Friday. */
const now = new Date('2026-06-05T21:40:00Z');
const HOUR = 3_600_000;
const MINUTE = 60_000;
const [FRIDAY, SATURDAY, SUNDAY] = [5, 6, 0];

const dueAt = (dueInMs: number, skips: { skipHours?: number[]; skipDays?: number[] }, random = 0) =>
  new Date(now.getTime() + pastSkipped(dueInMs, { skipHours: [], skipDays: [], ...skips }, now, random)).toISOString();

describe('a poll', () => {
  it.each([
    ['is when it was to be where nothing is skipped', HOUR, {}, '2026-06-05T22:40:00.000Z'],
    ['and before what is skipped', 10 * MINUTE, { skipHours: [22, 23] }, '2026-06-05T21:50:00.000Z'],
    ['is put off to the end of the hours', HOUR, { skipHours: [22, 23, 0, 1] }, '2026-06-06T02:00:00.000Z'],
    ['is put off past the days', 3 * HOUR, { skipDays: [SATURDAY, SUNDAY] }, '2026-06-08T00:00:00.000Z'],
    ['past both', 3 * HOUR, { skipHours: [0, 1, 2], skipDays: [SATURDAY] }, '2026-06-07T03:00:00.000Z'],
    ['out of this very hour', 0, { skipHours: [21], skipDays: [FRIDAY] }, '2026-06-06T00:00:00.000Z'],
  ])('%s', (_what, dueInMs, skips, expected) => {
    expect(dueAt(dueInMs, skips)).toBe(expected);
  });

  it('is not put off for ever', () => {
    const everyHour = Array.from({ length: 24 }, (_, hour) => hour);
    expect(dueAt(HOUR, { skipHours: everyHour })).toBe('2026-06-05T22:40:00.000Z');
  });

  it('comes somewhen in the first ten minutes after them', () => {
    expect(dueAt(HOUR, { skipHours: [22] }, 0.5)).toBe('2026-06-05T23:05:00.000Z');
    expect(dueAt(HOUR, { skipHours: [22] }, 1)).toBe('2026-06-05T23:10:00.000Z');
  });
});

describe('the next poll of a feed', () => {
  const rate = { ...NO_RATE, skipHours: [22] };
  const state = {
    validators: null,
    bodyHash: null,
    move: null,
    rate,
    intervalSeconds: null,
    health: { failures: 0, failingSince: null, problem: null, missing: 0, noticed: null },
    succeededAt: null,
  };
  const feed = { feedId: 1, title: '', url: 'https://a.example/', host: 'a.example', articles: 'auto' as const, state };
  const circumstances = { now, random: 0, timings: { ...POLL_TIMINGS, first: 3_600, shortest: 3_600, jitter: 0 } };

  it('keeps out of the hours it skips, whether it was read or not', () => {
    const success = { validators: null, bodyHash: null, movedTo: null, freshSeconds: null, rate };
    expect(wellResult(feed, success, circumstances).dueInMs).toBe(80 * MINUTE);
    const trouble = { code: 'timeout', problem: 'it is slow.' } as const;
    expect(troubleResult(feed, trouble, circumstances).dueInMs).toBe(80 * MINUTE);
  });
});
