import { describe, expect, it } from 'vitest';
import { dueAt, type Timing } from '../src/timing.js';

const timing = (members: Partial<Timing>): Timing => ({
  rhythm: 'immediate',
  minute: 0,
  day: 0,
  quietHours: null,
  timeZone: 'Europe/Berlin',
  ...members,
});
const due = (now: string, members: Partial<Timing>) => dueAt(timing(members), new Date(now))?.toISOString() ?? null;

const NIGHT = { from: 22, to: 7 };
const NINE = 9 * 60;
const MONDAY = 1;

describe('what comes now', () => {
  it('is announced at once where nothing else was chosen', () => {
    expect(dueAt(null, new Date())).toBeNull();
    expect(due('2026-01-05T12:00:00Z', {})).toBeNull();
  });

  it.each([
    ['the next full hour', '2026-01-05T12:00:00Z', { rhythm: 'hourly' }, '2026-01-05T13:00:00.000Z'],
    [
      'by the clock of its zone',
      '2026-01-05T12:10:00Z',
      { rhythm: 'hourly', timeZone: 'Asia/Kolkata' },
      '2026-01-05T12:30:00.000Z',
    ],
    ['later the same day', '2026-01-05T07:59:00Z', { rhythm: 'daily', minute: NINE }, '2026-01-05T08:00:00.000Z'],
    ['the next day', '2026-01-05T08:00:00Z', { rhythm: 'daily', minute: NINE }, '2026-01-06T08:00:00.000Z'],
    [
      'another day there',
      '2026-01-05T20:00:00Z',
      { rhythm: 'daily', minute: NINE, timeZone: 'Asia/Tokyo' },
      '2026-01-06T00:00:00.000Z',
    ],
    [
      'later in the week',
      '2026-01-04T23:30:00Z',
      { rhythm: 'weekly', day: MONDAY, minute: NINE },
      '2026-01-05T08:00:00.000Z',
    ],
    [
      'the next week',
      '2026-01-05T08:00:00Z',
      { rhythm: 'weekly', day: MONDAY, minute: NINE },
      '2026-01-12T08:00:00.000Z',
    ],
    [
      'where nobody knows the zone, by UTC',
      '2026-01-05T08:00:00Z',
      { rhythm: 'daily', minute: NINE, timeZone: 'Mars/Olympus' },
      '2026-01-05T09:00:00.000Z',
    ],
  ] as const)('waits for %s', (_what, now, members, expected) => {
    expect(due(now, members)).toBe(expected);
  });

  it('waits for the end of the quiet hours, over midnight and not', () => {
    expect(due('2026-01-05T20:59:00Z', { quietHours: NIGHT })).toBeNull();
    expect(due('2026-01-05T21:00:00Z', { quietHours: NIGHT })).toBe('2026-01-06T06:00:00.000Z');
    expect(due('2026-01-06T05:59:00Z', { quietHours: NIGHT })).toBe('2026-01-06T06:00:00.000Z');
    expect(due('2026-01-06T06:00:00Z', { quietHours: NIGHT })).toBeNull();
    expect(due('2026-01-05T12:30:00Z', { quietHours: { from: 13, to: 15 } })).toBe('2026-01-05T14:00:00.000Z');
    expect(due('2026-01-05T20:30:00Z', { rhythm: 'hourly', quietHours: NIGHT })).toBe('2026-01-06T06:00:00.000Z');
    expect(due('2026-01-05T12:30:00Z', { quietHours: { from: 5, to: 5 } })).toBeNull();
  });

  it('keeps to the clock when the clocks change', () => {
    const daily = { rhythm: 'daily', minute: NINE } as const;
    expect(due('2026-03-28T12:00:00Z', daily)).toBe('2026-03-29T07:00:00.000Z');
    expect(due('2026-10-24T12:00:00Z', daily)).toBe('2026-10-25T08:00:00.000Z');
    // 02:30 is skipped that night, and comes twice in the other.
    expect(due('2026-03-28T12:00:00Z', { rhythm: 'daily', minute: 150 })).toBe('2026-03-29T01:30:00.000Z');
    expect(due('2026-10-24T12:00:00Z', { rhythm: 'daily', minute: 150 })).toBe('2026-10-25T00:30:00.000Z');
  });
});
