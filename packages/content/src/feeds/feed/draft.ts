import type { ArchiveItem } from '../archive-item.js';
import { type TextBlock, toPostItem } from '../post.js';
import { type Refusal, refused } from '../refusal.js';
import type { Feed, FeedItem } from './feed.js';
import { contentBlocks } from './markup.js';

/** What a feed's item does not say itself. */
export interface DraftOptions {
  /** What the post is to be known by; see `identityOf` and `matchItems`. */
  readonly identity: (item: IdentifiableItem) => string;
  /** Where it was read from: the path inside the archive, or the address of the feed. */
  readonly source: string;
}

/** What may tell an item from the others, when its text has been read. */
export interface IdentifiableItem {
  readonly id: string | null;
  readonly url: string | null;
  readonly title: string;
  readonly publishedAt: Date | null;
  readonly body: string;
}

/**
 * An item of a feed as a post: its content, else its summary, as blocks of text. An item without a date that can be
 * read has none. Skipped only when its text is more, or nests deeper, than a post may.
 */
export function draftOf(item: FeedItem, feed: Feed, { identity, source }: DraftOptions): ArchiveItem {
  const blocks = itemBlocks(item);
  if (typeof blocks === 'string') return refused(source, blocks, item.title);
  const publishedAt = item.published ?? item.updated;
  const body = blocks.map(({ text }) => text).join('\n');
  return toPostItem({
    identity: identity({ id: item.id, url: item.link, title: item.title, publishedAt, body }),
    source,
    url: item.link,
    title: item.title,
    author: authorOf(item) ?? authorOf(feed) ?? null,
    publishedAt,
    blocks,
    tags: item.tags.map(({ term, label }) => label ?? term),
    image: item.image,
    language: item.language ?? feed.language ?? null,
  });
}

/** The text of an item: its content, else its summary. */
export function itemBlocks({ content, summary }: FeedItem): readonly TextBlock[] | Refusal {
  const text = content ?? summary;
  return text === null ? [] : contentBlocks(text);
}

function authorOf({ authors }: Pick<FeedItem, 'authors'>): string | null {
  return [...new Set(authors.flatMap(({ name, email }) => name ?? email ?? []))].join(', ') || null;
}
