import type { Reader } from '@fieldnotes/content';
import type { PostRevision, SaveOutcome, Store } from '@fieldnotes/store';

/**
 * Reads one revision of a post: analyse, then store everything that was read in one transaction. Doing it twice is
 * doing it once. A revision that was replaced meanwhile is left alone, because the new one has a job of its own.
 */
export async function readPost(
  { postId, revision }: PostRevision,
  store: Pick<Store, 'posts' | 'readings'>,
  reader: Reader,
): Promise<SaveOutcome> {
  const post = await store.posts.get(postId);
  if (post === undefined) return 'gone';
  if (post.revision !== revision) return 'superseded';
  return store.readings.save({ postId, revision }, reader.version, reader.read(post));
}
