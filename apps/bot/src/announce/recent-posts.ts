import type { PostDetails, Store } from '@fieldnotes/store';

const FRESH_MS = 1_000;
const MOST_KEPT = 50;

/** A post of this revision or a newer one, where there is one. */
export type RecentPosts = (id: number, revision: number) => Promise<PostDetails | undefined>;

/**
 * Reads posts, each revision once a second: the same post goes to many channels within seconds, and reading it, with text,
 * phrases and topics, costs more than all else of a delivery.
 */
export function recentPosts(posts: Pick<Store['posts'], 'details'>, now: () => number = Date.now): RecentPosts {
  const kept = new Map<number, { readonly at: number; readonly post: Promise<PostDetails | undefined> }>();

  function read(id: number): Promise<PostDetails | undefined> {
    const [oldest] = kept.keys();
    if (kept.size >= MOST_KEPT && oldest !== undefined) kept.delete(oldest);
    const post = posts.details(id);
    kept.delete(id);
    kept.set(id, { at: now(), post });
    post.catch(() => kept.delete(id));
    return post;
  }

  return async (id, revision) => {
    const known = kept.get(id);
    if (known === undefined || now() - known.at >= FRESH_MS) return read(id);
    const post = await known.post;
    return post !== undefined && post.revision >= revision ? post : read(id);
  };
}
