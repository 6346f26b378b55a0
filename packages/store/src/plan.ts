import type { WeightedTerm } from '@fieldnotes/content/model';
import { MARKER, quoteLexeme } from './tsvector.js';

/** One way into the index: a `tsquery` and how many of its matches to look at. */
export interface Clause {
  readonly query: string;
  readonly limit: number;
}

/**
 * How to find the passages worth scoring without scoring every match of a common term.
 *
 * Passages are scored one by one (about 4 µs each in the server), so a search may look at no more than `budget` of
 * them. The heaviest terms open the index, rarest first, as their matches are few:
 *
 *     rare     together within the budget        → every passage that holds one of them
 *     common   the rest                          → passages that hold the rarest of them and one more, and in
 *                                                  which one of them is prominent (its marker)
 *
 * Common terms only open the index when the rare ones have too few matches to fill the result: a passage that holds
 * nothing but common terms does not outrank one that holds a rare term. Either way every term counts in the score.
 */
export function planCandidates(terms: readonly WeightedTerm[], wanted: number, budget: number): Clause[] {
  const { heavy, light } = byWeight(terms);
  const { rare, common, matches } = withinBudget(heavy, budget);
  // Where these leave the result short, lighter terms fill it, as long as they are rare too.
  for (const term of light) {
    if (matches.count >= wanted || matches.count + term.passages > budget) break;
    rare.push(term);
    matches.count += term.passages;
  }

  const clauses: Clause[] = [];
  if (rare.length > 0) clauses.push({ query: anyOf(rare.map(lexeme)), limit: budget });
  const [first, ...others] = common;
  if (first !== undefined && matches.count < wanted) {
    const about = anyOf(common.map(marker));
    const query = others.length === 0 ? about : allOf([lexeme(first), anyOf(others.map(lexeme)), about]);
    clauses.push({ query, limit: budget });
  }
  return clauses;
}

function withinBudget(terms: readonly WeightedTerm[], budget: number) {
  const rarestFirst = [...terms].sort((a, b) => a.passages - b.passages);
  const matches = { count: 0 };
  const rare: WeightedTerm[] = [];
  for (const term of rarestFirst) {
    if (matches.count + term.passages > budget) break;
    rare.push(term);
    matches.count += term.passages;
  }
  // Two common words as one are left to the other terms: their matches would all have to be read.
  const common = rarestFirst.slice(rare.length).filter(({ next }) => next === undefined);
  return { rare, common: common.slice(0, MAX_COMMON_TERMS), matches };
}

const MAX_COMMON_TERMS = 4;
/** Passages that hold none of the terms with this share of the weight hold too little of the question to matter. */
const OPENING_SHARE = 0.6;

/** Both heaviest first. The heavy ones open the index: as many as together have most of the weight. */
function byWeight(terms: readonly WeightedTerm[]): { heavy: WeightedTerm[]; light: WeightedTerm[] } {
  const present = terms
    .filter(({ passages }) => passages > 0)
    .sort((a, b) => b.weight - a.weight || a.passages - b.passages);
  const needed = OPENING_SHARE * present.reduce((sum, { weight }) => sum + weight, 0);
  let held = 0;
  const opening = present.findIndex(({ weight }) => {
    held += weight;
    return held >= needed;
  });
  return { heavy: present.slice(0, opening + 1), light: present.slice(opening + 1) };
}

/** Two words are held to stand together when the passage is read (a recheck of the index's match). */
const lexeme = ({ term, next }: WeightedTerm): string =>
  next === undefined ? quoteLexeme(term) : `(${quoteLexeme(term)} <-> ${quoteLexeme(next)})`;
const marker = ({ term }: WeightedTerm): string => quoteLexeme(MARKER + term);
const allOf = (queries: readonly string[]): string => `(${queries.join(' & ')})`;
const anyOf = (queries: readonly string[]): string => `(${queries.join(' | ')})`;
