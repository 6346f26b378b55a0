import { interpretDatesAsWords, search, type Technique } from '@fieldnotes/content';
import type { Store } from '@fieldnotes/store';
import type { Scored } from '../judged/measures.js';

export interface Ranker {
  rank(query: string, depth: number): Promise<readonly Scored[]>;
}

/**
 * The ranking that `ask` answers from, only deeper. Collections have no dates, so those in a query are words. Scores are
 * given as a run file can hold them.
 */
export function productRanker(
  store: Store,
  idOf: ReadonlyMap<number, string>,
  without: ReadonlySet<Technique>,
): Ranker {
  return {
    async rank(text, depth) {
      const question = { text, now: new Date(0), timeZone: 'UTC' };
      const { ranked } = await search(question, store.passages, {
        depth,
        understand: interpretDatesAsWords,
        without,
      });
      return ranked.slice(0, depth).map(({ postId, score }) => ({
        id: idOf.get(postId) ?? '',
        score: Number(score.toFixed(6)),
      }));
    },
  };
}
