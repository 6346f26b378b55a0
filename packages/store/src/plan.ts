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
 * them. Terms are taken rarest first, as their matches are few and weigh most:
 *
 *     rare     together within the budget        → every passage that holds one of them
 *     common   the rest                          → passages that hold the rarest of them and one more,
 *                                                  and those in which one of them is prominent (its marker)
 *
 * Common terms only open the index when the rare ones have too few matches to fill the result: a passage that holds
 * nothing but common terms does not outrank one that holds a rare term. Either way every term counts in the score.
 */
export function planCandidates(terms: readonly WeightedTerm[], wanted: number, budget: number): Clause[] {
  const present = terms.filter(({ passages }) => passages > 0).sort((a, b) => a.passages - b.passages);
  const rare: WeightedTerm[] = [];
  let matches = 0;
  for (const term of present) {
    if (matches + term.passages > budget) break;
    rare.push(term);
    matches += term.passages;
  }
  const common = present.slice(rare.length, rare.length + MAX_COMMON_TERMS);

  const clauses: Clause[] = [];
  if (rare.length > 0) clauses.push({ query: anyOf(rare.map(lexeme)), limit: budget });
  const [first, ...others] = common;
  if (first !== undefined && matches < wanted) {
    if (others.length > 0) clauses.push({ query: allOf([lexeme(first), anyOf(others.map(lexeme))]), limit: budget });
    clauses.push({ query: anyOf(common.slice(0, 2).map(marker)), limit: budget });
  }
  return clauses;
}

const MAX_COMMON_TERMS = 4;

const lexeme = ({ term }: WeightedTerm): string => quoteLexeme(term);
const marker = ({ term }: WeightedTerm): string => quoteLexeme(MARKER + term);
const allOf = (queries: readonly string[]): string => `(${queries.join(' & ')})`;
const anyOf = (queries: readonly string[]): string => `(${queries.join(' | ')})`;
