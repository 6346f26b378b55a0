import { describe, expect, it } from 'vitest';
import type { Block } from '../../src/model.js';
import { detectLanguage } from '../../src/text/language.js';
import { buildPassages } from '../../src/text/passages.js';
import { splitSentences } from '../../src/text/sentences.js';

/** Reads a text as one post; returns what came of it and how long that took, in milliseconds of this process. */
function read(body: string, blocks: readonly Block[] = [{ kind: 'paragraph', start: 0, end: body.length }]) {
  const before = process.cpuUsage();
  const language = detectLanguage(body);
  const sentences = splitSentences(body, blocks, language);
  const passages = buildPassages({ title: '', topics: [], body, blocks, sentences, language });
  const { user, system } = process.cpuUsage(before);
  return { sentences, passages, milliseconds: (user + system) / 1000 };
}

const SIZE = 50_000;
const repeat = (unit: string, size: number) => unit.repeat(Math.ceil(size / unit.length));

// Texts that make a careless scanner go back over what it has read.
const units: readonly (readonly [name: string, unit: string])[] = [
  ['no space at all', 'a'],
  ['only full stops', '.'],
  ['spaced dots', '. '],
  ['dotted letters', 'a.'],
  ['only emoji', '👍'],
  ['zalgo', 'a\u0301\u0302\u0303\u0304'],
  ['slashes', '/'],
  ['hyphenated', 'a-'],
  ['quotes after stops', '." '],
  ['dashes after stops', '. - '],
  ['stops, then much space', `.${' '.repeat(500)}`],
  ['schemes', 'http://'],
  ['open orders of growth', 'O('],
  ['half characters', '\ud800'],
  ['note marks', '[1]'],
  ['apostrophes', "a'"],
  ['humps', 'aB'],
  ['a minified bundle', 'function(a,b){return a.b[c]&&d("x")};'],
  ['short sentences without spaces', '日本語のカーネル。'],
  ['elisions', "l'image d'une "],
  ['mixed scripts', 'aя日สا1'],
];

describe('hostile text', () => {
  // Four times the text may take four times the time; ten times leaves room for a busy machine, sixteen is quadratic.
  it.each(units)('is read in linear time: %s', (_name, unit) => {
    read(repeat(unit, SIZE / 4));
    const small = read(repeat(unit, SIZE));
    const large = read(repeat(unit, SIZE * 4));
    expect(large.milliseconds).toBeLessThan(10 * Math.max(small.milliseconds, 20));
  });
});
