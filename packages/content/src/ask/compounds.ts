import type { ScopeStatistics } from '../model.js';
import { analyserFor } from '../text/analyser.js';
import type { QuestionTerm } from './answer.js';

const analyser = analyserFor('en');

/** Two index terms that may stand in the text as two words where the question has one. */
export interface Split {
  readonly term: string;
  readonly next: string;
}

const MIN_PART = 3;
const MAX_WORD = 24;
/** What chatter could be split into would be looked up for nothing. */
const MIN_WEIGHT = 0.5;

/** All ways to write a word as two: `filesystem` as `file system`. Plain words only; names with digits stay whole. */
export function splitsOf({ text, weight }: QuestionTerm): readonly Split[] {
  const word = text.toLowerCase();
  if (weight < MIN_WEIGHT || word.length > MAX_WORD || !/^\p{Ll}+$/u.test(word)) return [];
  const splits: Split[] = [];
  for (let at = MIN_PART; at <= word.length - MIN_PART; at++) {
    splits.push({ term: analyser.stem(word.slice(0, at)), next: analyser.stem(word.slice(at)) });
  }
  return splits;
}

/** The split whose rarer part is the commonest, with the most passages that can hold it; undefined when none can. */
export function likeliestSplit(
  splits: readonly Split[],
  { terms }: ScopeStatistics,
): (Split & { readonly passages: number }) | undefined {
  let best: (Split & { readonly passages: number }) | undefined;
  for (const split of splits) {
    const passages = Math.min(terms.get(split.term)?.passages ?? 0, terms.get(split.next)?.passages ?? 0);
    if (passages > (best?.passages ?? 0)) best = { ...split, passages };
  }
  return best;
}
