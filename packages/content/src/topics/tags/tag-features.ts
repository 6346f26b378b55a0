import type { AnalysedToken } from '../../text/analyser.js';
import type { AnalysedPost } from '../analysed-post.js';
import { LIMITS, type SparseVector } from './tag-model.js';

/** What a post says, as far as tags are learned from it. */
export interface TagText {
  /** Terms, pairs of neighbouring terms, and terms of the title, with how much of each there is. */
  readonly counts: ReadonlyMap<string, number>;
  /** The terms in order with a space before and after each, to look for phrases in. */
  readonly title: string;
  readonly body: string;
}

const TITLE_WEIGHT = 3;
const PAIR_WEIGHT = 0.5;
/** Marks a term that stands in the title; no term begins with it. */
const IN_TITLE = 't:';

export function tagText({ titleTokens, bodyTokens }: Pick<AnalysedPost, 'titleTokens' | 'bodyTokens'>): TagText {
  const counts = new Map<string, number>();
  count(counts, titleTokens, TITLE_WEIGHT);
  for (const { terms } of titleTokens) if (terms[0] !== undefined) add(counts, IN_TITLE + terms[0], 1);
  count(counts, bodyTokens, 1);
  return { counts, title: inOrder(titleTokens), body: inOrder(bodyTokens) };
}

function count(counts: Map<string, number>, tokens: readonly AnalysedToken[], weight: number): void {
  let before: string | undefined;
  for (const { terms } of tokens) {
    const term = terms[0];
    if (term !== undefined) {
      add(counts, term, weight);
      if (before !== undefined) add(counts, `${before} ${term}`, weight * PAIR_WEIGHT);
    }
    before = term;
  }
}

function add(counts: Map<string, number>, feature: string, weight: number): void {
  counts.set(feature, (counts.get(feature) ?? 0) + weight);
}

function inOrder(tokens: readonly AnalysedToken[]): string {
  return ` ${tokens.map(({ terms }) => terms[0] ?? '·').join(' ')} `;
}

/** The features of a text that a model knows, of length 1: the heaviest `LIMITS.perPost` of them. */
export function vectorOf(
  { counts }: TagText,
  features: ReadonlyMap<string, { readonly at: number; readonly weight: number }>,
): SparseVector {
  const found: { at: number; value: number }[] = [];
  for (const [name, amount] of counts) {
    const feature = features.get(name);
    if (feature !== undefined) found.push({ at: feature.at, value: (1 + Math.log(amount)) * feature.weight });
  }
  found.sort((a, b) => b.value - a.value || a.at - b.at).splice(LIMITS.perPost);
  const length = Math.sqrt(found.reduce((sum, { value }) => sum + value * value, 0)) || 1;
  found.sort((a, b) => a.at - b.at);
  return { at: found.map(({ at }) => at), values: found.map(({ value }) => round(value / length)) };
}

/** Sum of the products of the values that stand at the same numbers. */
export function product(a: SparseVector, b: SparseVector): number {
  let sum = 0;
  for (let i = 0, j = 0; i < a.at.length && j < b.at.length; ) {
    const left = a.at[i] ?? 0;
    const right = b.at[j] ?? 0;
    if (left === right) sum += (a.values[i] ?? 0) * (b.values[j] ?? 0);
    if (left <= right) i += 1;
    if (right <= left) j += 1;
  }
  return sum;
}

/** Four digits are enough, and keep the stored model small. */
export function round(value: number): number {
  return Math.round(value * 10_000) / 10_000;
}
