import { round } from './tag-features.js';
import { type LearnedTag, LIMITS, type SparseVector } from './tag-model.js';

const ROUNDS = 15;
const RATE = 0.3;
/** Errors below it teach nothing. */
const LEAST_ERROR = 1e-3;

/**
 * Logistic regression of one tag against the rest, by AdaGrad (Duchi, Hazan and Singer 2011) over the posts in order, so
 * that the result is the same every time. The heaviest `LIMITS.perTag` weights are kept.
 */
export function learnLinear(
  vectors: readonly SparseVector[],
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
    for (const [at, { at: indexes, values }] of vectors.entries()) {
      let score = bias;
      for (let index = 0; index < indexes.length; index += 1) {
        score += (weights[indexes[index] ?? 0] ?? 0) * (values[index] ?? 0);
      }
      const error = (Number(right[at]) - 1 / (1 + Math.exp(-score))) * (importance[at] ?? 1);
      if (Math.abs(error) < LEAST_ERROR) continue;
      biasSquares += error * error;
      bias += (0.1 * error) / Math.sqrt(biasSquares);
      for (let index = 0; index < indexes.length; index += 1) {
        const feature = indexes[index] ?? 0;
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
  const kept = [...weights.entries()]
    .filter(([, weight]) => weight !== 0)
    .sort(([a, x], [b, y]) => Math.abs(y) - Math.abs(x) || a - b)
    .slice(0, LIMITS.perTag)
    .sort(([a], [b]) => a - b);
  return { at: kept.map(([at]) => at), values: kept.map(([, weight]) => round(weight)) };
}
