import type { PostDraft } from '../model.js';
import { LIMITS } from './limits.js';
import { excerpt } from './plain.js';

/** Why something that should have been a post could not be read. */
export type SkipReason =
  | 'unreadable'
  | 'too-large'
  | 'empty'
  | 'binary'
  | 'encoding'
  | 'unknown-format'
  | 'front-matter'
  | 'date'
  | 'malformed'
  | 'too-complex'
  | 'too-many-posts'
  | 'too-deep';

/** Why something is no post, with nothing wrong about it. */
export type IgnoreReason = 'section-page' | 'draft' | 'about-the-project' | 'template' | 'not-a-post' | 'duplicate';

export interface PostItem {
  readonly kind: 'post';
  readonly post: PostDraft;
}

/** Broken: named and counted, the rest is imported. `message` is one line: what is wrong and what to do. */
export interface SkippedItem {
  readonly kind: 'skipped';
  readonly source: string;
  readonly reason: SkipReason;
  readonly message: string;
}

/** No post, and nothing is wrong. */
export interface IgnoredItem {
  readonly kind: 'ignored';
  readonly source: string;
  readonly reason: IgnoreReason;
}

/** What reading an archive gives, one after the other. */
export type ArchiveItem = PostItem | SkippedItem | IgnoredItem;

/** A skipped item. The message may hold text of the file: it is brought onto one line here. */
export function skipped(source: string, reason: SkipReason, message: string): SkippedItem {
  return { kind: 'skipped', source, reason, message: excerpt(message, 500) };
}

export function ignored(source: string, reason: IgnoreReason): IgnoredItem {
  return { kind: 'ignored', source, reason };
}

/** What is said of a file with more posts than we read. */
export function tooManyPosts(source: string, count: number): SkippedItem {
  const [limit, given] = [LIMITS.postsPerFile, count].map((number) => number.toLocaleString('en'));
  return skipped(source, 'too-many-posts', `only the first ${limit} of ${given} posts were read: split the file`);
}
