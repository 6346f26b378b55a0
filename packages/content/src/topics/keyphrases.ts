import type { Keyphrase } from '../model.js';
import { tieAcronyms } from './acronyms.js';
import type { AnalysedPost } from './analysed-post.js';
import { type Candidate, CandidateSet, termOf } from './candidates.js';
import { isKept } from './keyphrase-filter.js';
import { pickDistinct } from './keyphrase-merge.js';
import {
  type ScoredCandidate,
  type ScoreSource,
  priorScores as scoreBefore,
  scoreCandidates,
} from './keyphrase-score.js';
import { plainPhrases } from './plain-phrases.js';
import type { Segment } from './segments.js';

/** Most keyphrases a post is given. */
export const MAX_KEYPHRASES = 15;

/**
 * The phrases that say what a post is about, best first, at most `limit`; scores from 0 to 1, the best has 1.
 *
 * English: noun phrases and names; other languages: stretches between stop words, names and words that recur. The
 * result depends on nothing but the post. Time is linear in the length of the text.
 */
export function findKeyphrases(post: AnalysedPost, limit = MAX_KEYPHRASES): Keyphrase[] {
  return pickDistinct(keptOf(scoreCandidates(candidatesOf(post))), limit);
}

/** The candidates of a post with what their statistics say of them: what `tools/learn-keyphrases.mjs` learns beside. */
export function priorScores(post: AnalysedPost): ScoredCandidate[] {
  return [...keptOf(scoreBefore(candidatesOf(post)))];
}

/** Judged one after the other: of all candidates only the best are ever asked for. */
function* keptOf(scored: readonly ScoredCandidate[]): Generator<ScoredCandidate, void, undefined> {
  for (const entry of scored) if (isKept(entry.candidate)) yield entry;
}

function candidatesOf({ analyser, segments }: AnalysedPost): ScoreSource {
  const english = analyser.language === 'en';
  const candidates = english ? englishCandidates(segments) : plainPhrases(segments, analyser.language);
  return { candidates, counts: wordCounts(segments), english, end: endOf(candidates) };
}

/** Where the last of the kept candidates is said. Those that begin late mostly end late, so few have to be judged. */
function endOf(candidates: readonly Candidate[]): number {
  let end = 1;
  for (const candidate of candidates.toReversed()) {
    if (candidate.last > end && isKept(candidate)) end = candidate.last;
  }
  return end;
}

function englishCandidates(segments: readonly Segment[]): Candidate[] {
  const set = new CandidateSet();
  for (const segment of segments) {
    for (const phrase of segment.nounPhrases) set.add(segment, phrase.first, phrase.last, phrase);
  }
  return tieAcronyms(set.all());
}

/** How often each term occurs in the title, the headings and the sentences. */
function wordCounts(segments: readonly Segment[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { tokens } of segments) {
    for (const token of tokens) {
      if (token.stop) continue;
      const term = termOf(token);
      counts.set(term, (counts.get(term) ?? 0) + 1);
    }
  }
  return counts;
}
