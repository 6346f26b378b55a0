import { UNKNOWN_LEVEL } from '../text/english.js';
import type { Candidate } from './candidates.js';
import { formFactor } from './keyphrase-factors.js';

/** A candidate with its score; any positive number, to be compared within one post only. */
export interface ScoredCandidate {
  readonly candidate: Candidate;
  readonly score: number;
}

/**
 * The weights of the score. A phrase's score is the product of
 *
 *   words:    Σ rarity(word)^rarity · log2(1 + count of the word), over its words, divided by words^length
 *   count:    mentions of the phrase, those inside longer phrases too ^ count
 *   position: 1 / log(position + tokens before its first mention / scale), the scale growing with the post
 *   spread:   1 + spread · share of the post between its first and last mention
 *   and one factor each for standing in the title, in a heading, being a name, being a single plain word, and being a
 *   compound noun that dictionaries have,
 *
 * times, in English, the learned factors of its form (`keyphrase-factors.ts`). These here were set by hand and checked on
 * scientific abstracts and blog posts; the decision records have the figures.
 */
export const WEIGHTS = {
  rarity: 2,
  nameFloor: 0.6,
  number: 0.4,
  length: 0.2,
  count: 0.4,
  countLong: 0.4,
  longPost: 1500,
  position: 3,
  positionScale: 10,
  positionShare: 15,
  spread: 0.05,
  title: 1.8,
  heading: 1.2,
  name: 1.2,
  single: 0.5,
  compound: 2,
} as const;

const NUMBER = /^\d[\d.]*$/;

/** What is scored, and what of the post the scores depend on. */
export interface ScoreSource {
  readonly candidates: readonly Candidate[];
  /** How often each term occurs. */
  readonly counts: ReadonlyMap<string, number>;
  readonly english: boolean;
  /** Tokens of the body before the last mention of a candidate, at least 1: how long the post is. */
  readonly end: number;
}

/** Best first; equal scores in the order of the terms, so that the order is the same every time. */
export function scoreCandidates(source: ScoreSource): ScoredCandidate[] {
  return priorScores(source)
    .map(({ candidate, score }) => ({ candidate, score: source.english ? score * formFactor(candidate) : score }))
    .sort((a, b) => b.score - a.score || (a.candidate.term < b.candidate.term ? -1 : 1));
}

/** What the statistics of the phrases say, before their form is looked at; in the order given. */
export function priorScores(source: ScoreSource): ScoredCandidate[] {
  return source.candidates.map((candidate) => ({ candidate, score: priorOf(candidate, source) }));
}

function priorOf(candidate: Candidate, { counts, english, end }: ScoreSource): number {
  let words = 0;
  for (const [index, term] of candidate.words.entries()) {
    let rarity = english ? (candidate.said[index]?.level ?? UNKNOWN_LEVEL) / UNKNOWN_LEVEL : 0.8;
    if (candidate.name) rarity = Math.max(rarity, WEIGHTS.nameFloor);
    if (NUMBER.test(term)) rarity = WEIGHTS.number;
    words += rarity ** WEIGHTS.rarity * Math.log2(1 + (counts.get(term) ?? 1));
  }
  let score =
    (words / candidate.words.length ** WEIGHTS.length) *
    candidate.mentions ** (WEIGHTS.count + WEIGHTS.countLong * Math.min(1, end / WEIGHTS.longPost));
  score /= Math.log(WEIGHTS.position + candidate.first / Math.max(WEIGHTS.positionScale, end / WEIGHTS.positionShare));
  score *= 1 + (WEIGHTS.spread * (candidate.last - candidate.first)) / end;
  if (candidate.inTitle) score *= WEIGHTS.title;
  if (candidate.inHeading) score *= WEIGHTS.heading;
  if (candidate.name) score *= WEIGHTS.name;
  else if (candidate.words.length === 1) score *= WEIGHTS.single;
  if (english && candidate.compound) score *= WEIGHTS.compound;
  return score;
}
