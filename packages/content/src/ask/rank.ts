import type { Candidate, ScopeStatistics } from '../model.js';
import { type Match, matchIn, united } from './matches.js';
import { togetherness } from './proximity.js';
import type { Concept } from './vocabulary.js';
import { type RankingWeights, WEIGHTS } from './weights.js';

/** A passage, what it scored, and which concepts of the question (by index) it holds, with what the match is worth. */
export interface RankedPassage {
  readonly candidate: Candidate;
  readonly score: number;
  readonly matched: ReadonlyMap<number, number>;
}

/** A post by its passages, best first. */
export interface RankedPost {
  readonly postId: number;
  readonly publishedAt: Date | null;
  readonly score: number;
  readonly passages: readonly RankedPassage[];
  /** Share of the question's weight that the best single passage holds, 0 to 1. */
  readonly coverage: number;
}

/** Mean lengths in tokens, of the feeds asked. */
export type AverageLengths = Pick<ScopeStatistics, 'averageLength' | 'averagePostLength'>;

/**
 * Ranks candidate passages and groups them by post, best post first. Ties go to the newer post, then the lower id.
 *
 * A passage is scored by BM25F (Zaragoza et al., Microsoft Cambridge at TREC-13, 2004: frequencies are weighed by field
 * and summed before they saturate) and by how close together it holds neighbours of the question. So is the post, as
 * one text of all its passages that were found. The best passage and the whole then share the post's score: a long post
 * wins neither by its length nor by one lucky sentence.
 */
export function rank(
  candidates: readonly Candidate[],
  concepts: readonly Concept[],
  averages: AverageLengths,
  weights: RankingWeights = WEIGHTS,
): RankedPost[] {
  const scorer = new Scorer(concepts, averages, weights);
  const whole = concepts.reduce((sum, concept) => sum + importance(concept), 0);
  return [...groupByPost(candidates, concepts).values()].map((found) => rankPost(found, scorer, whole)).sort(byScore);
}

/**
 * What each post scores for the concepts, by its id, as `rank` scores it. Nothing else is found out about the posts;
 * those that hold none of the concepts are left out.
 */
export function scorePosts(
  candidates: readonly Candidate[],
  concepts: readonly Concept[],
  averages: AverageLengths,
  weights: RankingWeights,
): ReadonlyMap<number, number> {
  const scorer = new Scorer(concepts, averages, weights);
  const scores = new Map<number, number>();
  for (const [postId, found] of groupByPost(candidates, concepts)) {
    let best = 0;
    for (const { candidate, matches } of found) best = Math.max(best, scorer.passage(candidate, matches));
    scores.set(postId, scorer.post(best, found));
  }
  return scores;
}

// A word that never stands in a title, topic or heading keeps this share of its weight as evidence.
const MERELY_USED = 0.3;

/**
 * What a concept is worth as evidence. Rare words weigh most, and among them those the posts are about (titles, topics,
 * headings) more than those they merely use: in "which gotchas did you run into with Sway" it is Sway that is asked
 * about, although "gotchas" may be as rare.
 */
export function importance({ weight, idf, prominence }: Concept): number {
  return weight * idf * (MERELY_USED + (1 - MERELY_USED) * prominence);
}

/**
 * What a concept is worth in finding passages to rank: as in ranking, so that what ranking would put first is found. Only
 * words of asking are held as low as in evidence: they stand everywhere.
 */
export function searchWorth({ weight, idf, prominence }: Concept): number {
  return weight * idf * (WEIGHTS.merelyUsed + (1 - WEIGHTS.merelyUsed) * prominence);
}

/** A passage with what of the question stands in it, by the concept's index. */
interface Found {
  readonly candidate: Candidate;
  readonly matches: readonly (Match | undefined)[];
}

function groupByPost(candidates: readonly Candidate[], concepts: readonly Concept[]): Map<number, Found[]> {
  const byPost = new Map<number, Found[]>();
  for (const candidate of candidates) {
    const matches = concepts.map((concept) => matchIn(candidate, concept));
    if (matches.every((match) => match === undefined)) continue;
    const passages = byPost.get(candidate.postId);
    if (passages === undefined) byPost.set(candidate.postId, [{ candidate, matches }]);
    else passages.push({ candidate, matches });
  }
  return byPost;
}

function rankPost(found: readonly Found[], scorer: Scorer, whole: number): RankedPost {
  const passages = found
    .map(({ candidate, matches }) => ({
      candidate,
      score: scorer.passage(candidate, matches),
      matched: worths(matches),
    }))
    .sort((a, b) => b.score - a.score || a.candidate.ordinal - b.candidate.ordinal);
  const [best] = passages;
  const covered = passages.reduce((most, { matched }) => Math.max(most, scorer.covered(matched)), 0);
  return {
    postId: best?.candidate.postId ?? 0,
    publishedAt: best?.candidate.publishedAt ?? null,
    score: scorer.post(best?.score ?? 0, found),
    passages,
    coverage: whole === 0 ? 0 : covered / whole,
  };
}

function worths(matches: readonly (Match | undefined)[]): Map<number, number> {
  const found = new Map<number, number>();
  for (const [at, match] of matches.entries()) if (match !== undefined) found.set(at, match.worth);
  return found;
}

function byScore(a: RankedPost, b: RankedPost): number {
  return b.score - a.score || Number(b.publishedAt ?? 0) - Number(a.publishedAt ?? 0) || a.postId - b.postId;
}

/** Scores texts for one question. */
class Scorer {
  readonly #concepts: readonly Concept[];
  readonly #averages: AverageLengths;
  readonly #weights: RankingWeights;
  /** What each concept is worth in ranking. */
  readonly #worths: readonly number[];
  /** And as evidence. */
  readonly #importance: readonly number[];

  constructor(concepts: readonly Concept[], averages: AverageLengths, weights: RankingWeights) {
    this.#concepts = concepts;
    this.#averages = averages;
    this.#weights = weights;
    this.#worths = concepts.map((concept) => rankingWorth(concept, weights));
    this.#importance = concepts.map(importance);
  }

  passage({ length }: Candidate, matches: readonly (Match | undefined)[]): number {
    return this.#text(matches, lengthNorm(length, this.#averages.averageLength, this.#weights.passageLength));
  }

  post(bestPassage: number, found: readonly Found[]): number {
    const share = this.#weights.bestPassage;
    const whole = share < 1 ? this.#wholePost(found) : 0;
    return share * bestPassage + (1 - share) * whole;
  }

  covered(matched: ReadonlyMap<number, number>): number {
    let covered = 0;
    for (const [at, worth] of matched) covered += (this.#importance[at] ?? 0) * worth;
    return covered;
  }

  #wholePost(found: readonly Found[]): number {
    const matches = this.#concepts.map((_, at) => {
      const here: { match: Match; bodyAt: number }[] = [];
      for (const { candidate, matches } of found) {
        const match = matches[at];
        if (match !== undefined) here.push({ match, bodyAt: candidate.bodyAt });
      }
      return here.length === 0 ? undefined : united(here);
    });
    const length = found[0]?.candidate.postLength ?? 0;
    return this.#text(matches, lengthNorm(length, this.#averages.averagePostLength, this.#weights.postLength));
  }

  #text(matches: readonly (Match | undefined)[], norm: number): number {
    const { fields, proximity } = this.#weights;
    let score = 0;
    for (const [at, match] of matches.entries()) {
      if (match === undefined) continue;
      const worth = this.#worths[at] ?? 0;
      const prominent = fields.title * match.title + fields.topics * match.topics + fields.headings * match.headings;
      score += worth * this.#saturated(prominent + (fields.body * total(match.body)) / norm);
      const next = matches[at + 1];
      if (next === undefined || proximity === 0) continue;
      const { title, body } = togetherness(match, next);
      const pair = Math.min(worth, this.#worths[at + 1] ?? 0);
      score += proximity * pair * this.#saturated(fields.title * title + body / norm);
    }
    return score;
  }

  #saturated(frequency: number): number {
    return frequency / (this.#weights.saturation + frequency);
  }
}

function rankingWorth({ weight, mentions, idf, prominence }: Concept, weights: RankingWeights): number {
  const { merelyUsed, emphasis, repetition } = weights;
  return weight ** emphasis * mentions ** repetition * idf * (merelyUsed + (1 - merelyUsed) * prominence);
}

function lengthNorm(length: number, average: number, share: number): number {
  return average === 0 ? 1 : 1 - share + share * (length / average);
}

function total(places: ReadonlyMap<number, number>): number {
  let sum = 0;
  for (const worth of places.values()) sum += worth;
  return sum;
}
