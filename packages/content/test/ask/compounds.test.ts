import { describe, expect, it } from 'vitest';
import type { QuestionTerm } from '../../src/ask/answer.js';
import { likeliestSplit, splitsOf } from '../../src/ask/compounds.js';
import type { ScopeStatistics } from '../../src/model.js';

const term = (text: string, weight = 1): QuestionTerm => ({ text, weight, named: false, variants: [] });
const statistics = (passages: Record<string, number>): ScopeStatistics => ({
  passages: 100,
  posts: 100,
  averageLength: 1,
  averagePostLength: 1,
  terms: new Map(Object.entries(passages).map(([name, count]) => [name, { passages: count, posts: 1, prominent: 0 }])),
  version: '1',
});

describe('splitsOf', () => {
  it('writes one word as two, in the form both are indexed in', () => {
    expect(splitsOf(term('Filesystems'))).toContainEqual({ term: 'file', next: 'system' });
  });

  it.each(['xen', 'apple', 'grub2-mkconfig', 'ipv6', '2.6.12', '/proc', 'C++', 'x'.repeat(500)])(
    'leaves %s whole: names, numbers, and what is too short or too long',
    (text) => expect(splitsOf(term(text))).toEqual([]),
  );

  it('looks nothing up for words of asking', () => {
    expect(splitsOf(term('something', 0.1))).toEqual([]);
  });
});

describe('likeliestSplit', () => {
  const splits = splitsOf(term('database'));

  it('takes the parts that the posts know best, by the rarer of them', () => {
    expect(likeliestSplit(splits, statistics({ data: 40, base: 9, dat: 99 }))).toEqual({
      term: 'data',
      next: 'base',
      passages: 9,
    });
  });

  it('gives none where the posts do not know both parts', () => {
    expect(likeliestSplit(splits, statistics({ data: 40 }))).toBeUndefined();
  });
});
