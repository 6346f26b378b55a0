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

/** Whether the filter lets the post through. Case and Unicode composition do not count. Pure. */
export function matches(filter: SubscriptionFilter, post: FilteredPost): boolean {
  const topics = new Set(post.topics.map(folded));
  const has = (topic: string) => topics.has(folded(topic));
  return (
    (filter.any.length === 0 || filter.any.some(has)) &&
    filter.all.every(has) &&
    !filter.none.some(has) &&
    contains(post.title, filter.titleContains) &&
    contains(post.author ?? '', filter.authorContains)
  );
}

function contains(text: string, part: string | null): boolean {
  return part === null || folded(text).includes(folded(part));
}

function folded(text: string): string {
  return text.normalize('NFKC').toLowerCase();
}
