import type { Candidate, Field, Occurrence } from '../model.js';
import type { Concept, KnownVariant } from './vocabulary.js';

/** Where a concept stands in a stretch of text: a passage, or all of a post that was found. */
export interface Match {
  /** 0 to 1: what the best variant found is worth. */
  readonly worth: number;
  /** 0 to 1: standing in the title or the topics at all, by the best variant there. */
  readonly title: number;
  readonly topics: number;
  /** Number of times, each by its variant's worth. */
  readonly headings: number;
  /** Worth by position, in ascending order of the positions. */
  readonly body: ReadonlyMap<number, number>;
}

/** Finds a concept in a passage. What several variants find at one place counts once. Undefined where it is not. */
export function matchIn(candidate: Candidate, concept: Concept): Match | undefined {
  if (!concept.variants.some(({ term }) => candidate.occurrences.has(term))) return undefined;
  const worths: Record<Field, Map<number, number>> = {
    title: new Map(),
    topics: new Map(),
    headings: new Map(),
    body: new Map(),
  };
  let worth = 0;
  for (const variant of concept.variants) {
    for (const { field, at } of occurrencesOf(candidate, variant)) {
      worth = Math.max(worth, variant.worth);
      const places = worths[field];
      places.set(at, Math.max(variant.worth, places.get(at) ?? 0));
    }
  }
  if (worth === 0) return undefined;
  const { title, topics, headings, body } = worths;
  return {
    worth,
    title: Math.max(0, ...title.values()),
    topics: Math.max(0, ...topics.values()),
    headings: sum(headings.values()),
    body: ascending(body),
  };
}

/** One match for several passages of a post, which overlap: each place in the post's body counts once. */
export function united(matches: readonly { readonly match: Match; readonly bodyAt: number }[]): Match {
  const body = new Map<number, number>();
  for (const { match, bodyAt } of matches) for (const [at, worth] of match.body) body.set(bodyAt + at, worth);
  const most = (value: (match: Match) => number) => Math.max(0, ...matches.map(({ match }) => value(match)));
  return {
    worth: most(({ worth }) => worth),
    title: most(({ title }) => title),
    topics: most(({ topics }) => topics),
    headings: most(({ headings }) => headings),
    body: ascending(body),
  };
}

function occurrencesOf(candidate: Candidate, { term, next }: KnownVariant): readonly Occurrence[] {
  const found = candidate.occurrences.get(term) ?? [];
  if (next === undefined) return found;
  const behind = candidate.occurrences.get(next) ?? [];
  return found.filter(({ field, at }) => behind.some((other) => other.field === field && other.at === at + 1));
}

function ascending(places: ReadonlyMap<number, number>): ReadonlyMap<number, number> {
  let last = Number.NEGATIVE_INFINITY;
  for (const at of places.keys()) {
    if (at < last) return new Map([...places].sort(([a], [b]) => a - b));
    last = at;
  }
  return places;
}

function sum(values: Iterable<number>): number {
  let total = 0;
  for (const value of values) total += value;
  return total;
}
