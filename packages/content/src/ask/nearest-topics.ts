import type { CitedPost, PassageIndex, Scope, TopicCount } from '../model.js';

const NEAREST_TOPICS = 5;
const NEWEST_POSTS = 200;

/** Topics of posts that were read, those of most posts first. */
export function topicsOf(posts: readonly Pick<CitedPost, 'topics'>[]): TopicCount[] {
  const counts = new Map<string, number>();
  for (const topic of posts.flatMap(({ topics }) => topics)) counts.set(topic, (counts.get(topic) ?? 0) + 1);
  return [...counts]
    .map(([topic, posts]) => ({ topic, posts }))
    .sort((a, b) => b.posts - a.posts || (a.topic < b.topic ? -1 : 1))
    .slice(0, NEAREST_TOPICS);
}

/**
 * Topics to ask about instead: those of the posts that came nearest; where none did, those of the newest posts.
 *
 * @param scope what was asked of, before the question narrowed it
 */
export async function nearestTopics(
  index: PassageIndex,
  scope: Scope,
  postIds: readonly number[],
): Promise<readonly TopicCount[]> {
  const near = await topicCounts(index, postIds);
  return near.length > 0 ? near : topicCounts(index, await index.postIdsByDate(scope, 'newest', NEWEST_POSTS));
}

async function topicCounts(index: PassageIndex, postIds: readonly number[]): Promise<readonly TopicCount[]> {
  return postIds.length === 0 ? [] : index.topicCounts({ postIds }, NEAREST_TOPICS);
}
