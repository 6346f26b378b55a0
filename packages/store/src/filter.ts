/** Which posts of a feed a subscription wants. Empty lists and nulls do not restrict. */
export interface SubscriptionFilter {
  /** At least one of these topics. */
  readonly any: readonly string[];
  /** Every one of these topics. */
  readonly all: readonly string[];
  /** None of these topics. */
  readonly none: readonly string[];
  readonly titleContains: string | null;
  readonly authorContains: string | null;
}

/** The part of a post and its reading that a filter looks at. */
export interface FilteredPost {
  readonly title: string;
  readonly author: string | null;
  readonly topics: readonly string[];
}

export const EVERYTHING: SubscriptionFilter = {
  any: [],
  all: [],
  none: [],
  titleContains: null,
  authorContains: null,
};

/** The part of a filter that keeps a post out. */
export type FilterPart = keyof SubscriptionFilter;

/** Whether the filter lets the post through. Case and Unicode composition do not count. Pure. */
export function matches(filter: SubscriptionFilter, post: FilteredPost): boolean {
  return keptOutBy(filter, post) === null;
}

/** The first part of the filter that keeps the post out; null when none does. Pure. */
export function keptOutBy(filter: SubscriptionFilter, post: FilteredPost): FilterPart | null {
  const topics = new Set(post.topics.map(folded));
  const has = (topic: string) => topics.has(folded(topic));
  if (filter.any.length > 0 && !filter.any.some(has)) return 'any';
  if (!filter.all.every(has)) return 'all';
  if (filter.none.some(has)) return 'none';
  if (!contains(post.title, filter.titleContains)) return 'titleContains';
  return contains(post.author ?? '', filter.authorContains) ? null : 'authorContains';
}

function contains(text: string, part: string | null): boolean {
  return part === null || folded(text).includes(folded(part));
}

function folded(text: string): string {
  return text.normalize('NFKC').toLowerCase();
}
