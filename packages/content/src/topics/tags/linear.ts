import { round } from './tag-features.js';
import { type LearnedTag, LIMITS, type SparseVector } from './tag-model.js';

const ROUNDS = 15;
const RATE = 0.3;
/** Errors below it teach nothing. */
const LEAST_ERROR = 1e-3;

/** The vectors of posts one behind the other: those of post `p` stand from `starts[p]` to `starts[p + 1]`. */
export interface PackedVectors {
  readonly starts: Uint32Array;
  readonly at: Uint32Array;
  readonly values: Float64Array;
}

/** Every tag is learned from the same vectors, many times over: packed once, they are read in a third of the time. */
export function packVectors(vectors: readonly SparseVector[]): PackedVectors {
  const starts = new Uint32Array(vectors.length + 1);
  for (const [post, { at }] of vectors.entries()) starts[post + 1] = (starts[post] ?? 0) + at.length;
  return {
    starts,
    at: Uint32Array.from(vectors.flatMap(({ at }) => at)),
    values: Float64Array.from(vectors.flatMap(({ values }) => values)),
  };
}

/**
 * Logistic regression of one tag against the rest, by AdaGrad (Duchi, Hazan and Singer 2011) over the posts in order, so
 * that the result is the same every time. The heaviest `LIMITS.perTag` weights are kept.
 */
export function learnLinear(
  { starts, at, values }: PackedVectors,
  right: readonly boolean[],
  importance: readonly number[],
  features: number,
): NonNullable<LearnedTag['linear']> {
  const weights = new Float64Array(features);
  const squares = new Float64Array(features).fill(1e-4);
  const share = right.filter(Boolean).length / right.length;
  let bias = Math.log(share / (1.0001 - share));
  let biasSquares = 1e-3;
  for (let round = 0; round < ROUNDS; round += 1) {
    for (let post = 0; post < right.length; post += 1) {
      const start = starts[post] ?? 0;
      const end = starts[post + 1] ?? 0;
      let score = bias;
      for (let index = start; index < end; index += 1) score += (weights[at[index] ?? 0] ?? 0) * (values[index] ?? 0);
      const error = (Number(right[post]) - 1 / (1 + Math.exp(-score))) * (importance[post] ?? 1);
      if (Math.abs(error) < LEAST_ERROR) continue;
      biasSquares += error * error;
      bias += (0.1 * error) / Math.sqrt(biasSquares);
      for (let index = start; index < end; index += 1) {
        const feature = at[index] ?? 0;
        const slope = error * (values[index] ?? 0);
        const sum = (squares[feature] ?? 0) + slope * slope;
        squares[feature] = sum;
        weights[feature] = (weights[feature] ?? 0) + (RATE * slope) / Math.sqrt(sum);
      }
    }
  }
  return { bias: round(bias), weights: heaviest(weights) };
}

function heaviest(weights: Float64Array): SparseVector {
  const learned: number[] = [];
  for (const [feature, weight] of weights.entries()) if (weight !== 0) learned.push(feature);
  const sizeOf = (feature: number) => Math.abs(weights[feature] ?? 0);
  if (learned.length > LIMITS.perTag) {
    learned.sort((a, b) => sizeOf(b) - sizeOf(a) || a - b).splice(LIMITS.perTag);
    learned.sort((a, b) => a - b);
  }
  return { at: learned, values: learned.map((feature) => round(weights[feature] ?? 0)) };
}
