import type { TagModel } from './tag-model.js';

/** A proposal of which it is known whether it was right. */
export interface Outcome {
  readonly score: number;
  readonly right: boolean;
}

const STEPS = 30;
/** Draws towards no slope where there is little to learn from. */
const PENALTY = 1e-2;

/** Platt's calibration (1999): the logistic curve that makes the outcomes likeliest, by Newton's method. */
export function fitCalibration(outcomes: readonly Outcome[]): TagModel['calibration'] {
  // Platt's targets: never quite 0 and 1, so that outcomes without an error have a finite slope.
  const rights = outcomes.filter(({ right }) => right).length;
  const high = (rights + 1) / (rights + 2);
  const low = 1 / (outcomes.length - rights + 2);
  let intercept = 0;
  let slope = 0;
  for (let step = 0; step < STEPS; step += 1) {
    const [g, h] = [
      [0, -PENALTY * slope],
      [PENALTY, 0, PENALTY],
    ] as [[number, number], [number, number, number]];
    for (const { score, right } of outcomes) {
      const chance = 1 / (1 + Math.exp(-intercept - slope * score));
      const error = (right ? high : low) - chance;
      const spread = chance * (1 - chance);
      g[0] += error;
      g[1] += error * score;
      h[0] += spread;
      h[1] += spread * score;
      h[2] += spread * score * score;
    }
    const determinant = h[0] * h[2] - h[1] * h[1];
    intercept += (h[2] * g[0] - h[1] * g[1]) / determinant;
    slope += (h[0] * g[1] - h[1] * g[0]) / determinant;
  }
  return { intercept: Math.round(intercept * 1000) / 1000, slope: Math.round(slope * 1000) / 1000 };
}
