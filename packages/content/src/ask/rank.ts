import type { Candidate, Field, Occurrence } from '../model.js';
import type { Concept } from './vocabulary.js';

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

// BM25F (Zaragoza et al., Microsoft Cambridge at TREC-13, 2004): frequencies are weighed by field and summed before
// they saturate. Title and topics are alike in all passages of a post, so repetition there counts once.
const SATURATION = 1.2;
const LENGTH_NORMALISATION = 0.4;
const FIELD_WEIGHTS: Record<Field, number> = { title: 2.5, topics: 1, headings: 1.5, body: 1 };
const COUNTED_ONCE: ReadonlySet<Field> = new Set<Field>(['title', 'topics']);

// Neighbours in the question that stand close together in the text.
const PROXIMITY_WEIGHT = 0.5;
const PROXIMITY_WINDOW = 8;

// A word that never stands in a title, topic or heading keeps this share of its weight.
const MERELY_USED = 0.3;

// Further passages of a post confirm the best one, with diminishing returns.
const FURTHER_PASSAGES = [0.15, 0.1, 0.05];

/** Ranks candidate passages and groups them by post, best post first. Ties go to the newer post, then the lower id. */
export function rank(
  candidates: readonly Candidate[],
  concepts: readonly Concept[],
  averageLength: number,
): RankedPost[] {
  const byPost = new Map<number, RankedPassage[]>();
  for (const candidate of candidates) {
    const passage = scorePassage(candidate, concepts, averageLength);
    if (passage.matched.size === 0) continue;
    const passages = byPost.get(candidate.postId);
    if (passages === undefined) byPost.set(candidate.postId, [passage]);
    else passages.push(passage);
  }
  const whole = concepts.reduce((sum, concept) => sum + importance(concept), 0);
  return [...byPost].map(([postId, passages]) => scorePost(postId, passages, concepts, whole)).sort(byScore);
}

/**
 * What a concept is worth. Rare words weigh most, and among them those the posts are about (titles, topics, headings)
 * more than those they merely use: in "which gotchas did you run into with Sway" it is Sway that is asked about,
 * although "gotchas" may be as rare.
 */
export function importance({ weight, idf, prominence }: Concept): number {
  return weight * idf * (MERELY_USED + (1 - MERELY_USED) * prominence);
}

export function scorePassage(candidate: Candidate, concepts: readonly Concept[], averageLength: number): RankedPassage {
  const relativeLength = averageLength === 0 ? 1 : candidate.length / averageLength;
  const norm = 1 - LENGTH_NORMALISATION + LENGTH_NORMALISATION * relativeLength;
  const matched = new Map<number, number>();
  const found = concepts.map((concept) => bestVariant(candidate, concept));
  let score = 0;
  for (const [at, concept] of concepts.entries()) {
    const variant = found[at];
    if (variant === undefined) continue;
    matched.set(at, variant.worth);
    const frequency = weighFrequency(variant.occurrences, norm);
    score += (importance(concept) * variant.worth * frequency) / (SATURATION + frequency);
  }
  for (let at = 0; at + 1 < concepts.length; at++) {
    const distance = bodyDistance(found[at]?.occurrences, found[at + 1]?.occurrences);
    if (distance > PROXIMITY_WINDOW) continue;
    const [left, right] = [concepts[at], concepts[at + 1]];
    if (left === undefined || right === undefined) continue;
    score += (PROXIMITY_WEIGHT * Math.min(importance(left), importance(right))) / distance;
  }
  return { candidate, score, matched };
}

function bestVariant(candidate: Candidate, concept: Concept) {
  let best: { occurrences: readonly Occurrence[]; worth: number } | undefined;
  for (const { term, worth } of concept.variants) {
    const occurrences = candidate.occurrences.get(term);
    if (occurrences !== undefined && (best === undefined || worth > best.worth)) best = { occurrences, worth };
  }
  return best;
}

function weighFrequency(occurrences: readonly Occurrence[], norm: number): number {
  let frequency = 0;
  const seen = new Set<Field>();
  for (const { field } of occurrences) {
    if (COUNTED_ONCE.has(field) && seen.has(field)) continue;
    seen.add(field);
    frequency += field === 'body' ? 1 / norm : FIELD_WEIGHTS[field];
  }
  return frequency;
}

/** Smallest distance in tokens between occurrences in the body; Infinity where one of them has none. */
function bodyDistance(a: readonly Occurrence[] = [], b: readonly Occurrence[] = []): number {
  const left = a.filter(({ field }) => field === 'body');
  const right = b.filter(({ field }) => field === 'body');
  let smallest = Number.POSITIVE_INFINITY;
  let i = 0;
  let j = 0;
  for (;;) {
    const [x, y] = [left[i]?.at, right[j]?.at];
    if (x === undefined || y === undefined) return smallest;
    if (x !== y) smallest = Math.min(smallest, Math.abs(x - y));
    if (x < y) i++;
    else j++;
  }
}

function scorePost(
  postId: number,
  unsorted: readonly RankedPassage[],
  concepts: readonly Concept[],
  whole: number,
): RankedPost {
  const passages = [...unsorted].sort((a, b) => b.score - a.score || a.candidate.ordinal - b.candidate.ordinal);
  const [best, ...others] = passages;
  const further = FURTHER_PASSAGES.reduce((sum, share, at) => sum + share * (others[at]?.score ?? 0), 0);
  const covered = Math.max(...passages.map(({ matched }) => coveredBy(matched, concepts)));
  return {
    postId,
    publishedAt: best?.candidate.publishedAt ?? null,
    score: (best?.score ?? 0) + further,
    passages,
    coverage: whole === 0 ? 0 : covered / whole,
  };
}

function coveredBy(matched: ReadonlyMap<number, number>, concepts: readonly Concept[]): number {
  return concepts.reduce((sum, concept, at) => sum + importance(concept) * (matched.get(at) ?? 0), 0);
}

function byScore(a: RankedPost, b: RankedPost): number {
  return b.score - a.score || Number(b.publishedAt ?? 0) - Number(a.publishedAt ?? 0) || a.postId - b.postId;
}
