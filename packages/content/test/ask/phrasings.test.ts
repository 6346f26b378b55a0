import { describe, expect, test } from 'vitest';
import type { Interpretation } from '../../src/ask/answer.js';
import { interpret } from '../../src/ask/interpret.js';
import { isAsked } from '../../src/ask/question-terms.js';
import {
  FOLLOW_UPS,
  FRAMES,
  KINDS_OF_ANSWER,
  NAMES,
  type Phrasing,
  RELATIONS,
  TIMES,
  type Understood,
} from './phrasings.js';

const asked = { now: new Date('2026-11-22T12:00:00Z'), timeZone: 'UTC' };

function seen({ terms, type, survey, period, order, excluded, more }: Interpretation) {
  const words = terms
    .filter(isAsked)
    .map(({ text, bound, alternative }) => `${alternative ? '|' : ''}${text}${bound ? '-' : ''}`)
    .join(' ');
  const fact = type === 'what' ? 'fact' : type;
  const understood: Understood = {
    ...(period === '' ? {} : { period }),
    ...(order === 'relevance' ? {} : { order }),
    ...(excluded === undefined ? {} : { not: excluded.map(({ text }) => text).join(' ') }),
    ...(more === true ? { more } : {}),
  };
  return { words, kind: survey && type !== 'list' ? 'posts' : fact, understood };
}

const TABLES: Readonly<Record<string, readonly Phrasing[]>> = { FRAMES, KINDS_OF_ANSWER, TIMES, RELATIONS, NAMES };

describe.each(Object.entries(TABLES))('%s', (_, phrasings) => {
  const cases = phrasings.map(([text, words, kind, understood = {}]) => ({ text, words, kind, understood }));
  test.each(cases)('$text', ({ text, ...expected }) => {
    expect(seen(interpret({ ...asked, text }))).toEqual(expected);
  });
});

describe('FOLLOW_UPS', () => {
  const cases = FOLLOW_UPS.map(([text, context, words, kind, understood = {}]) => ({
    text,
    context,
    words,
    kind,
    understood,
  }));
  test.each(cases)('$text (after: $context)', ({ text, context, ...expected }) => {
    expect(seen(interpret({ ...asked, text, context }))).toEqual(expected);
  });

  test('what another word takes the place of is worth little', () => {
    const weightOf = (word: string, text: string, context: string) =>
      interpret({ ...asked, text, context }).terms.find((term) => term.text === word)?.weight ?? 0;
    const before = 'How do I install Xen on Fedora?';
    expect(weightOf('Fedora', 'and on Ubuntu?', before)).toBeLessThan(weightOf('Xen', 'and on Ubuntu?', before) / 3);
    const pictures = 'how do I convert JPEG images to WebP?';
    expect(weightOf('JPEG', 'what about PNG images?', pictures)).toBeLessThan(0.3);
  });
});

test('there are at least 150 phrasings', () => {
  expect([...Object.values(TABLES).flat(), ...FOLLOW_UPS].length).toBeGreaterThanOrEqual(150);
});
