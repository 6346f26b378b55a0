import { expect, test } from 'vitest';
import { safeJson, safeLines, safeText } from '../../src/output/safe-text.js';

test('a terminal is given nothing to obey', () => {
  expect(safeText('a\u001b[31mred\u001b[0m b')).toBe('ared b');
  expect(safeText('\u001b]0;title\u0007text')).toBe('text');
  expect(safeText('\u009b2Jgone')).toBe('gone');
  expect(safeText('bell\u0007 back\b\u007f nul\u0000')).toBe('bell back nul');
});

test('a line stays one line', () => {
  expect(safeText('one\r\ntwo\nthree\tfour\u2028five')).toBe('one two three four five');
  expect(safeLines('one\r\ntwo\nthree')).toEqual(['one', 'two', 'three']);
});

test('marks that reorder text are taken out, right-to-left text itself stays', () => {
  expect(safeText('safe\u202etxt.exe')).toBe('safetxt.exe');
  expect(safeText('שלום')).toBe('שלום');
});

test('JSON shows no control character and keeps the value', () => {
  const value = { quote: 'a\u009b2J\u202e b\u001b[0m\u2028' };
  const json = safeJson(value);
  expect(json).not.toMatch(/[\p{Cc}\u202e\u2028]/u);
  expect(JSON.parse(json)).toEqual(value);
});
