import type { Reader } from '@fieldnotes/content';
import type { PostDraft, Reading } from '@fieldnotes/content/model';
import { writePost } from './post.js';

/** A generated post with what the product reads from it. */
export interface GeneratedPost {
  /** From 0. */
  readonly feed: number;
  readonly draft: PostDraft;
  readonly reading: Reading;
}

/** How many feeds the posts are of. */
export const FEEDS = 10;

/** Posts of ten feeds in turn, without end; the first so many passages of a seed are always the same. */
export function* generatePosts(seed: string, reader: Reader): Generator<GeneratedPost> {
  for (let number = 0; ; number++) {
    for (let feed = 0; feed < FEEDS; feed++) {
      const draft = writePost(seed, feed, number);
      yield { feed, draft, reading: reader.read(draft) };
    }
  }
}
