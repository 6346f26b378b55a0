import type { AnalysedPost } from '../analysed-post.js';
import { isKept } from '../keyphrase-filter.js';
import { tagCandidates } from './tag-candidates.js';

/** In how many posts of a blog a phrase stands, and in how many of their titles. */
export interface PhraseCount {
  readonly posts: number;
  readonly titles: number;
}

/** What recurs in a blog: a pure value, made from its posts in any order. Phrases by their terms. */
export interface CorpusStatistics {
  readonly posts: number;
  readonly phrases: ReadonlyMap<string, PhraseCount>;
}

/** Most phrases counted at a time; what was seen least is forgotten first. About 60 MB. */
const MOST_PHRASES = 300_000;

/**
 * Counts the phrases of posts one after the other, in bounded memory. Up to `MOST_PHRASES` phrases the counts are exact
 * and do not depend on the order; beyond, phrases seen in few posts are dropped and may be counted too low (lossy
 * counting: Manku and Motwani 2002).
 */
export class CorpusCounter {
  #posts = 0;
  #least = 1;
  readonly #phrases = new Map<string, { posts: number; titles: number }>();

  add(post: AnalysedPost): void {
    this.#posts += 1;
    for (const candidate of tagCandidates(post)) {
      if (!isKept(candidate)) continue;
      const { term, inTitle } = candidate;
      const known = this.#phrases.get(term);
      if (known === undefined) this.#phrases.set(term, { posts: 1, titles: Number(inTitle) });
      else {
        known.posts += 1;
        known.titles += Number(inTitle);
      }
    }
    while (this.#phrases.size > MOST_PHRASES) this.#forget();
  }

  done(): CorpusStatistics {
    return { posts: this.#posts, phrases: this.#phrases };
  }

  #forget(): void {
    for (const [term, { posts }] of this.#phrases) if (posts <= this.#least) this.#phrases.delete(term);
    if (this.#phrases.size > MOST_PHRASES) this.#least += 1;
  }
}
