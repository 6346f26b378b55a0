import { similarity } from './fingerprint.js';
import type { Named } from './names.js';
import { pairTwins, UNLIKE } from './twins.js';

/** A stored post that an arrival may be. */
export interface KnownPost {
  readonly id: number;
  /** The names by which it was found, if it was found by name. */
  readonly names: readonly string[];
  readonly url: string | null;
  readonly title: string;
  /** The start of its text. */
  readonly body: string;
  readonly publishedAt: Date | null;
  /** Hexadecimal digits; null when it has no words. */
  readonly fingerprint: string | null;
  /** Hexadecimal digits: what an item brings is a new revision when this differs. */
  readonly contentHash: string;
}

/** An item of a body and the stored post that it is. */
export interface Recognised {
  readonly item: Named;
  readonly post: KnownPost;
  /** The item's best name is one that the post did not have. */
  readonly isRenamed: boolean;
}

/** What the items of one body are. */
export interface Reconciled {
  readonly known: readonly Recognised[];
  readonly fresh: readonly Named[];
  /** Whether the feed's guids hold, after what this body shows. Null: nobody knows yet. */
  readonly guidsHold: boolean | null;
  /** The guids of the whole feed were replaced: its posts are known by other signs. */
  readonly isSwitched: boolean;
}

/** The items that have a name of a stored post, and those that have none. */
export interface ByName {
  readonly known: readonly Recognised[];
  readonly rest: readonly Named[];
}

/** The first step: items whose name is known. What is left is looked for by other signs, in `reconcile`. */
export function matchByName(items: readonly Named[], posts: readonly KnownPost[]): ByName {
  const byName = new Map(posts.flatMap((post) => post.names.map((name) => [name, post] as const)));
  const known: Recognised[] = [];
  const taken = new Set<number>();
  const rest = items.filter((item) => {
    const post = namesake(item, byName);
    if (post === undefined || taken.has(post.id)) return true;
    taken.add(post.id);
    known.push({ item, post, isRenamed: !post.names.includes(item.names[0]) });
    return false;
  });
  return { known, rest };
}

/**
 * Tells which items are posts that are stored: by name where one is known; where none is, by what they say and where
 * they are, among the posts of the feed that no other item of the body is.
 *
 * How much a guid counts is learned from the feed and remembered: one that came back shows that guids hold, and then a
 * new guid is a new post unless everything else is the same; a post that came back under another guid shows that they
 * do not, and addresses and texts decide. Neither is assumed, so that no post is announced twice and none is missed.
 *
 * @param alike posts of the feed that share an address, a fingerprint or a title with an item that has no known name
 */
export function reconcile({ known, rest }: ByName, alike: readonly KnownPost[], guidsHold: boolean | null): Reconciled {
  const taken = new Set(known.map(({ post }) => post.id));
  const free = alike.filter(({ id }) => !taken.has(id));
  const guidCameBack = known.some(({ item, isRenamed }) => item.guid !== null && !isRenamed);
  const trusts = guidsHold === true || guidCameBack;

  const strict = pairTwins(rest, free, trusts);
  // Guids held so far, none of them is there any more, and most posts are: the feed has other guids now.
  const loose = trusts && !guidCameBack ? pairTwins(rest, free, false) : null;
  const isSwitched = loose !== null && loose.pairs.length > 0 && 2 * loose.pairs.length >= known.length + rest.length;
  const { pairs, rest: fresh } = loose !== null && isSwitched ? loose : strict;
  const isRotating = pairs.some(({ item }) => item.guid !== null);
  return {
    known: [...known, ...pairs.map((twins) => ({ ...twins, isRenamed: true }))],
    fresh,
    guidsHold: isSwitched ? null : trusts || (isRotating ? false : guidsHold),
    isSwitched,
  };
}

/** A post that has one of the item's names, unless the name was given to something else since. */
function namesake({ arrival, names }: Named, byName: ReadonlyMap<string, KnownPost>): KnownPost | undefined {
  return names
    .map((name) => byName.get(name))
    .find((post) => {
      if (post === undefined) return false;
      const { url, title, body } = arrival.draft;
      const isElsewhere = url !== null && post.url !== null && url !== post.url;
      return !isElsewhere || title === post.title || similarity(body, post.body) >= UNLIKE;
    });
}
