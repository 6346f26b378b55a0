import { performance } from 'node:perf_hooks';
import { median } from '../harness/figures.js';
import { inJudgedOrder, type Measures, meanOf, measure, type Scored } from '../judged/measures.js';
import type { CollectedQuery } from './collection.js';
import type { Ranker } from './product.js';

/** Documents ranked for a query, as is usual where runs are judged. */
export const DEPTH = 1000;

/** A query with what a system ranked for it, in the order it is judged. */
export interface JudgedQuery {
  readonly query: CollectedQuery;
  readonly run: readonly Scored[];
  readonly measures: Measures;
  readonly milliseconds: number;
}

/** Ranks every query, one after the other. A query that nothing is found for counts, with nothing right. */
export async function judgeQueries(
  ranker: Ranker,
  queries: readonly CollectedQuery[],
  signal: AbortSignal,
): Promise<readonly JudgedQuery[]> {
  const judged: JudgedQuery[] = [];
  for (const query of queries) {
    signal.throwIfAborted();
    const asked = performance.now();
    const run = inJudgedOrder(await ranker.rank(query.text, DEPTH));
    const milliseconds = performance.now() - asked;
    const ranked = run.map(({ id }) => id);
    judged.push({ query, run, measures: measure(ranked, query.grades), milliseconds });
  }
  return judged;
}

/** Means over the queries, in all and of every other one: what is tuned on one half is checked on the other. */
export function summarise(judged: readonly JudgedQuery[]) {
  const mean = (some: readonly JudgedQuery[]) => meanOf(some.map(({ measures }) => measures));
  return {
    ...mean(judged),
    msPerQuery: median(judged.map(({ milliseconds }) => milliseconds)),
    odd: mean(judged.filter((_, at) => at % 2 === 0)),
    even: mean(judged.filter((_, at) => at % 2 === 1)),
  };
}

export type Summary = ReturnType<typeof summarise>;

/** The lines of a TREC run: query, Q0, document, rank, score, name. */
export function runLines(judged: readonly JudgedQuery[], name: string): string[] {
  return judged.flatMap(({ query, run }) =>
    run.map(({ id, score }, at) => `${query.id} Q0 ${id} ${at + 1} ${score} ${name}`),
  );
}
