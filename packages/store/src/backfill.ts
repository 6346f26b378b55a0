import type { PoolClient } from 'pg';
import { matches, type SubscriptionFilter } from './filter.js';

/** Posts of the past to announce: the newest so many, or those published at or after a time. */
export type Backfill = { readonly latest: number } | { readonly since: Date };

/** A backfill announces at most this many posts. */
export const MOST_BACKFILLED = 1000;

/** Posts looked at, newest first, for those that the filter lets through. */
const MOST_LOOKED_AT = 20_000;

/** Makes deliveries of posts that are there already and have been read. Gives their number. */
export async function insertBackfill(
  client: PoolClient,
  subscriptionId: number,
  filter: SubscriptionFilter,
  backfill: Backfill,
): Promise<number> {
  const since = 'since' in backfill ? backfill.since : null;
  const most = Math.min('latest' in backfill ? backfill.latest : MOST_BACKFILLED, MOST_BACKFILLED);
  const { rows } = await client.query<PastPost>(PAST, [subscriptionId, since, MOST_LOOKED_AT]);
  const chosen = rows.filter((post) => matches(filter, post)).slice(0, Math.max(0, most));
  const { rowCount } = await client.query(INSERT, [subscriptionId, chosen.map(({ id }) => id)]);
  return rowCount ?? 0;
}

interface PastPost {
  id: string;
  title: string;
  author: string | null;
  topics: string[];
}

const PAST = `
  SELECT post.id, post.title, post.author,
         ARRAY(SELECT topic FROM post_topic WHERE post_id = post.id ORDER BY rank) AS topics
  FROM post JOIN subscription ON subscription.feed_id = post.feed_id
  WHERE subscription.id = $1 AND read_revision IS NOT NULL
    AND ($2::timestamptz IS NULL OR published_at >= $2)
  ORDER BY published_at DESC NULLS LAST, post.id DESC
  LIMIT $3`;

/** A post that the subscription has announced, or is about to, is left out. */
const INSERT = `
  INSERT INTO delivery (subscription_id, post_id, revision, kind, channel_id, order_at)
  SELECT subscription.id, post.id, post.read_revision, 'announce', subscription.channel_id,
         coalesce(post.published_at, post.stored_at)
  FROM subscription, post
  WHERE subscription.id = $1 AND post.id = ANY($2::bigint[])
    AND NOT EXISTS (SELECT FROM delivery WHERE subscription_id = $1 AND post_id = post.id AND kind = 'announce')
    AND NOT EXISTS (SELECT FROM announced WHERE subscription_id = $1 AND post_id = post.id)
  ON CONFLICT (subscription_id, post_id, revision) DO NOTHING`;
