import { describe, expect, it } from 'vitest';
import { interpret } from '../../src/ask/interpret.js';
import { consult, idf } from '../../src/ask/vocabulary.js';
import type { PassageIndex, TermStatistics } from '../../src/model.js';

const PASSAGES = 1000;

/** Knows each of the terms in so many passages and posts, and notes what it is asked. Asked anything else, it fails. */
function vocabulary(terms: Record<string, number>) {
  const compared: string[] = [];
  const counts = (passages: number): TermStatistics => ({ passages, posts: passages, prominent: 0 });
  const index = {
    statistics: async (_scope: unknown, asked: readonly string[]) => ({
      passages: PASSAGES,
      posts: PASSAGES,
      averageLength: 9,
      averagePostLength: 9,
      terms: new Map(
        asked.flatMap((term) => {
          const passages = terms[term];
          return passages === undefined ? [] : [[term, counts(passages)] as const];
        }),
      ),
    }),
    similarTerms: async (_scope: unknown, word: string) => {
      compared.push(word);
      const near = Object.entries(terms).filter(([term]) => term.startsWith(word.slice(0, 2)));
      return new Map(near.map(([term, passages]) => [term, counts(passages)]));
    },
  };
  return { index: index as unknown as PassageIndex, compared };
}

async function understood(text: string, terms: Record<string, number>) {
  const { index, compared } = vocabulary(terms);
  const interpretation = interpret({ text, now: new Date('2026-01-01'), timeZone: 'UTC' });
  return { asked: await consult(interpretation, { index, scope: {}, text }), compared };
}

describe('words that the posts do not know', () => {
  it('are taken for the words they misspell, with the statistics of those', async () => {
    const { asked } = await understood('anything on glutserfs and Xen?', { glusterfs: 7, xen: 40 });
    expect(asked.interpretation.corrections).toEqual([{ from: 'glutserfs', to: 'glusterfs' }]);
    const concept = asked.concepts.find(({ text }) => text === 'glusterfs');
    expect(concept?.variants).toEqual([{ term: 'glusterfs', worth: 1, passages: 7 }]);
    expect(concept?.idf).toBe(idf(7, PASSAGES));
  });

  it('are not compared with the vocabulary when they are spelt well', async () => {
    const { asked, compared } = await understood('anything on mailing glutserfs?', { railing: 4, glusterfs: 1 });
    expect(compared).toEqual(['glutserfs']);
    expect(asked.concepts.map(({ text, variants }) => [text, variants.length])).toEqual([
      ['mailing', 0],
      ['glusterfs', 1],
    ]);
  });

  it('are found as another language forms them, and then not corrected', async () => {
    const { asked, compared } = await understood('Dateisysteme', { dateisystem: 5 });
    expect(asked.concepts[0]?.variants.map(({ term }) => term)).toEqual(['dateisystem']);
    expect(asked.interpretation.corrections).toEqual([]);
    expect(compared).toEqual([]);
  });

  it('are compared up to a bound, however many a question has', async () => {
    const words = Array.from({ length: 20 }, (_, at) => `qzvx${'abcdefghijklmnopqrst'[at]}lorth`);
    const { compared } = await understood(words.join(' '), { xen: 1 });
    expect(compared.length).toBeGreaterThan(0);
    expect(compared.length).toBeLessThanOrEqual(6);
  });
});
