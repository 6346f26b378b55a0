import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readTime, shiftInterval, type TimeReading } from '../../src/ask/time/time.js';
import { ABSOLUTE, NOTHING, RELATIVE } from './time-phrases.js';

/** Every word and mark of the phrasings: shuffled, they make far more readings than arbitrary strings do. */
const WORDS = [
  ...new Set(
    [...ABSOLUTE, ...RELATIVE, ...NOTHING.map((phrase) => [phrase])].flatMap(([phrase = '']) => phrase.split(' ')),
  ),
];

const question = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc.array(fc.constantFrom(...WORDS), { maxLength: 12 }).map((words) => words.join(' ')),
  fc
    .array(fc.oneof(fc.constantFrom(...WORDS), fc.nat(9999).map(String)), { maxLength: 12 })
    .map((words) => words.join(' ')),
);
const options = fc.record({
  now: fc.date({ min: new Date('1975-01-01T00:00Z'), max: new Date('2099-12-31T00:00Z'), noInvalidDate: true }),
  timeZone: fc.constantFrom('America/New_York', 'Europe/Berlin', 'Asia/Kolkata', 'Pacific/Apia', 'America/Sao_Paulo'),
});

function expectSound(text: string, reading: TimeReading): void {
  const { from, to, spans, description } = reading;
  if (from !== undefined && to !== undefined) expect(from.getTime()).toBeLessThan(to.getTime());
  expect(description === '').toBe(from === undefined && to === undefined);
  let end = 0;
  for (const span of spans) {
    expect(span.start).toBeGreaterThanOrEqual(end);
    expect(span.end).toBeGreaterThan(span.start);
    end = span.end;
  }
  expect(end).toBeLessThanOrEqual(text.length);
  const isRead = description !== '' || reading.order !== undefined || reading.day !== undefined;
  expect(spans.length > 0).toBe(isRead);
}

describe('any question', () => {
  test('reads without an error into an interval that is one, from words that are there', () => {
    fc.assert(
      fc.property(question, options, (text, given) => expectSound(text, readTime(text, given))),
      { numRuns: 1500 },
    );
  });

  test('reads no word twice: "10" of "day 10 May" belongs to the date', () => {
    const text = 'what happened on day 10 May';
    const reading = readTime(text, { now: new Date('2012-07-18T16:00Z'), timeZone: 'Europe/Berlin' });
    expectSound(text, reading);
    expect(reading.day).toBeUndefined();
    expect(reading.description).toBe('10 May 2012');
  });

  test('moves any earlier interval without an error', () => {
    fc.assert(
      fc.property(question, question, options, (earlier, text, given) => {
        const shifted = shiftInterval(text, readTime(earlier, given), given);
        if (shifted !== undefined) expectSound(text, shifted);
      }),
      { numRuns: 1000 },
    );
  });

  test('reads dates the same in capitals, abbreviations aside', () => {
    const given = { now: new Date('2012-07-18T16:00Z'), timeZone: 'Europe/Berlin' };
    const intervals = (text: string) => readTime(text, given).description;
    const phrases = ABSOLUTE.map(([phrase]) => phrase).filter((phrase) => !/spring|jul\b/i.test(phrase));
    for (const phrase of phrases) expect(intervals(phrase.toUpperCase())).toBe(intervals(phrase));
  });
});

describe('long questions', () => {
  const given = { now: new Date('2012-07-18T16:00Z'), timeZone: 'Europe/Berlin' };

  test('are read up to 4,000 characters', () => {
    const padding = 'x '.repeat(1995);
    expect(readTime(`${padding}in 2010`, given).description).toBe('2010');
    expect(readTime(`${padding}${padding}in 2010`, given).description).toBe('');
  });

  test.each([
    'in 2010 and ',
    'the ',
    '2010 to ',
    'since around the month of ',
    'today ',
    'first post ',
    '((((',
    '2010-',
  ])('of nothing but "%s" take a bounded time', (unit) => {
    const text = unit.repeat(Math.ceil(4000 / unit.length)).slice(0, 4000);
    const runs = Array.from({ length: 5 }, () => {
      const started = process.cpuUsage();
      readTime(text, given);
      const { user, system } = process.cpuUsage(started);
      return (user + system) / 1000;
    });
    // Processor time, which other work on the machine changes little. Some 20 ms when linear; a rule that looked at the whole question from each of its words would take seconds.
    expect(runs.sort((a, b) => a - b)[2]).toBeLessThan(400);
  });
});
