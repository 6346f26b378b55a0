import type { AnnouncementPlace, DeliveryKind, DeliveryRecord, DeliveryState } from './deliveries.js';
import { isGathered, LEADER_IS_OPEN } from './digest-members.js';
import type { AnnouncementStyle } from './subscriptions.js';

/** The next delivery of a channel, with all that sending it takes but the post itself. */
export interface OpenDelivery {
  readonly id: number;
  readonly channelId: string;
  readonly guildId: string;
  /** The language of the guild, as Discord gives it. */
  readonly locale: string;
  readonly postId: number;
  readonly revision: number;
  readonly kind: DeliveryKind;
  /** The same for every attempt, and for no other delivery. */
  readonly nonce: string;
  /** Attempts made before. */
  readonly attempts: number;
  /** Since when it was to be sent. */
  readonly createdAt: Date;
  /** When it was first handed to Discord without learning what became of it; null when it surely was not sent. */
  readonly unsettledSince: Date | null;
  /** It leads a digest. */
  readonly leadsDigest: boolean;
  /** Of an announcement: what was sent so far. Of an edit: what is to be edited; null when nothing was announced. */
  readonly place: AnnouncementPlace | null;
  /** Of an edit: the delivery that leads the digest which holds the post. */
  readonly announcedInDigest: number | null;
  /** Some members of the guild want to be mentioned for topics. */
  readonly hasMemberTopics: boolean;
  /** Feeds that carry the same story, by their titles: the announcement names them. */
  readonly alsoIn: readonly string[];
  /** Of an edit: the revision that the message shows; null where it is edited whatever it shows. */
  readonly shownRevision: number | null;
  /** In one digest with others of its subscription, by itself, or as the burst limit has it. */
  readonly toldAs: 'digest' | 'all' | null;
  /** Announcements of the channel that are due, that nobody has tried, and that this one may be told with in one digest. */
  readonly waiting: number;
  /** A feed of the channel has new posts that have not been read yet: some may come before this one. */
  readonly awaitsReading: boolean;
  readonly subscription: {
    readonly id: number;
    readonly feedTitle: string;
    readonly feedImage: string | null;
    readonly style: AnnouncementStyle;
    readonly mentionRoleId: string | null;
    readonly crosspost: boolean;
    readonly burstLimit: number;
  };
}

/** Posts that have been stored for longer and are still unread are not waited for: their reading must have failed. */
const LONGEST_READING = `interval '60 seconds'`;

/** Feeds that an announcement names beside its own. */
const MOST_NAMED = 5;

/**
 * What may have been sent comes first, so that one message at most is in doubt. Members of a digest are sent with the
 * delivery that leads it, as long as that is open. An echo stands for the announcement of its story.
 *
 * Asked for every message, and planning costs more than running it: the delivery is picked by itself, so that few tables
 * have to be put in order at once (3.7 ms become 2.2).
 */
export const HEAD = `
  WITH head AS MATERIALIZED (
    SELECT * FROM delivery
    WHERE channel_id = $1 AND state IN ('pending', 'sending') AND due_at <= now()
      AND (SELECT state FROM subscription WHERE id = subscription_id) = 'active'
      AND (digest_of IS NULL OR digest_of = id OR NOT ${LEADER_IS_OPEN})
    ORDER BY unsettled_since IS NULL AND message_id IS NULL, order_at, post_id, revision, id
    LIMIT 1)
  SELECT head.id, head.channel_id, subscription.guild_id, guild.locale, head.kind,
         coalesce(CASE WHEN head.echo_of IS NOT NULL THEN announced.post_id END, head.post_id) AS post_id,
         coalesce(CASE WHEN head.echo_of IS NOT NULL THEN announced.shown_revision END, head.revision) AS revision,
         head.nonce, head.told_as, head.attempts, greatest(head.created_at, head.due_at) AS created_at, head.unsettled_since, head.digest_of = head.id AS leads_digest,
         coalesce(announced.message_id, head.message_id) AS message_id,
         coalesce(announced.message_channel_id, head.message_channel_id) AS message_channel_id,
         coalesce(announced.thread_id, head.thread_id) AS thread_id,
         announced.digest_of AS announced_in_digest,
         CASE WHEN head.echo_of IS NULL THEN announced.shown_revision END AS shown_revision,
         ARRAY(
           SELECT DISTINCT its.title FROM delivery AS echo
           JOIN post ON post.id = echo.post_id JOIN feed AS its ON its.id = post.feed_id
           WHERE echo.echo_of = coalesce(announced.id, head.id) ORDER BY 1 LIMIT ${MOST_NAMED}) AS also_in,
         EXISTS (SELECT FROM member_topic WHERE member_topic.guild_id = subscription.guild_id) AS has_member_topics,
         subscription.id AS subscription_id, feed.title AS feed_title, feed.image AS feed_image, style, mention_role_id, crosspost, burst_limit,
         (SELECT count(*)::int FROM delivery AS other JOIN subscription AS its ON its.id = other.subscription_id
          WHERE other.channel_id = $1 AND other.state IN ('pending', 'sending') AND other.kind = 'announce'
            AND other.unsettled_since IS NULL AND other.message_id IS NULL
            AND its.state = 'active' AND ${isGathered('other')}) AS waiting,
         EXISTS (
          SELECT FROM post JOIN subscription AS its ON its.feed_id = post.feed_id
          WHERE its.channel_id = $1 AND its.state = 'active' AND post.id > its.begins_after_post
            AND post.read_revision IS DISTINCT FROM post.revision
            AND post.stored_at > now() - ${LONGEST_READING}) AS awaits_reading
  FROM head
  LEFT JOIN delivery AS announced
    ON head.kind = 'edit' AND announced.kind = 'announce' AND announced.state = 'sent'
    AND announced.id = coalesce(head.echo_of, (
      SELECT id FROM delivery WHERE subscription_id = head.subscription_id AND post_id = head.post_id
      AND kind = 'announce' AND state = 'sent' LIMIT 1))
  JOIN subscription ON subscription.id = coalesce(announced.subscription_id, head.subscription_id)
  JOIN feed ON feed.id = subscription.feed_id
  JOIN guild ON guild.id = subscription.guild_id`;

interface PlaceRow {
  message_id: string | null;
  message_channel_id: string | null;
  thread_id: string | null;
}

export interface HeadRow extends PlaceRow {
  id: string;
  channel_id: string;
  guild_id: string;
  locale: string;
  post_id: string;
  revision: number;
  kind: DeliveryKind;
  nonce: string;
  attempts: number;
  created_at: Date;
  unsettled_since: Date | null;
  leads_digest: boolean | null;
  announced_in_digest: string | null;
  also_in: string[];
  has_member_topics: boolean;
  shown_revision: number | null;
  told_as: OpenDelivery['toldAs'];
  waiting: number;
  awaits_reading: boolean;
  subscription_id: string;
  feed_title: string;
  feed_image: string | null;
  style: AnnouncementStyle;
  mention_role_id: string | null;
  crosspost: boolean;
  burst_limit: number;
}

export interface DeliveryRow extends PlaceRow {
  id: string;
  post_id: string;
  title: string;
  kind: DeliveryKind;
  state: DeliveryState;
  digest_of: string | null;
  attempts: number;
  last_error: string | null;
  created_at: Date;
  done_at: Date | null;
}

export function toOpenDelivery(row: HeadRow): OpenDelivery {
  return {
    id: Number(row.id),
    channelId: row.channel_id,
    guildId: row.guild_id,
    locale: row.locale,
    postId: Number(row.post_id),
    revision: row.revision,
    kind: row.kind,
    nonce: row.nonce,
    attempts: row.attempts,
    createdAt: row.created_at,
    unsettledSince: row.unsettled_since,
    leadsDigest: row.leads_digest === true,
    place: toPlace(row),
    announcedInDigest: row.announced_in_digest === null ? null : Number(row.announced_in_digest),
    alsoIn: row.also_in,
    hasMemberTopics: row.has_member_topics,
    shownRevision: row.shown_revision,
    toldAs: row.told_as,
    waiting: row.waiting,
    awaitsReading: row.awaits_reading,
    subscription: {
      id: Number(row.subscription_id),
      feedTitle: row.feed_title,
      feedImage: row.feed_image,
      style: row.style,
      mentionRoleId: row.mention_role_id,
      crosspost: row.crosspost,
      burstLimit: row.burst_limit,
    },
  };
}

export function toDelivery(row: DeliveryRow): DeliveryRecord {
  return {
    id: Number(row.id),
    postId: Number(row.post_id),
    postTitle: row.title,
    kind: row.kind,
    state: row.state,
    place: toPlace(row),
    inDigest: row.digest_of !== null,
    attempts: row.attempts,
    lastError: row.last_error,
    createdAt: row.created_at,
    doneAt: row.done_at,
  };
}

function toPlace(row: PlaceRow): AnnouncementPlace | null {
  const { message_id: messageId, message_channel_id: channelId, thread_id: threadId } = row;
  return messageId === null || channelId === null ? null : { messageId, channelId, threadId };
}
