import { expect, test } from 'vitest';
import { counted, pad, truncate, widthOf, wrap } from '../../src/output/layout.js';

test('text is broken between words, and within a word that is too long', () => {
  expect(wrap('one two three', 8)).toEqual(['one two', 'three']);
  expect(wrap('abcdefghij', 4)).toEqual(['abcd', 'efgh', 'ij']);
  expect(wrap('first\n\nsecond', 20)).toEqual(['first', '', 'second']);
});

test('no line is wider than it may be, whatever the text', () => {
  const text = '日本語のテキスト and é combining, emoji 👩‍👩‍👧 and a_very_long_identifier_without_a_break '.repeat(5);
  for (const width of [10, 17, 40]) {
    for (const line of wrap(text, width)) expect(widthOf(line)).toBeLessThanOrEqual(width);
  }
});

test('a text that is cut says so and fits', () => {
  expect(truncate('short', 10)).toBe('short');
  expect(truncate('exactly ten', 11)).toBe('exactly ten');
  expect(truncate('a long title of a post', 10)).toBe('a long ti…');
  expect(widthOf(truncate('日本語のテキスト', 7))).toBeLessThanOrEqual(7);
});

test('columns are filled on either side', () => {
  expect(pad('ab', 4)).toBe('ab  ');
  expect(pad('ab', 4, 'left')).toBe('  ab');
  expect(pad('日本', 6)).toBe('日本  ');
});

test('one post, two posts', () => {
  expect(counted(1, 'post')).toBe('1 post');
  expect(counted(0, 'post')).toBe('0 posts');
  expect(counted(1200, 'post')).toBe('1,200 posts');
});
