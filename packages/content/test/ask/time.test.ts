import { describe, expect, test } from 'vitest';
import { readTime } from '../../src/ask/time/time.js';
import { ABSOLUTE, NOTHING, REFERENCES, RELATIVE } from './time-phrases.js';

/** Noon at each of the references, in each zone. New York and Berlin do not change their clocks on the same day. */
const NOON = {
  'America/New_York': ['2012-07-18T16:00Z', '2012-01-01T17:00Z', '2012-02-29T17:00Z', '2012-03-25T16:00Z'],
  'Europe/Berlin': ['2012-07-18T10:00Z', '2012-01-01T11:00Z', '2012-02-29T11:00Z', '2012-03-25T10:00Z'],
  'Asia/Kolkata': ['2012-07-18T06:30Z', '2012-01-01T06:30Z', '2012-02-29T06:30Z', '2012-03-25T06:30Z'],
} as const;

const SETTINGS = Object.entries(NOON).flatMap(([timeZone, noons]) =>
  noons.map((noon, index) => ({ timeZone, now: new Date(noon), index, name: `${REFERENCES[index]} in ${timeZone}` })),
);

/** What is read of a question at every reference time in every zone, by the name of the setting. */
function everywhere<T>(read: (setting: (typeof SETTINGS)[number]) => T): Readonly<Record<string, T>> {
  return Object.fromEntries(SETTINGS.map((setting) => [setting.name, read(setting)]));
}

describe('dates that say their year mean the same whenever they are asked', () => {
  test.each(ABSOLUTE)('%s', (question, interval, words) => {
    const read = everywhere((setting) => {
      const reading = readTime(question, setting);
      return [daysOf(reading, setting.timeZone), wordsOf(question, reading.spans)];
    });
    expect(read).toEqual(everywhere(() => [interval, words]));
  });
});

describe('time relative to the reference looks back from it', () => {
  test.each(RELATIVE)('%s', (question, ...intervals) => {
    const read = everywhere((setting) => daysOf(readTime(question, setting), setting.timeZone));
    expect(read).toEqual(everywhere(({ index }) => intervals[index]));
  });
});

describe('what only looks like time is left in the question', () => {
  test.each(NOTHING)('"%s"', (question) => {
    const read = everywhere((setting) => readTime(question, setting));
    expect(read).toEqual(everywhere(() => ({ spans: [], description: '' })));
  });
});

function wordsOf(question: string, spans: readonly { start: number; end: number }[]): string {
  return spans.map(({ start, end }) => question.slice(start, end)).join('|');
}

/** An interval as the days it holds. That each side is the very start of a day there is checked on the way. */
function daysOf({ from, to }: { from?: Date; to?: Date }, timeZone: string): string {
  const clock = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' });
  const first = from && startingDay(clock.format(from));
  const last = to && clock.format(new Date(to.getTime() - 1)).slice(0, 10);
  if (to !== undefined) startingDay(clock.format(to));
  return first !== undefined && first === last ? first : `${first ?? ''}..${last ?? ''}`;
}

function startingDay(shown: string): string {
  expect(shown).toMatch(/ 00:00:00$/);
  return shown.slice(0, 10);
}
