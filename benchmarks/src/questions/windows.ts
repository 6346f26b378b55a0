import type { Reader } from '@fieldnotes/content';
import type { Post } from '@fieldnotes/content/model';
import type { Store } from '@fieldnotes/store';

/** A passage with its text. */
export interface Window {
  readonly source: string;
  readonly title: string;
  readonly text: string;
}

const MOST_POSTS = 1_000_000;

/** The passages of all stored posts: the same windows that the product searches. */
export async function windowsOf(store: Store, reader: Reader): Promise<readonly Window[]> {
  const windows: Window[] = [];
  for (const { id } of await store.posts.list({ limit: MOST_POSTS })) {
    const post = await store.posts.get(id);
    if (post !== undefined) windows.push(...windowsIn(post, reader));
  }
  return windows;
}

function windowsIn(post: Post, reader: Reader): Window[] {
  const { source, title, body } = post;
  return reader.read(post).passages.map(({ start, end }) => ({ source, title, text: body.slice(start, end) }));
}
