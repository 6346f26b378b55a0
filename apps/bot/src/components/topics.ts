import { withTopics } from '../answering/post-lists.js';
import { type Refusal, replyWith } from '../answering/reply-to.js';
import { whyTopic } from '../answering/why.js';
import { recordId } from '../framework/custom-id.js';
import type { BotContext, ComponentHandler, ComponentInteraction } from '../framework/feature.js';
import { renderPosts } from '../render/posts.js';
import { type Reply, reply } from '../render/reply.js';
import { type Voice, voiceOf } from '../render/voice.js';
import { escapeLine } from '../text/escape.js';

const POSTS = 10;

/** Under an answer that found nothing. */
const nearest: ComponentHandler = {
  prefix: 'topics',
  run(interaction, _, context) {
    const voice = voiceOf(interaction, true, context.timeZone);
    return replyWith(interaction, true, () => postsOn(chosen(interaction), undefined, context, voice));
  },
};

/** Under `/topics list`: the parameter is the feed, 0 for all. */
const why: ComponentHandler = {
  prefix: 'why',
  run(interaction, [feed], context) {
    const voice = voiceOf(interaction, true, context.timeZone);
    return replyWith(interaction, true, async () => {
      const topic = chosen(interaction);
      if (topic === undefined) return { refusal: voice.texts.stale };
      const feedId = recordId(feed);
      return whyTopic(topic, feedId === undefined ? undefined : [feedId], context, voice);
    });
  },
};

/** Under a post or its announcement: the topic is named by its rank, since its name may be too long. */
const moreOnTopic: ComponentHandler = {
  prefix: 'more-topic',
  run(interaction, [post, rank], context) {
    const voice = voiceOf(interaction, true, context.timeZone);
    return replyWith(interaction, true, async () => {
      const postId = recordId(post);
      const details = postId === undefined ? undefined : await context.store.posts.details(postId);
      return postsOn(details?.topics[Number(rank)]?.topic, postId, context, voice);
    });
  },
};

/** What hangs on topics. */
export const topicComponents: readonly ComponentHandler[] = [nearest, why, moreOnTopic];

function chosen(interaction: ComponentInteraction): string | undefined {
  return interaction.isStringSelectMenu() ? interaction.values[0] : undefined;
}

async function postsOn(
  topic: string | undefined,
  without: number | undefined,
  { store }: BotContext,
  voice: Voice,
): Promise<Reply | Refusal> {
  if (topic === undefined) return { refusal: voice.texts.stale };
  const posts = await store.posts.list({ topic, limit: POSTS + 1 });
  const listed = posts.filter(({ id }) => id !== without).slice(0, POSTS);
  return reply('', { embeds: [renderPosts(voice.texts.onTopic(escapeLine(topic)), listed.map(withTopics), voice)] });
}
