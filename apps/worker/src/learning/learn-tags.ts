import { topicsOf } from '@fieldnotes/content';
import type { Log } from '@fieldnotes/platform';
import type { LearnableFeed, Store, TagSample } from '@fieldnotes/store';
import { BOUNDS, POLICY } from './policy.js';
import { TagThread, TagThreadError } from './tag-thread.js';

export interface LearnTagsDependencies {
  readonly store: Pick<Store, 'tagModels' | 'proposedTags'>;
  readonly log: Pick<Log, 'warn'>;
  /** Ends it; it is done again then. */
  readonly signal: AbortSignal;
}

/**
 * - `learned`: the model is stored, and what it proposes for the posts without tags.
 * - `too-little`: too few posts have tags, or learning from them takes too long or too much memory; nothing is proposed.
 * - `not-due`: it was done a moment ago, or posts of the feed are being read.
 */
export type LearnOutcome = 'learned' | 'too-little' | 'not-due';

/**
 * Learns a feed's tags from its posts that have some and proposes them for those that have none. What was read and
 * announced stays as it is. Doing it twice is doing it once: it is due once.
 */
export async function learnTags(feedId: number, { store, log, signal }: LearnTagsDependencies): Promise<LearnOutcome> {
  const [feed] = await store.tagModels.due(POLICY, 1, feedId);
  if (feed === undefined) return 'not-due';
  const timeout = AbortSignal.timeout(BOUNDS.timeMs);
  const thread = new TagThread(BOUNDS.memoryMb, AbortSignal.any([signal, timeout]));
  try {
    return await learnIn(thread, feed, store);
  } catch (error) {
    // The job would end in the same way each time; kept as one without a model, the feed has its turn again later.
    if (signal.aborted || !(timeout.aborted || error instanceof TagThreadError)) throw error;
    log.warn({ err: error, feedId }, 'the tags of a feed could not be learned');
    await forget(feed, store);
    return 'too-little';
  } finally {
    await thread.close();
  }
}

type LearningStore = LearnTagsDependencies['store'];

async function learnIn(thread: TagThread, feed: LearnableFeed, store: LearningStore): Promise<LearnOutcome> {
  const { tagged, untagged } = await store.proposedTags.postsOf(feed.feedId, BOUNDS);
  for await (const posts of samples(tagged, store)) await thread.study(posts);
  const model = await thread.learn();
  if (model === null) {
    await forget(feed, store);
    return 'too-little';
  }
  for await (const posts of samples(untagged, store)) {
    const proposed = await thread.propose(posts);
    await store.proposedTags.replace(
      posts.map(({ postId, revision }, at) => {
        const tags = proposed[at] ?? [];
        return { postId, revision, proposed: tags, topics: topicsOf(tags) };
      }),
    );
  }
  // Last, because it is what says that all of it was done.
  await store.tagModels.keep(feed, POLICY.version, model);
  return 'learned';
}

async function forget(feed: LearnableFeed, store: LearningStore): Promise<void> {
  await store.proposedTags.clear(feed.feedId);
  await store.tagModels.keep(feed, POLICY.version, null);
}

async function* samples(ids: readonly number[], { proposedTags }: LearningStore): AsyncGenerator<readonly TagSample[]> {
  for (let start = 0; start < ids.length; start += BOUNDS.batch) {
    yield await proposedTags.samples(ids.slice(start, start + BOUNDS.batch), BOUNDS.characters);
  }
}
