import type { Pool } from 'pg';
import type { AnnouncementPlace, DeliveryState } from './deliveries.js';
import { type FilterPart, keptOutBy } from './filter.js';
import { type FilterRow, toFilter } from './subscriptions.js';

/** Why a post was, is or will be announced in a channel, or is not. */
export type AnnouncementReason =
  /** The feed says that it has been there, but the post is not read yet. */
  | { readonly kind: 'unread' }
  /** It is announced, or will be, or could not be. */
  | {
      readonly kind: 'delivery';
      readonly state: DeliveryState;
      readonly place: AnnouncementPlace | null;
      readonly at: Date;
      readonly lastError: string | null;
      /** It waits for its time; null when it does not. */
      readonly dueAt: Date | null;
    }
  /** A post of another feed has told the same story there. */
  | { readonly kind: 'told'; readonly feedTitle: string; readonly place: AnnouncementPlace | null }
  /** It was, so long ago that nothing more is known of it. */
  | { readonly kind: 'forgotten' }
  /** It was there before the channel followed the feed. */
  | { readonly kind: 'past' }
  /** It was there before the feed was followed, came while the feed was paused, or was held back by the brake. */
  | { readonly kind: 'quiet'; readonly why: 'history' | 'pause' | 'brake' }
  | { readonly kind: 'filtered'; readonly part: FilterPart }
  /** Nothing keeps it out now: the subscription was changed after the post was read. */
  | { readonly kind: 'changed' };

export interface AnnouncementStory {
  readonly subscriptionId: number;
  readonly channelId: string;
  /** Why the subscription is paused; null when it is not. */
  readonly pausedReason: string | null;
  readonly reason: AnnouncementReason;
}

export interface PostStory {
  readonly title: string;
  readonly feedTitle: string;
  readonly topics: readonly string[];
  /** One for each channel of the guild that follows the post's feed. */
  readonly announcements: readonly AnnouncementStory[];
}

/** Why a post is announced in the channels of a guild or not; undefined when there is no such post. */
export type TellStory = (postId: number, guildId: string) => Promise<PostStory | undefined>;

export function announcementStory(pool: Pool): TellStory {
  return async (postId, guildId) => {
    const { rows: posts } = await pool.query<PostRow>(POST, [postId]);
    const [post] = posts;
    if (post === undefined) return undefined;
    const { rows } = await pool.query<StoryRow>(STORY, [postId, guildId]);
    const announcements = rows.map((row) => ({
      subscriptionId: Number(row.id),
      channelId: row.channel_id,
      pausedReason: row.paused_reason,
      reason: reasonOf(row, post),
    }));
    return { title: post.title, feedTitle: post.feed_title, topics: post.topics, announcements };
  };
}

function reasonOf(row: StoryRow, post: PostRow): AnnouncementReason {
  const { state, told_by: feedTitle, message_id: messageId, message_channel_id: channelId, thread_id: threadId } = row;
  const place = messageId === null || channelId === null ? null : { messageId, channelId, threadId };
  if (state !== null && feedTitle !== null) return { kind: 'told', feedTitle, place };
  if (state !== null) {
    const { last_error: lastError, due_at: dueAt } = row;
    return { kind: 'delivery', state, place, at: row.done_at ?? row.created_at, lastError, dueAt };
  }
  if (row.was_announced) return { kind: 'forgotten' };
  if (row.is_past) return { kind: 'past' };
  if (post.quiet !== null) return { kind: 'quiet', why: post.quiet };
  if (!post.is_read) return { kind: 'unread' };
  const part = keptOutBy(toFilter(row), post);
  return part === null ? { kind: 'changed' } : { kind: 'filtered', part };
}

interface PostRow {
  title: string;
  author: string | null;
  feed_title: string;
  quiet: 'history' | 'pause' | 'brake' | null;
  is_read: boolean;
  topics: string[];
}

interface StoryRow extends FilterRow {
  id: string;
  channel_id: string;
  paused_reason: string | null;
  is_past: boolean;
  was_announced: boolean;
  state: DeliveryState | null;
  /** The feed whose announcement tells the story. */
  told_by: string | null;
  message_id: string | null;
  message_channel_id: string | null;
  thread_id: string | null;
  last_error: string | null;
  done_at: Date | null;
  due_at: Date | null;
  created_at: Date;
}

const POST = `
  SELECT post.title, author, feed.title AS feed_title, quiet, read_revision IS NOT NULL AS is_read,
         ARRAY(SELECT topic FROM post_topic WHERE post_id = post.id ORDER BY rank) AS topics
  FROM post JOIN feed ON feed.id = feed_id WHERE post.id = $1`;

const STORY = `
  SELECT subscription.id, subscription.channel_id, topics_any, topics_all, topics_none, title_contains, author_contains,
         paused_reason, post.id <= begins_after_post AS is_past,
         EXISTS (SELECT FROM announced WHERE subscription_id = subscription.id AND post_id = post.id) AS was_announced,
         delivery.state, feed.title AS told_by, delivery.message_id, delivery.message_channel_id,
         delivery.thread_id, delivery.last_error, delivery.done_at,
         CASE WHEN delivery.due_at > now() THEN delivery.due_at END AS due_at,
         coalesce(delivery.created_at, now()) AS created_at
  FROM post
  JOIN subscription ON subscription.feed_id = post.feed_id AND subscription.guild_id = $2
  LEFT JOIN delivery AS echo
    ON echo.subscription_id = subscription.id AND echo.post_id = post.id AND echo.echo_of IS NOT NULL
  LEFT JOIN delivery ON delivery.id = coalesce(echo.echo_of, (
    SELECT id FROM delivery AS own
    WHERE own.subscription_id = subscription.id AND own.post_id = post.id AND own.kind = 'announce' LIMIT 1))
  LEFT JOIN post AS its ON its.id = delivery.post_id AND echo.id IS NOT NULL
  LEFT JOIN feed ON feed.id = its.feed_id
  WHERE post.id = $1
  ORDER BY subscription.id`;
