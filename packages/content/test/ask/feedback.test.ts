import { describe, expect, it } from 'vitest';
import { rankByFeedback } from '../../src/ask/feedback.js';
import { rank } from '../../src/ask/rank.js';
import type { Concept } from '../../src/ask/vocabulary.js';
import { WEIGHTS } from '../../src/ask/weights.js';
import type { Candidate, Occurrence, PassageIndex } from '../../src/model.js';

/** A post of one passage that says each of the words once, in that order. */
function post(postId: number, text: string): Candidate {
  const words = text.split(' ');
  const all = new Map<string, Occurrence[]>(words.map((word, at) => [word, [{ field: 'body', at: at + 1 }]]));
  const occurrencesOf = (names: readonly string[] = [...all.keys()]) =>
    new Map([...all].filter(([term]) => names.includes(term)));
  return {
    passageId: postId,
    postId,
    ordinal: 0,
    start: 0,
    end: 9,
    length: words.length,
    bodyAt: 0,
    postLength: words.length,
    publishedAt: null,
    occurrences: all,
    occurrencesOf,
  };
}

const PASSAGES = 1000;
const xen: Concept = {
  text: 'xen',
  weight: 1,
  mentions: 1,
  named: true,
  idf: 3,
  prominence: 1,
  variants: [{ term: 'xen', worth: 1, passages: 40 }],
};
const averages = { averageLength: 4, averagePostLength: 4 };

/** Knows each of the words in so many passages; asked anything else than statistics, it fails. */
function statisticsOf(passages: Record<string, number>): PassageIndex {
  return {
    statistics: async (_scope: unknown, terms: readonly string[]) => ({
      ...averages,
      passages: PASSAGES,
      posts: PASSAGES,
      terms: new Map(
        terms.flatMap((term) => {
          const known = passages[term];
          return known === undefined ? [] : [[term, { passages: known, posts: known, prominent: 0 }] as const];
        }),
      ),
    }),
  } as unknown as PassageIndex;
}

async function again(posts: readonly Candidate[], passages: Record<string, number>, depth = 20): Promise<number[]> {
  const ranked = rank(posts, [xen], averages);
  const index = statisticsOf(passages);
  const statistics = await index.statistics({}, ['xen']);
  const options = { index, scope: {}, concepts: [xen], statistics };
  return (await rankByFeedback(ranked, { ...options, weights: WEIGHTS, depth })).map(({ postId }) => postId);
}

describe('rankByFeedback', () => {
  // Equal by the question alone, so that the lower id would come first.
  const posts = [
    post(1, 'xen music cake rain'),
    post(2, 'xen hypervisor guest domain'),
    post(3, 'xen hypervisor guest kernel'),
    post(4, 'xen hypervisor guest dom0'),
  ];
  const known = { xen: 40, hypervisor: 30, guest: 30, music: 30, cake: 30, rain: 30, domain: 30, kernel: 30 };

  it('puts posts first that share the words of the others: those are about the subject', async () => {
    expect(rank(posts, [xen], averages)[0]?.postId).toBe(1);
    expect((await again(posts, known)).at(-1)).toBe(1);
  });

  it('learns nothing from words that stand everywhere, nor from what hardly any passage holds', async () => {
    expect(await again(posts, { ...known, hypervisor: 900, guest: 1 })).toEqual([1, 2, 3, 4]);
  });

  it('learns nothing from numbers', async () => {
    const numbered = [post(1, 'xen music cake rain'), post(2, 'xen 404 2006 x y'), post(3, 'xen 404 2006 z w')];
    expect((await again(numbered, { xen: 40, '404': 20, '2006': 20 }))[0]).toBe(1);
  });

  it('leaves the posts behind the depth in their places', async () => {
    const ranked = await again(posts, known, 1);
    expect(ranked.slice(1)).toEqual([2, 3, 4]);
  });
});
