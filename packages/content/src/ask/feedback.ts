import type { Candidate, PassageIndex, Scope, ScopeStatistics } from '../model.js';
import { type RankedPost, scorePosts } from './rank.js';
import { type Concept, idf } from './vocabulary.js';
import type { RankingWeights } from './weights.js';

/** Posts that are taken to be about the question, and how many passages of each are read. */
const POSTS = 10;
const PASSAGES_OF_POST = 2;
/** Passages of a post that are looked at when it is ranked again: its best. */
const PASSAGES_RANKED = 4;
/** Terms looked up in the statistics, and those that are used. */
const MAX_LOOKED_UP = 100;
const MAX_TERMS = 30;
/** What fewer passages hold is chance, what a larger share holds says nothing. */
const MIN_PASSAGES = 3;
const MAX_SHARE = 0.1;
/** Numbers and single letters are about nothing. */
const SPEAKING = /^(?=.*\p{L}).{3,}$/u;

export interface FeedbackOptions {
  readonly index: PassageIndex;
  readonly scope: Scope;
  readonly concepts: readonly Concept[];
  /** Of the scope's feeds, with those words of the question that they know. */
  readonly statistics: ScopeStatistics;
  readonly weights: RankingWeights;
  /** How many posts are ranked again; those behind them keep their places. */
  readonly depth: number;
}

/**
 * Ranks posts again by the words that the best of them share: a question says a few of the words of its subject
 * (pseudo-relevance feedback, after Lavrenko and Croft's relevance models, SIGIR 2001, with BM25's weights). One look
 * at the statistics; no further search, so that no post can come in that holds none of the question's words.
 */
export async function rankByFeedback(
  ranked: readonly RankedPost[],
  options: FeedbackOptions,
): Promise<readonly RankedPost[]> {
  const { index, scope, concepts, weights, statistics } = options;
  if (weights.feedback === 0 || ranked.length < 2) return ranked;
  const shares = shareByTerm(ranked.slice(0, POSTS));
  const { terms, passages } = await index.statistics(scope, mostShared(shares, MAX_LOOKED_UP), statistics);
  const shared = [...terms]
    .filter(([, counts]) => counts.passages >= MIN_PASSAGES && counts.passages <= MAX_SHARE * passages)
    .map(([term, counts]) => {
      const rarity = idf(counts.passages, passages);
      return { term, passages: counts.passages, worth: (shares.get(term) ?? 0) * rarity };
    })
    .sort((a, b) => b.worth - a.worth || (a.term < b.term ? -1 : 1))
    .slice(0, MAX_TERMS);
  return rankedWith(ranked, toConcepts(shared, concepts, weights), options);
}

/** For each term of the best passages, how much of the best posts' score stands with it, and how often it is said. */
function shareByTerm(best: readonly RankedPost[]): ReadonlyMap<string, number> {
  const whole = best.reduce((sum, { score }) => sum + score, 0);
  const shares = new Map<string, number>();
  for (const { score, passages } of best) {
    for (const [term, frequency] of frequencies(
      passages.slice(0, PASSAGES_OF_POST).map(({ candidate }) => candidate),
    )) {
      const share = ((score / whole) * frequency) / (frequency + 1);
      shares.set(term, (shares.get(term) ?? 0) + share);
    }
  }
  return shares;
}

/** The most that one passage says each term; what is in the title is said twice. */
function frequencies(passages: readonly Candidate[]): ReadonlyMap<string, number> {
  const most = new Map<string, number>();
  for (const passage of passages) {
    for (const [term, occurrences] of passage.occurrencesOf()) {
      if (!SPEAKING.test(term)) continue;
      let frequency = 0;
      for (const { field } of occurrences) frequency += field === 'title' ? 2 : 1;
      most.set(term, Math.max(frequency, most.get(term) ?? 0));
    }
  }
  return most;
}

function mostShared(shares: ReadonlyMap<string, number>, limit: number): string[] {
  return [...shares]
    .sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))
    .slice(0, limit)
    .map(([term]) => term);
}

interface SharedTerm {
  readonly term: string;
  readonly passages: number;
  readonly worth: number;
}

/** Together the shared terms are worth `weights.feedback` of the question. */
function toConcepts(
  shared: readonly SharedTerm[],
  concepts: readonly Concept[],
  { feedback, emphasis, repetition }: RankingWeights,
): Concept[] {
  const asked = concepts.reduce(
    (sum, { weight, mentions, idf }) => sum + weight ** emphasis * mentions ** repetition * idf,
    0,
  );
  const whole = shared.reduce((sum, { worth }) => sum + worth, 0);
  return shared.map(({ term, passages, worth }) => ({
    text: term,
    weight: 1,
    mentions: 1,
    named: false,
    idf: (feedback * asked * worth) / whole,
    prominence: 1,
    variants: [{ term, worth: 1, passages }],
  }));
}

function rankedWith(
  ranked: readonly RankedPost[],
  shared: readonly Concept[],
  { weights, depth, statistics }: FeedbackOptions,
): RankedPost[] {
  const terms = shared.map(({ text }) => text);
  const candidates = ranked
    .slice(0, depth)
    .flatMap(({ passages }) =>
      passages
        .slice(0, PASSAGES_RANKED)
        .map(({ candidate }) => ({ ...candidate, occurrences: candidate.occurrencesOf(terms) })),
    );
  // The shared terms are in no order that could stand together.
  const added = scorePosts(candidates, shared, statistics, { ...weights, proximity: 0 });
  return ranked
    .map((post) => ({ ...post, score: post.score + (added.get(post.postId) ?? 0) }))
    .sort((a, b) => b.score - a.score || a.postId - b.postId);
}
