/** What is ranked, with its score. */
export interface Scored {
  readonly id: string;
  readonly score: number;
}

/** Grades by id; 0 and less, or none at all: not relevant. */
export type Grades = ReadonlyMap<string, number>;

export interface Measures {
  readonly ndcg10: number;
  readonly map: number;
  readonly p30: number;
  readonly mrr: number;
  readonly r100: number;
}

/**
 * The order in which trec_eval judges a run: by score, equal ones by id from the end of the alphabet. Scores are compared
 * as the 32-bit numbers that it holds them in.
 */
export function inJudgedOrder<T extends Scored>(run: readonly T[]): T[] {
  return [...run].sort((a, b) => Math.fround(b.score) - Math.fround(a.score) || (a.id < b.id ? 1 : -1));
}

/**
 * One question by trec_eval's definitions: `ndcg_cut_10` (gain is the grade, discounted by log₂(rank + 1), against the
 * best order of all judged), `map` and `recip_rank` (relevant is a grade above 0), `P_30`, `recall_100`.
 *
 * @param ranked ids, best first
 * @param grades at least one of them above 0
 */
export function measure(ranked: readonly string[], grades: Grades): Measures {
  const gains = ranked.map((id) => Math.max(0, grades.get(id) ?? 0));
  const ideal = [...grades.values()].map((grade) => Math.max(0, grade)).sort((a, b) => b - a);
  const relevant = ideal.filter((grade) => grade > 0).length;
  const first = gains.findIndex((gain) => gain > 0);
  return {
    ndcg10: discounted(gains) / discounted(ideal),
    map: averagePrecision(gains, relevant),
    p30: found(gains, 30) / 30,
    mrr: first === -1 ? 0 : 1 / (first + 1),
    r100: found(gains, 100) / relevant,
  };
}

/** The mean over questions, each of which counts alike. */
export function meanOf(measures: readonly Measures[]): Measures {
  const mean = (value: (one: Measures) => number) =>
    measures.reduce((sum, one) => sum + value(one), 0) / measures.length;
  return {
    ndcg10: mean(({ ndcg10 }) => ndcg10),
    map: mean(({ map }) => map),
    p30: mean(({ p30 }) => p30),
    mrr: mean(({ mrr }) => mrr),
    r100: mean(({ r100 }) => r100),
  };
}

const CUT = 10;

function discounted(gains: readonly number[]): number {
  return gains.slice(0, CUT).reduce((sum, gain, at) => sum + gain / Math.log2(at + 2), 0);
}

function averagePrecision(gains: readonly number[], relevant: number): number {
  let hits = 0;
  let sum = 0;
  for (const [at, gain] of gains.entries()) {
    if (gain <= 0) continue;
    hits++;
    sum += hits / (at + 1);
  }
  return sum / relevant;
}

function found(gains: readonly number[], cut: number): number {
  return gains.slice(0, cut).filter((gain) => gain > 0).length;
}
