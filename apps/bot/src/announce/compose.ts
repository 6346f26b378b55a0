import type { OpenDelivery, PostDetails } from '@fieldnotes/store';
import { textsFor } from '../locales/catalogue.js';
import type { AnnounceDependencies } from './dependencies.js';
import type { AnnouncementBody } from './render/body.js';
import { digestBody, MOST_LISTED } from './render/digest.js';
import { compactBody, richBody, threadName } from './render/post.js';
import { announcementTexts } from './render/texts.js';

/** A delivery, ready to be sent. */
export interface Composed {
  readonly body: AnnouncementBody;
  /** For when Discord refuses the body: the same in few words. */
  readonly fallback: AnnouncementBody;
  /** Of the thread under it, or of the forum post. */
  readonly name: string;
  /** Names of the topics, for the tags of a forum post. */
  readonly topics: readonly string[];
  readonly shownRevision: number;
}

/** Makes the message out of the stored posts; undefined when they are not there any more. */
export async function compose(delivery: OpenDelivery, dependencies: Composing): Promise<Composed | undefined> {
  const lead = delivery.announcedInDigest ?? (delivery.leadsDigest ? delivery.id : null);
  return lead === null ? composePost(delivery, dependencies) : composeDigest(delivery, lead, dependencies);
}

/** Who is mentioned for what the posts are about. */
async function membersWanting(
  { guildId, hasMemberTopics }: OpenDelivery,
  posts: readonly PostDetails[],
  { memberTopics }: Composing['store'],
): Promise<readonly string[]> {
  const topics = posts.flatMap((post) => post.topics.map(({ topic }) => topic));
  return hasMemberTopics ? memberTopics.wanting(guildId, topics) : [];
}

type Composing = Pick<AnnounceDependencies, 'store' | 'posts'>;

async function composePost(delivery: OpenDelivery, { store, posts }: Composing): Promise<Composed | undefined> {
  const post = await posts(delivery.postId, delivery.revision);
  if (post === undefined) return undefined;
  const { feedTitle, mentionRoleId, style } = delivery.subscription;
  const texts = textsFor(announcementTexts, delivery.locale);
  const memberIds = await membersWanting(delivery, [post], store);
  const mentions = { roleIds: mentionRoleId === null ? [] : [mentionRoleId], memberIds };
  const { nonce, alsoIn } = delivery;
  const announcement = { post, feedTitle, alsoIn, nonce, mentions, texts };
  const fallback = compactBody({ ...announcement, post: { ...post, url: null, summary: [] } });
  return {
    body: style === 'compact' ? compactBody(announcement) : richBody(announcement),
    fallback,
    name: threadName(announcement),
    topics: post.topics.map(({ topic }) => topic),
    shownRevision: post.revision,
  };
}

async function composeDigest(
  delivery: OpenDelivery,
  leadId: number,
  { store, posts: read }: Composing,
): Promise<Composed | undefined> {
  const { postIds, mentionRoleIds: roleIds } = await store.deliveries.digest(leadId);
  const details = await Promise.all(
    postIds.slice(-MOST_LISTED).map((id) => read(id, id === delivery.postId ? delivery.revision : 1)),
  );
  const posts = details.filter((post): post is PostDetails => post !== undefined);
  if (posts.length === 0) return undefined;
  const texts = textsFor(announcementTexts, delivery.locale);
  const mentions = { roleIds, memberIds: await membersWanting(delivery, posts, store) };
  const body = digestBody({ posts, count: postIds.length, nonce: delivery.nonce, mentions, texts });
  const revision = posts.find(({ id }) => id === delivery.postId)?.revision;
  return {
    body,
    fallback: body,
    name: texts.newPosts(postIds.length),
    topics: [],
    shownRevision: revision ?? delivery.revision,
  };
}
