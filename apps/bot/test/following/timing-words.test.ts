import { describe, expect, it } from 'vitest';
import { parseTiming, writeTiming } from '../../src/commands/following/timing-words.js';

const ZONE = 'Europe/Berlin';
const timing = (rhythm: string, minute = 540, day = 1, quietHours: object | null = null) => ({
  rhythm,
  minute,
  day,
  quietHours,
  timeZone: ZONE,
});

describe('when announcements are sent', () => {
  it.each([
    ['now', null],
    ['', null],
    ['hourly', timing('hourly')],
    ['daily', timing('daily')],
    ['Daily 18:30', timing('daily', 1110)],
    ['täglich 7', timing('daily', 420)],
    ['weekly friday 9.15', timing('weekly', 555, 5)],
    ['hebdomadaire dimanche', timing('weekly', 540, 0)],
    ['semanal, miércoles, 00:00', timing('weekly', 0, 3)],
    ['quiet 22-7', timing('immediate', 540, 1, { from: 22, to: 7 })],
    ['hourly, quiet 20:00–24:00', timing('hourly', 540, 1, { from: 20, to: 0 })],
    ['hourly quiet 20 - 6', timing('hourly', 540, 1, { from: 20, to: 6 })],
    ['quiet 5-5', null],
    ['daily 24:00', undefined],
    ['daily 9:60', undefined],
    ['quiet', undefined],
    ['quiet 22-25', undefined],
    ['whenever', undefined],
  ])('%j', (text, expected) => {
    expect(parseTiming(text, ZONE)).toEqual(expected);
  });

  it.each(['en', 'de', 'fr', 'es'] as const)('is written in %s as it is read', (language) => {
    for (const rhythm of ['immediate', 'hourly', 'daily', 'weekly']) {
      for (const quietHours of [null, { from: 22, to: 7 }]) {
        const text =
          ['now', 'hourly', 'daily 18:05', 'weekly thursday 18:05'].find((each) => each.startsWith(rhythm)) ?? 'now';
        const read = parseTiming(quietHours === null ? text : `${text}, quiet 22-7`, ZONE) ?? null;
        expect(parseTiming(writeTiming(read, language), ZONE)).toEqual(read);
      }
    }
    expect(writeTiming(parseTiming('weekly thursday 18:05 quiet 22-7', ZONE) ?? null, 'en')).toBe(
      'weekly thursday 18:05, quiet 22-7',
    );
  });
});
