import { expect, test } from 'vitest';
import { score } from '../../src/extraction/score.js';

test('runs of four words are counted as often as they occur', () => {
  expect(score([{ expected: 'a b c d e', found: 'a b c d e' }])).toEqual({ f1: 1, precision: 1, recall: 1 });
  // Two runs were expected, four were found, and both of the two are among them.
  expect(score([{ expected: 'a b c d e', found: 'a, b – c d e! f g' }])).toMatchObject({ precision: 0.5, recall: 1 });
  expect(score([{ expected: 'a b c d', found: 'a b c d a b c d' }])).toMatchObject({ precision: 0.2, recall: 1 });
});

test('precision and recall are means over pages, and F1 is computed from them', () => {
  const pages = [
    { expected: 'a b c d', found: 'a b c d' },
    { expected: 'a b c d', found: '' },
  ];
  expect(score(pages)).toEqual({ f1: 2 / 3, precision: 1, recall: 0.5 });
});

test('a text of fewer than four words is one run; case counts', () => {
  expect(score([{ expected: 'One two', found: 'One two' }]).f1).toBe(1);
  expect(score([{ expected: 'One two', found: 'one two' }]).f1).toBe(0);
});
