import { expect, it } from 'vitest';
import { ask } from '../src/answering.js';
import type { PassageIndex } from '../src/model.js';

it('looks for a word that the posts do not know by the names that the taxonomy has for it', async () => {
  const counted: string[] = [];
  const empty: PassageIndex = {
    statistics: async (_, terms) => {
      counted.push(...terms);
      return { passages: 1, posts: 1, averageLength: 1, averagePostLength: 1, terms: new Map(), version: '1' };
    },
    candidates: async () => [],
    citedPosts: async () => [],
    postIdsByDate: async () => [],
    similarTerms: async () => new Map(),
    namesakes: async () => ({ feeds: [], authors: [], topics: [] }),
    topicCounts: async () => [],
  };
  const question = { text: 'anything on k8s?', now: new Date('2026-01-01'), timeZone: 'UTC' };
  expect(await ask(question, empty)).toMatchObject({ found: false, unknownWords: ['k8s'] });
  expect(counted).toContain('kubernet');
});
