import type { PoolClient } from 'pg';
import { matches } from './filter.js';
import type { PostRevision } from './posts.js';
import { keepStory, type StoryMarks, type ToldStory, toldIn } from './stories.js';
import { type FilterRow, toFilter } from './subscriptions.js';
import { dueAt, type Timing, toldAs } from './timing.js';

/**
 * Makes the deliveries of a revision that has just been read, in the transaction that stores the reading.
 *
 * A subscription that has announced the post gets an edit, whatever its filter: what stands in the channel is kept true.
 * Otherwise the post is announced when it was stored after the subscription began, is not one of the past or held back,
 * and the filter lets it through. Paused subscriptions take part: their deliveries wait until they are resumed. What was
 * announced so long ago that its delivery has been removed is left as it is.
 *
 * Where a post of another feed has told the same story in the channel, that announcement is edited to name this feed too.
 *
 * @param story works out what the post's story is recognised by; absent: what was kept when the post was read
 * @returns how many deliveries there are of the revision
 */
export async function matchSubscriptions(
  client: PoolClient,
  { postId, revision }: PostRevision,
  topics: readonly string[],
  story?: () => StoryMarks,
): Promise<number> {
  if (story !== undefined) await keepStory(client, postId, story());
  const { rows } = await client.query<CandidateRow>(CANDIDATES, [postId]);
  const matching = rows.filter((row) => row.announced_at !== null || matches(toFilter(row), { ...row, topics }));
  if (matching.length === 0) return 0;
  const fresh = matching.filter(({ announced_at }) => announced_at === null).map(({ channel_id }) => channel_id);
  const told = fresh.length === 0 ? new Map<string, ToldStory>() : await toldIn(client, postId, fresh);
  const now = new Date();
  const deliveries = matching.map((row) => deliveryOf(row, told, now));
  await client.query(INSERT, [
    postId,
    revision,
    matching.map(({ id }) => id),
    matching.map(({ channel_id }) => channel_id),
    deliveries.map(({ kind }) => kind),
    deliveries.map(({ orderAt }) => orderAt),
    deliveries.map(({ echoOf }) => echoOf),
    deliveries.map((delivery) => delivery.toldAs),
    deliveries.map((delivery) => delivery.dueAt),
  ]);
  return matching.length;
}

/** What is missed after a pause is told as was chosen then, and what stands in the channel is kept true at once. */
function deliveryOf(row: CandidateRow, told: ReadonlyMap<string, ToldStory>, now: Date) {
  const { announced_at, post_at, catch_up, timing, channel_id } = row;
  const edit = { kind: 'edit', toldAs: null, dueAt: null };
  if (announced_at !== null) return { ...edit, orderAt: announced_at, echoOf: undefined };
  const story = told.get(channel_id);
  if (story !== undefined) return { ...edit, orderAt: story.orderAt, echoOf: story.deliveryId };
  const when =
    catch_up === null ? { toldAs: toldAs(timing), dueAt: dueAt(timing, now) } : { toldAs: catch_up, dueAt: null };
  return { kind: 'announce', ...when, orderAt: post_at, echoOf: undefined };
}

interface CandidateRow extends FilterRow {
  id: string;
  channel_id: string;
  title: string;
  author: string | null;
  post_at: Date;
  /** The place in the channel's order of the announcement that was made before, sent or not. */
  announced_at: Date | null;
  /** How it is told, where it was missed during a pause. */
  catch_up: string | null;
  timing: Timing | null;
}

/** The lock keeps a subscription from being ended before its deliveries are stored. */
const CANDIDATES = `
  SELECT subscription.id, subscription.channel_id, topics_any, topics_all, topics_none, title_contains, author_contains,
         post.title, post.author, coalesce(post.published_at, post.stored_at) AS post_at,
         (SELECT order_at FROM delivery WHERE subscription_id = subscription.id AND post_id = post.id
          AND kind = 'announce' LIMIT 1) AS announced_at,
         CASE WHEN post.id <= catch_up_until THEN catch_up END AS catch_up, timing
  FROM post JOIN subscription ON subscription.feed_id = post.feed_id
  WHERE post.id = $1
    AND ((post.id > begins_after_post AND post.quiet IS NULL) OR EXISTS (
      SELECT FROM delivery WHERE subscription_id = subscription.id AND post_id = post.id AND kind = 'announce'))
    AND NOT EXISTS (SELECT FROM announced WHERE subscription_id = subscription.id AND post_id = post.id)
    AND NOT EXISTS (
      SELECT FROM delivery WHERE subscription_id = subscription.id AND post_id = post.id AND echo_of IS NOT NULL)
  ORDER BY subscription.id
  FOR KEY SHARE OF subscription`;

const INSERT = `
  INSERT INTO delivery (post_id, revision, subscription_id, channel_id, kind, order_at, echo_of, told_as, due_at)
  SELECT $1, $2, id, channel_id, kind, order_at, echo_of, told_as, coalesce(due_at, '-infinity')
  FROM unnest($3::bigint[], $4::bigint[], $5::text[], $6::timestamptz[], $7::bigint[], $8::text[], $9::timestamptz[])
    AS row (id, channel_id, kind, order_at, echo_of, told_as, due_at)
  ON CONFLICT (subscription_id, post_id, revision) DO NOTHING`;
