import { storyMarks, withProposedTags } from '@fieldnotes/content';
import type { JobQueue } from '@fieldnotes/queue';
import type { PostRevision, SaveOutcome, Store } from '@fieldnotes/store';
import type { TagProposer } from './learning/tag-proposer.js';
import type { Readers } from './readers.js';

export interface ReadDependencies {
  readonly store: Pick<Store, 'posts' | 'readings' | 'deliveries'>;
  readonly queue: Pick<JobQueue, 'add'>;
  readonly readers: Readers;
  readonly tags: TagProposer;
}

/**
 * Reads one revision of a post: analyse, propose tags if it has none, then store everything that was read, and the
 * deliveries to all who want to hear of it, in one transaction; then ring for the bot. Doing it twice is doing it once. A
 * revision that was replaced meanwhile is left alone, because the new one has a job of its own.
 */
export async function readPost(
  { postId, revision }: PostRevision,
  { store, queue, readers, tags }: ReadDependencies,
): Promise<SaveOutcome> {
  const [post, reader] = await Promise.all([store.posts.get(postId), readers.current()]);
  if (post === undefined) return 'gone';
  if (post.revision !== revision) return 'superseded';
  const proposed = await tags.propose(post);
  const reading = { ...withProposedTags(reader.read(post), proposed), proposed };
  const outcome = await store.readings.save({ postId, revision }, reader.version, reading, () => storyMarks(post));
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
