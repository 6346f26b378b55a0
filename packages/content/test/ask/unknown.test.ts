import { describe, expect, it } from 'vitest';
import { interpret } from '../../src/ask/interpret.js';
import { type OtherNames, otherNames } from '../../src/ask/other-names.js';
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

async function understood(text: string, terms: Record<string, number>, otherNames?: OtherNames) {
  const { index, compared } = vocabulary(terms);
  const interpretation = interpret({ text, now: new Date('2026-01-01'), timeZone: 'UTC' });
  const options = { index, scope: {}, text, ...(otherNames === undefined ? {} : { otherNames }) };
  return { asked: await consult(interpretation, options), compared };
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

  describe('of a topic', () => {
    const names = otherNames([
      ['Kubernetes', 'k8s', 'openshift'],
      ['Red Hat', 'RHEL', 'Red Hat Enterprise Linux'],
      ['accessibility', 'a11y'],
    ]);
    const terms = { kubernet: 7, red: 3, hat: 3, enterpris: 2, linux: 99 };

    it('are looked for by the name that the posts have for it, and that is said', async () => {
      const { asked, compared } = await understood('anything on k8s?', terms, names);
      expect(asked.interpretation.corrections).toEqual([{ from: 'k8s', to: 'Kubernetes' }]);
      expect(asked.concepts[0]).toMatchObject({ text: 'Kubernetes', variants: [{ term: 'kubernet', passages: 7 }] });
      expect(compared).toEqual([]);
    });

    it('are looked for by all words of a name that the posts have whole', async () => {
      const { asked } = await understood('anything on RHEL?', terms, names);
      expect(asked.interpretation.terms.map(({ text, bound }) => [text, bound])).toEqual([
        ['Red', true],
        ['Hat', true],
        ['Enterprise', true],
        ['Linux', false],
      ]);
      const { enterpris: _, ...fewer } = terms;
      const { asked: unknown } = await understood('anything on RHEL?', fewer, names);
      expect(unknown.concepts[0]).toMatchObject({ text: 'RHEL', variants: [] });
    });

    it('are not taken for what is only near it', async () => {
      const { asked } = await understood('anything on OpenShift?', terms, names);
      expect(asked.concepts[0]).toMatchObject({ text: 'OpenShift', variants: [] });
    });

    it('are not taken for a name that is indexed as words of another meaning are', async () => {
      const { asked } = await understood('anything on a11y?', { access: 9 }, names);
      expect(asked.concepts[0]).toMatchObject({ text: 'a11y', variants: [] });
    });

    it('are looked for as they are where the posts know them', async () => {
      const { asked } = await understood('anything on k8s?', { ...terms, k8s: 1 }, names);
      expect(asked.interpretation.corrections).toEqual([]);
      expect(asked.concepts[0]).toMatchObject({ text: 'k8s', variants: [{ term: 'k8s', passages: 1 }] });
    });
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
