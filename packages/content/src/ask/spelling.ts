import type { TermStatistics } from '../model.js';
import { damerauLevenshtein, letterDistance } from './distance.js';

/** Below this a word is too short for its neighbours to mean the same. */
const MIN_LENGTH = 5;

/**
 * The known term a misspelt one most likely stands for: one edit away, or two in a long word (Damerau, 1964: four in
 * five misspellings are one edit; a transposition counts as one). Among equals the more frequent wins.
 */
export function nearestSpelling(term: string, known: ReadonlyMap<string, TermStatistics>): string | undefined {
  if (term.length < MIN_LENGTH || !/^\p{L}[\p{L}\p{N}_.-]*$/u.test(term)) return undefined;
  const allowed = term.length >= 8 ? 2 : 1;
  let best: { term: string; distance: number; posts: number } | undefined;
  for (const [candidate, { posts }] of known) {
    if (candidate.length < MIN_LENGTH - 1 || letterDistance(term, candidate) > allowed) continue;
    const distance = damerauLevenshtein(term, candidate);
    if (distance > allowed) continue;
    const better = best === undefined || distance < best.distance || (distance === best.distance && posts > best.posts);
    if (better) best = { term: candidate, distance, posts };
  }
  return best?.term;
}
