import type { BotContext } from '../framework/feature.js';
import { describeEvidence } from '../render/evidence.js';
import { renderPosts } from '../render/posts.js';
import { type Reply, reply } from '../render/reply.js';
import type { Voice } from '../render/voice.js';
import { escapeLine } from '../text/escape.js';

const POSTS = 5;

/** Why the newest posts of a topic were given it. */
export async function whyTopic(
  topic: string,
  feedIds: readonly number[] | undefined,
  context: BotContext,
  voice: Voice,
): Promise<Reply> {
  const { store } = context;
  const posts = await store.posts.list({ topic, limit: POSTS, ...(feedIds === undefined ? {} : { feedIds }) });
  const details = await Promise.all(posts.map(({ id }) => store.posts.details(id)));
  const listed = details.flatMap((post) => {
    const evidence = post?.topics.find((assigned) => assigned.topic === topic)?.evidence ?? [];
    return post === undefined ? [] : [{ ...post, note: describeEvidence(evidence, voice.texts) }];
  });
  return reply('', { embeds: [renderPosts(voice.texts.why(escapeLine(topic)), listed, voice)] });
}
