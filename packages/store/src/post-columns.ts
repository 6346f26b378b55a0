import { createHash } from 'node:crypto';
import type { PostDraft } from '@fieldnotes/content/model';
import { blockRows } from './offsets.js';

/** The columns of `draftColumns`, in its order, as a statement names them. */
export const DRAFT_COLUMNS =
  'identity, source, url, title, author, published_at, body, blocks, tags, image, declared_language, content_hash';

/** The types of the arrays of `draftColumns`, as `unnest` is given them. `tags` is JSON, since arrays do not nest. */
export const DRAFT_TYPES = [
  'text[]',
  'text[]',
  'text[]',
  'text[]',
  'text[]',
  'timestamptz[]',
  'text[]',
  'jsonb[]',
  'jsonb[]',
  'text[]',
  'text[]',
  'bytea[]',
] as const;

/** A batch of drafts turned into one array for each column. */
export function draftColumns(drafts: readonly PostDraft[], hashOf: (draft: PostDraft) => Buffer): unknown[] {
  return [
    drafts.map((draft) => draft.identity),
    drafts.map((draft) => draft.source),
    drafts.map((draft) => draft.url),
    drafts.map((draft) => draft.title),
    drafts.map((draft) => draft.author),
    drafts.map((draft) => draft.publishedAt),
    drafts.map((draft) => draft.body),
    drafts.map((draft) => JSON.stringify(blockRows(draft.blocks))),
    // JSON can say half a surrogate pair, which jsonb refuses.
    drafts.map((draft) => JSON.stringify(draft.tags.map((tag) => tag.toWellFormed()))),
    drafts.map((draft) => draft.image),
    drafts.map((draft) => draft.language),
    drafts.map(hashOf),
  ];
}

/** SHA-256 of what a reader would notice. Key order is fixed here, so equal content has an equal hash. */
export function contentHash(draft: PostDraft): Buffer {
  const { source, url, title, author, publishedAt, body, blocks, tags, image, language } = draft;
  return sha256([source, url, title, author, publishedAt, body, blockRows(blocks), tags, image, language]);
}

/**
 * SHA-256 of what makes a new revision of a post that a feed delivers again and again. Dates that move with every
 * build of the feed, addresses with a counter in them and pictures that are served from elsewhere today do not count.
 */
export function materialHash({ title, author, body, blocks, tags, language }: PostDraft): Buffer {
  return sha256([title, author, body, blockRows(blocks), tags, language]);
}

function sha256(content: readonly unknown[]): Buffer {
  return createHash('sha256').update(JSON.stringify(content)).digest();
}
