import { tokens } from './rouge.js';

/** Chooses sentences of a text by their index, at most `count`, in any order. */
export type Choose = (sentences: readonly string[], count: number) => readonly number[];

/** The first sentences. */
export const lead: Choose = (sentences, count) => sentences.map((_, at) => at).slice(0, count);

/**
 * Mihalcea and Tarau, "TextRank: Bringing Order into Texts", 2004: words that two sentences share, over the logarithms
 * of their lengths, as the weights of a graph that is ranked like pages.
 */
export const textRank: Choose = (sentences, count) => {
  const words = sentences.map(tokens);
  const sets = words.map((list) => new Set(list));
  const weights = similarities(sentences.length, (a, b) => {
    const length = Math.log(words[a]?.length || 1) + Math.log(words[b]?.length || 1);
    return length === 0 ? 0 : shared(sets[a], sets[b]) / length;
  });
  return best(rank(weights), count);
};

const LEXRANK_THRESHOLD = 0.1;

/**
 * Erkan and Radev, "LexRank: Graph-based Lexical Centrality as Salience in Text Summarization", 2004: cosines of tf·idf
 * vectors above a threshold as the edges. The frequencies are those of the text's own sentences.
 */
export const lexRank: Choose = (sentences, count) => {
  const vectors = tfIdf(sentences.map(tokens));
  const weights = similarities(sentences.length, (a, b) =>
    cosine(vectors[a], vectors[b]) >= LEXRANK_THRESHOLD ? 1 : 0,
  );
  return best(rank(weights), count);
};

const DAMPING = 0.85;
const STEPS = 30;

/** PageRank by power iteration over symmetric weights. */
function rank(weights: readonly Float64Array[]): Float64Array {
  const size = weights.length;
  const totals = weights.map((row) => row.reduce((sum, weight) => sum + weight, 0));
  let scores = new Float64Array(size).fill(1 / Math.max(1, size));
  for (let step = 0; step < STEPS; step++) {
    const next = new Float64Array(size).fill((1 - DAMPING) / Math.max(1, size));
    for (const [from, row] of weights.entries()) {
      const share = (DAMPING * (scores[from] ?? 0)) / (totals[from] || 1);
      for (const [to, weight] of row.entries()) if (weight > 0) next[to] = (next[to] ?? 0) + share * weight;
    }
    scores = next;
  }
  return scores;
}

function similarities(size: number, likeness: (a: number, b: number) => number): Float64Array[] {
  const rows = Array.from({ length: size }, () => new Float64Array(size));
  for (let a = 0; a < size; a++) {
    for (let b = a + 1; b < size; b++) {
      const value = likeness(a, b);
      rows[a]?.fill(value, b, b + 1);
      rows[b]?.fill(value, a, a + 1);
    }
  }
  return rows;
}

function best(scores: Float64Array, count: number): number[] {
  return [...scores.keys()].sort((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0) || a - b).slice(0, count);
}

type Vector = ReadonlyMap<string, number>;

function tfIdf(sentences: readonly string[][]): Vector[] {
  const frequencies = new Map<string, number>();
  for (const words of sentences)
    for (const word of new Set(words)) frequencies.set(word, (frequencies.get(word) ?? 0) + 1);
  return sentences.map((words) => {
    const vector = new Map<string, number>();
    for (const word of words) {
      const idf = Math.log(sentences.length / (frequencies.get(word) ?? 1));
      vector.set(word, (vector.get(word) ?? 0) + idf);
    }
    return vector;
  });
}

function cosine(a: Vector = new Map(), b: Vector = new Map()): number {
  let dot = 0;
  for (const [word, weight] of a) dot += weight * (b.get(word) ?? 0);
  return dot === 0 ? 0 : dot / (norm(a) * norm(b));
}

function norm(vector: Vector): number {
  return Math.hypot(...vector.values());
}

function shared(a: ReadonlySet<string> = new Set(), b: ReadonlySet<string> = new Set()): number {
  let count = 0;
  for (const value of a) if (b.has(value)) count++;
  return count;
}
