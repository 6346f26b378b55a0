import { confidentTags, type TagModel } from '@fieldnotes/content';
import type { Post, ProposedTag } from '@fieldnotes/content/model';
import type { Store } from '@fieldnotes/store';

/** What the models of feeds propose for posts that are being read. */
export interface TagProposer {
  /** The tags that a post is likely to be given; none for a post with tags of its own. */
  propose(post: Post): Promise<readonly ProposedTag[]>;
}

/** Models kept in memory: each is some megabytes. */
const MOST_KEPT = 4;

/** Asks the store with each post that has no tags whether its feed's model is still the one that is known. */
export function tagProposer({ tagModels }: Pick<Store, 'tagModels'>): TagProposer {
  /** The least recently used first. */
  const known = new Map<number, { readonly learnedAt: Date; readonly model: TagModel }>();

  async function modelOf(feedId: number): Promise<TagModel | null> {
    const kept = known.get(feedId);
    const stored = await tagModels.get(feedId, kept?.learnedAt ?? null);
    known.delete(feedId);
    if (stored === null) return null;
    const current =
      stored === 'same' ? kept : { learnedAt: stored.learnedAt, model: JSON.parse(stored.model) as TagModel };
    if (current === undefined) return null;
    known.set(feedId, current);
    for (const oldest of [...known.keys()].slice(0, known.size - MOST_KEPT)) known.delete(oldest);
    return current.model;
  }

  return {
    async propose(post) {
      if (post.tags.length > 0) return [];
      const model = await modelOf(post.feedId);
      return model === null ? [] : confidentTags(model, post);
    },
  };
}
