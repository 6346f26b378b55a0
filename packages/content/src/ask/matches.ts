import type { Candidate, Occurrence } from '../model.js';
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
  let [worth, title, topics] = [0, 0, 0];
  let headings: Map<number, number> | undefined;
  let body: Map<number, number> | undefined;
  for (const variant of concept.variants) {
    for (const { field, at } of occurrencesOf(candidate, variant)) {
      worth = Math.max(worth, variant.worth);
      if (field === 'title') title = Math.max(title, variant.worth);
      else if (field === 'topics') topics = Math.max(topics, variant.worth);
      else {
        if (field === 'body') body ??= new Map();
        else headings ??= new Map();
        const places = field === 'body' ? body : headings;
        places?.set(at, Math.max(variant.worth, places.get(at) ?? 0));
      }
    }
  }
  if (worth === 0) return undefined;
  return {
    worth,
    title,
    topics,
    headings: headings === undefined ? 0 : sum(headings.values()),
    body: body === undefined ? NOWHERE : ascending(body),
  };
}

const NOWHERE: ReadonlyMap<number, number> = new Map();

/** One match for several passages of a post, which overlap: each place in the post's body counts once. */
export function united(matches: readonly { readonly match: Match; readonly bodyAt: number }[]): Match {
  let [worth, title, topics, headings] = [0, 0, 0, 0];
  const body = new Map<number, number>();
  for (const { match, bodyAt } of matches) {
    worth = Math.max(worth, match.worth);
    title = Math.max(title, match.title);
    topics = Math.max(topics, match.topics);
    headings = Math.max(headings, match.headings);
    for (const [at, worthThere] of match.body) body.set(bodyAt + at, worthThere);
  }
  return { worth, title, topics, headings, body: ascending(body) };
}

const NEVER: readonly Occurrence[] = [];

function occurrencesOf(candidate: Candidate, { term, next }: KnownVariant): readonly Occurrence[] {
  const found = candidate.occurrences.get(term) ?? NEVER;
  if (next === undefined || found.length === 0) return found;
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
