import type { Candidate } from './candidates.js';

/**
 * What the form of a phrase is worth: factors by which its score is multiplied where the feature holds (`alone`, a share,
 * is an exponent). Learned and printed by `tools/learn-keyphrases.mjs`; `docs/decisions/0240` says from what.
 */
export const FACTORS = {
  oneWord: 0.71,
  threeWords: 1.06,
  fourWords: 0.95,
  longer: 0.92,
  acronym: 1.11,
  digit: 0.96,
  code: 0.95,
  hyphen: 1.06,
  adjective: 1.22,
  activity: 0.95,
  participle: 0.92,
  alone: 1.09,
} as const;

export type Feature = keyof typeof FACTORS;

const WORTHS = Object.entries(FACTORS) as [Feature, number][];

const ACRONYM = /^\p{Lu}[\p{Lu}\d]+s?$/u;

/** The features of a candidate: 1 where one holds, 0 where not, and the share of its mentions as a whole phrase. */
export function featuresOf(candidate: Candidate): Readonly<Record<Feature, number>> {
  const form = candidate.forms.first;
  const { length } = candidate.words;
  const { opening } = candidate;
  return {
    oneWord: Number(length === 1),
    threeWords: Number(length === 3),
    fourWords: Number(length === 4),
    longer: Number(length > 4),
    acronym: Number(ACRONYM.test(form)),
    digit: Number(/\d/.test(form)),
    code: Number(opening === 'K'),
    hyphen: Number(form.includes('-')),
    adjective: Number(opening === 'A'),
    activity: Number(opening === 'G'),
    participle: Number(opening === 'D'),
    alone: candidate.count / Math.max(1, candidate.mentions),
  };
}

/** The product of the factors of a candidate's features. */
export function formFactor(candidate: Candidate): number {
  const features = featuresOf(candidate);
  let factor = 1;
  for (const [feature, worth] of WORTHS) if (features[feature] !== 0) factor *= worth ** features[feature];
  return factor;
}
