import { fingerprintOf, similarity } from './fingerprint.js';
import type { Named } from './names.js';
import type { KnownPost } from './reconcile.js';

/** An item without a known name, and the stored post that it is all the same. */
export interface Twins {
  readonly item: Named;
  readonly post: KnownPost;
}

/** Below this share of common words two texts are about different things. */
export const UNLIKE = 0.3;
/** Above it one is an edit of the other. */
const ALIKE = 0.5;

/** Posts that are looked at for one item and one sign. */
const MOST_LOOKED_AT = 20;

/**
 * Gives each item at most one post and each post at most one item, the surest signs first.
 *
 * @param trusts whether another guid means another post, unless all the rest is the same
 */
export function pairTwins(
  items: readonly Named[],
  posts: readonly KnownPost[],
  trusts: boolean,
): { readonly pairs: readonly Twins[]; readonly rest: readonly Named[] } {
  const pairs: Twins[] = [];
  const taken = new Set<number>();
  let rest = items;
  for (const { keyOfItem, keyOfPost, isTwin } of SIGNS) {
    const byKey = grouped(posts, keyOfPost);
    rest = rest.filter((item) => {
      const key = keyOfItem(item);
      const alike = key === null ? [] : (byKey.get(key) ?? []);
      const post = alike.slice(0, MOST_LOOKED_AT).find((one) => !taken.has(one.id) && isTwin(item, one, trusts));
      if (post === undefined) return true;
      taken.add(post.id);
      pairs.push({ item, post });
      return false;
    });
  }
  return { pairs, rest };
}

interface Sign {
  /** What an item and a post must share to be looked at. */
  readonly keyOfItem: (item: Named) => string | null;
  readonly keyOfPost: (post: KnownPost) => string | null;
  readonly isTwin: (item: Named, post: KnownPost, trusts: boolean) => boolean;
}

/** The same words. Where guids are trusted, a series that repeats itself has other guids and other addresses. */
const sameWords: Sign = {
  keyOfItem: ({ arrival }) => fingerprintOf(arrival.draft)?.toString('hex') ?? null,
  keyOfPost: ({ fingerprint }) => fingerprint,
  isTwin: ({ arrival: { draft }, guid }, post, trusts) =>
    guid === null || !trusts || draft.url === null || post.url === null || draft.url === post.url,
};

/** The same address, of one post and not of a page that shows another one each day. */
const sameAddress: Sign = {
  keyOfItem: ({ url }) => url,
  keyOfPost: ({ url }) => url,
  isTwin: ({ arrival: { draft }, guid }, post, trusts) =>
    (guid === null || !trusts) && (draft.title === post.title || similarity(draft.body, post.body) >= UNLIKE),
};

/** Nothing but a title and a text, of which the text was edited. */
const sameTitle: Sign = {
  keyOfItem: ({ arrival: { draft } }) => (draft.url === null ? draft.title : null),
  keyOfPost: ({ url, title }) => (url === null ? title : null),
  isTwin: ({ arrival: { draft }, guid }, post, trusts) => {
    if (draft.title === '' || (guid !== null && trusts)) return false;
    const isSameTime = draft.publishedAt !== null && draft.publishedAt.getTime() === post.publishedAt?.getTime();
    return isSameTime || similarity(draft.body, post.body) >= ALIKE;
  },
};

const SIGNS = [sameWords, sameAddress, sameTitle] as const;

function grouped<Value>(values: readonly Value[], keyOf: (value: Value) => string | null): Map<string, Value[]> {
  const groups = new Map<string, Value[]>();
  for (const value of values) {
    const key = keyOf(value);
    if (key === null) continue;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [value]);
    else group.push(value);
  }
  return groups;
}
