/** How the sentences of one question were ordered. */
export interface SentenceMeasures {
  readonly map: number;
  readonly mrr: number;
  /** 1 where the first sentence answers. */
  readonly p1: number;
}

/** @param answers whether each sentence answers, best first; at least one does */
export function measureOrder(answers: readonly boolean[]): SentenceMeasures {
  let hits = 0;
  let precision = 0;
  for (const [at, isRight] of answers.entries()) {
    if (!isRight) continue;
    hits++;
    precision += hits / (at + 1);
  }
  const first = answers.indexOf(true);
  return { map: precision / hits, mrr: first === -1 ? 0 : 1 / (first + 1), p1: answers[0] === true ? 1 : 0 };
}

/** The sentences by their scores, best first; equal ones in reading order. */
export function ordered<T>(sentences: readonly T[], scores: readonly number[]): T[] {
  return [...sentences.keys()]
    .sort((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0) || a - b)
    .flatMap((at) => sentences[at] ?? []);
}

export function meanMeasures(measures: readonly SentenceMeasures[]): SentenceMeasures {
  const mean = (value: (one: SentenceMeasures) => number) =>
    measures.reduce((sum, one) => sum + value(one), 0) / Math.max(1, measures.length);
  return { map: mean(({ map }) => map), mrr: mean(({ mrr }) => mrr), p1: mean(({ p1 }) => p1) };
}
