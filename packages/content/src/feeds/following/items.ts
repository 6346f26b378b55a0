import type { PostDraft } from '../../model.js';
import type { SkippedItem } from '../archive-item.js';
import { draftOf } from '../feed/draft.js';
import type { Feed, FeedItem } from '../feed/feed.js';
import { type FetchedItem, fetchedItem } from './marks.js';
import { isTeaserText } from './teaser.js';

/** An item of a followed feed, read. */
export interface ReadableItem {
  readonly item: FeedItem;
  readonly marks: FetchedItem;
  /** The post it is once `matchItems` has said by which identity. */
  readonly draft: (identity: string) => PostDraft;
  /** See `isTeaser`. */
  readonly isTeaser: boolean;
}

/**
 * The items of a fetch, ready to be recognised and stored. Those whose text is more than a post may hold are told in
 * `skipped`.
 *
 * @param address where the feed is: the source of its posts
 */
export function readableItems(
  feed: Feed,
  address: string,
): { readonly items: readonly ReadableItem[]; readonly skipped: readonly SkippedItem[] } {
  const items: ReadableItem[] = [];
  const skipped: SkippedItem[] = [];
  for (const item of feed.items) {
    const read = draftOf(item, feed, { source: address, identity: () => '' });
    if (read.kind === 'skipped') skipped.push(read);
    if (read.kind !== 'post') continue;
    const { post } = read;
    const marks = fetchedItem({ ...post, id: item.id });
    items.push({ item, marks, draft: (identity) => ({ ...post, identity }), isTeaser: isTeaserText(item, post.body) });
  }
  return { items, skipped };
}
