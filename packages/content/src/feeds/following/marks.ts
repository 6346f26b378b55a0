import { createHash } from 'node:crypto';
import type { IdentifiableItem } from '../feed/draft.js';
import { bareTitle } from '../post.js';
import { canonicalUrl, urlKey } from './canonical-url.js';

/**
 * What an item can be recognised by. None of it depends on dates or on the place in the feed: both move while the item
 * stays the same. All of it is short, so that a store can keep it beside a post.
 */
export interface ItemMarks {
  readonly guid: string | null;
  /** See `urlKey`; null for the address of a whole site. */
  readonly link: string | null;
  /** See `bareTitle`; hashed where it is long, null where there is none. */
  readonly title: string | null;
  /** The fingerprint of its text, null where there is none. */
  readonly content: string | null;
}

/** An item as it was fetched: its marks, and the best name it could be given. */
export interface FetchedItem extends ItemMarks {
  readonly publishedAt: Date | null;
  /** The address a post would be named by when it has no guid. */
  readonly address: string | null;
}

export function fetchedItem({ id, url, title, publishedAt, body }: IdentifiableItem): FetchedItem {
  const bare = bareTitle(title);
  return {
    guid: id === null ? null : short(id),
    link: shortOrNull(pageKey(url)),
    title: shortOrNull(bare),
    content: fingerprintOf(body),
    publishedAt,
    address: canonicalUrl(url),
  };
}

/** The address of a site as a whole names none of its posts. */
function pageKey(url: string | null): string | null {
  const key = urlKey(url);
  return key !== null && /[/?]/.test(key) ? key : null;
}

/**
 * The fingerprint of a text: equal for texts that differ in nothing but white space, punctuation, case and markup.
 * Null for a text without letters and digits.
 */
export function fingerprintOf(text: string): string | null {
  const bare = text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}\p{M}]+/gu, ' ')
    .trim();
  return bare === '' ? null : hash(bare);
}

export function hash(text: string): string {
  return createHash('sha256').update(text.toWellFormed()).digest('hex').slice(0, 32);
}

const LONGEST_MARK = 300;

/** A mark is compared, never shown: a long one is as good as its hash. */
function short(text: string): string {
  return text.length > LONGEST_MARK ? `sha256:${hash(text)}` : text;
}

function shortOrNull(text: string | null): string | null {
  return text === null || text === '' ? null : short(text);
}
