import type { PoolClient } from 'pg';

/** What one story can be recognised by when several feeds carry it; `storyMarks` of content makes them. */
export interface StoryMarks {
  readonly link: string | null;
  readonly title: string | null;
  /** 64 bits, as hexadecimal digits. */
  readonly similarity: string | null;
  /** Parts of the similarity: texts that are alike share one. */
  readonly bands: readonly string[];
}

/** An announcement of the same story in a channel. */
export interface ToldStory {
  readonly deliveryId: string;
  /** Its place in the channel's order. */
  readonly orderAt: Date;
}

/** Stories are remembered for so long: planets and reposts follow within days. */
const REMEMBERED = "interval '7 days'";

/** Keeps what the story of a post is recognised by, where somebody follows its feed. */
export async function keepStory(client: PoolClient, postId: number, marks: StoryMarks): Promise<void> {
  const { link, title, similarity, bands } = marks;
  const bits = similarity === null ? null : BigInt(`0x${similarity}`).toString(2).padStart(64, '0');
  await client.query(KEEP, [postId, link, title, bits, bands]);
}

/**
 * In which of the channels the story of the post was told already, or is about to be, by a post of another feed. Until
 * the transaction ends nobody else is told whether a story was told there, so that of two posts that are read at once one
 * finds the other.
 */
export async function toldIn(
  client: PoolClient,
  postId: number,
  channelIds: readonly string[],
): Promise<ReadonlyMap<string, ToldStory>> {
  await client.query(ONE_BY_ONE, [[...new Set(channelIds)]]);
  const { rows } = await client.query<ToldRow>(TOLD, [postId, channelIds]);
  return new Map(rows.map(({ channel_id, id, order_at }) => [channel_id, { deliveryId: id, orderAt: order_at }]));
}

/** Stories that are too old to be met again. */
export const FORGET_STORIES = `DELETE FROM story WHERE seen_at < now() - ${REMEMBERED}`;

const KEEP = `
  INSERT INTO story (post_id, link, title, similarity, bands)
  SELECT post.id, $2, $3, $4::bit(64), $5::text[] FROM post
  WHERE post.id = $1 AND EXISTS (SELECT FROM subscription WHERE subscription.feed_id = post.feed_id)
  ON CONFLICT (post_id) DO UPDATE SET
    link = excluded.link, title = excluded.title, similarity = excluded.similarity, bands = excluded.bands`;

/** In one order for all. */
const ONE_BY_ONE = `
  SELECT pg_advisory_xact_lock(key)
  FROM (SELECT hashtextextended('stories of ' || id, 0) AS key FROM unnest($1::text[]) AS channel (id) ORDER BY key) AS keys`;

/** The same rule as `sameStory` of content; a test holds the two together. */
const IS_SAME = `(
  mine.link = other.link
  OR bit_count(mine.similarity # other.similarity) <= 3
  OR ((mine.similarity IS NULL OR other.similarity IS NULL) AND mine.title = other.title))`;

const TOLD = `
  WITH mine AS (
    SELECT story.*, post.feed_id FROM story JOIN post ON post.id = post_id WHERE post_id = $1
  ), alike AS (
    SELECT other.* FROM mine JOIN story AS other ON other.link = mine.link
    UNION
    SELECT other.* FROM mine JOIN story AS other ON other.title = mine.title
    UNION
    SELECT other.* FROM mine JOIN story AS other ON other.bands && mine.bands
  )
  SELECT DISTINCT ON (delivery.channel_id) delivery.channel_id, delivery.id, delivery.order_at
  FROM mine
  JOIN alike AS other ON ${IS_SAME}
  JOIN post ON post.id = other.post_id AND post.feed_id <> mine.feed_id
  JOIN delivery ON delivery.post_id = other.post_id AND delivery.kind = 'announce'
  JOIN subscription ON subscription.id = delivery.subscription_id
  WHERE other.seen_at > now() - ${REMEMBERED} AND delivery.channel_id = ANY($2::bigint[])
    AND (delivery.state = 'sent' OR (delivery.state IN ('pending', 'sending') AND subscription.state = 'active'))
  ORDER BY delivery.channel_id, delivery.id`;

interface ToldRow {
  channel_id: string;
  id: string;
  order_at: Date;
}
