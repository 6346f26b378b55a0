import { storyMarks } from '@fieldnotes/content';
import type { JobQueue } from '@fieldnotes/queue';
import type { PostRevision, SaveOutcome, Store } from '@fieldnotes/store';
import type { Readers } from './readers.js';

export interface ReadDependencies {
  readonly store: Pick<Store, 'posts' | 'readings' | 'deliveries'>;
  readonly queue: Pick<JobQueue, 'add'>;
  readonly readers: Readers;
}

/**
 * Reads one revision of a post: analyse, then store everything that was read, and the deliveries to all who want to hear
 * of it, in one transaction; then ring for the bot. Doing it twice is doing it once. A revision that was replaced
 * meanwhile is left alone, because the new one has a job of its own.
 */
export async function readPost(
  { postId, revision }: PostRevision,
  { store, queue, readers }: ReadDependencies,
): Promise<SaveOutcome> {
  const [post, reader] = await Promise.all([store.posts.get(postId), readers.current()]);
  if (post === undefined) return 'gone';
  if (post.revision !== revision) return 'superseded';
  const marks = () => storyMarks(post);
  const outcome = await store.readings.save({ postId, revision }, reader.version, reader.read(post), marks);
  if (outcome === 'matched' || outcome === 'current') await ring({ postId, revision }, store, queue);
  return outcome;
}

/** Also for what was read before: the process may have been killed between storing and ringing. */
async function ring(
  revision: PostRevision,
  store: ReadDependencies['store'],
  queue: ReadDependencies['queue'],
): Promise<void> {
  const channels = await store.deliveries.channelsOf(revision);
  if (channels.length > 0) await queue.add('announce', revision);
}
