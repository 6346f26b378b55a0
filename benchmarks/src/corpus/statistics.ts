import type { Reading } from '@fieldnotes/content/model';

/** What tells natural text from noise: how long passages are, and how unevenly terms are spread over them. */
export interface CorpusStatistics {
  readonly posts: number;
  readonly passages: number;
  readonly passagesPerPost: number;
  readonly tokensPerPassage: number;
  /** Different terms in one passage. */
  readonly termsPerPassage: number;
  /** Different terms in all. */
  readonly types: number;
  /** Share of the types that stand in one post only. */
  readonly inOnePost: number;
  /** Numbers of types that stand in at least this share of the passages. */
  readonly inTenPercent: number;
  readonly inOnePercent: number;
  readonly inOneThousandth: number;
  /** Share of the passages that hold the commonest term. */
  readonly commonest: number;
  /** Mean number of further passages of its post that hold a term, of terms that stand in at most 1 % of passages. */
  readonly burst: number;
}

/** Counts what readings hold; the terms are the product's own, stop words left out. */
export class CorpusCounter {
  #posts = 0;
  #passages = 0;
  #tokens = 0;
  #terms = 0;
  readonly #byTerm = new Map<string, { posts: number; passages: number }>();

  get passages(): number {
    return this.#passages;
  }

  add({ passages }: Reading): void {
    const inThisPost = new Map<string, number>();
    for (const { terms, length } of passages) {
      this.#tokens += length;
      for (const [term, occurrences] of terms) {
        if (!occurrences.some(({ field }) => field === 'body')) continue;
        inThisPost.set(term, (inThisPost.get(term) ?? 0) + 1);
        this.#terms++;
      }
    }
    for (const [term, count] of inThisPost) {
      const counts = this.#byTerm.get(term) ?? { posts: 0, passages: 0 };
      this.#byTerm.set(term, { posts: counts.posts + 1, passages: counts.passages + count });
    }
    this.#posts++;
    this.#passages += passages.length;
  }

  statistics(): CorpusStatistics {
    const counts = [...this.#byTerm.values()];
    const inAtLeast = (share: number) => counts.filter(({ passages }) => passages >= share * this.#passages).length;
    const selective = counts.filter(({ passages }) => passages <= 0.01 * this.#passages);
    const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
    return {
      posts: this.#posts,
      passages: this.#passages,
      passagesPerPost: this.#passages / this.#posts,
      tokensPerPassage: this.#tokens / this.#passages,
      termsPerPassage: this.#terms / this.#passages,
      types: counts.length,
      inOnePost: counts.filter(({ posts }) => posts === 1).length / counts.length,
      inTenPercent: inAtLeast(0.1),
      inOnePercent: inAtLeast(0.01),
      inOneThousandth: inAtLeast(0.001),
      commonest: counts.reduce((most, { passages }) => Math.max(most, passages), 0) / this.#passages,
      burst: sum(selective.map(({ passages }) => passages)) / sum(selective.map(({ posts }) => posts)) - 1,
    };
  }
}
