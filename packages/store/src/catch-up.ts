import type { PoolClient } from 'pg';
import { LEADER_IS_OPEN } from './digest-members.js';

/** What becomes of the posts that were missed during a pause: nothing, one digest of them, or a message for each. */
export const CATCH_UPS = ['skip', 'digest', 'all'] as const;
export type CatchUp = (typeof CATCH_UPS)[number];

/** Why a delivery was left out that was missed during a pause. */
export const MISSED = 'it was missed during a pause';

/** A condition on `delivery`: an announcement that waits, that nobody has tried, and that no other digest holds. */
const WAITS = `kind = 'announce' AND state IN ('pending', 'sending') AND unsettled_since IS NULL AND message_id IS NULL
  AND (digest_of IS NULL OR NOT ${LEADER_IS_OPEN})`;

/**
 * Ends the pause of a subscription. False when it is not paused. Posts that are stored and not read yet are missed as
 * well: the feed is locked, as when it is followed, so that it is known which these are.
 */
export async function resumeSubscription(client: PoolClient, id: number, missed: CatchUp): Promise<boolean> {
  await client.query(LOCK_FEED, [id]);
  const { rows } = await client.query<{ channel_id: string }>(LOCK_PAUSED, [id]);
  const [paused] = rows;
  if (paused === undefined) return false;
  await client.query(LEAVE_DIGESTS, [id]);
  if (missed === 'skip') await client.query(SKIP, [id, MISSED]);
  else await tellWaiting(client, id, missed, null);
  await client.query(RESUME, [id, missed]);
  // What held the channel back may be mended: it is tried at once.
  await client.query(`UPDATE channel SET retry_at = '-infinity', failures = 0 WHERE id = $1`, [paused.channel_id]);
  return true;
}

/** Has the announcements of a subscription that wait told in another way, at once (null) or at another time. */
export async function tellWaiting(
  client: PoolClient,
  id: number,
  toldAs: Exclude<CatchUp, 'skip'> | null,
  dueAt: Date | null,
): Promise<void> {
  await client.query(
    `UPDATE delivery SET told_as = $2, due_at = coalesce($3::timestamptz, '-infinity') WHERE subscription_id = $1 AND ${WAITS}`,
    [id, toldAs, dueAt],
  );
}

/** How many announcements of the subscription wait for the end of its pause. */
export async function countMissed(client: Pick<PoolClient, 'query'>, id: number): Promise<number> {
  const { rows } = await client.query<{ count: number }>(
    `SELECT count(*)::int AS count FROM delivery WHERE subscription_id = $1 AND ${WAITS}`,
    [id],
  );
  return rows[0]?.count ?? 0;
}

/** Has posts of a feed up to the given one told as was chosen when its pause ended, wherever they are announced. */
export async function catchUpInFeed(
  client: PoolClient,
  feedId: number,
  missed: Exclude<CatchUp, 'skip'>,
  untilPost: number,
): Promise<void> {
  await client.query('UPDATE subscription SET catch_up = $2, catch_up_until = $3 WHERE feed_id = $1', [
    feedId,
    missed,
    untilPost,
  ]);
}

/** In the order in which following locks: the feed, then the subscription. */
const LOCK_FEED = `
  SELECT FROM feed WHERE id = (SELECT feed_id FROM subscription WHERE id = $1) FOR UPDATE`;

const LOCK_PAUSED = `
  SELECT channel_id FROM subscription WHERE id = $1 AND state = 'paused' FOR NO KEY UPDATE`;

/** A digest that was begun before the pause is made anew, or not at all: its members stand for themselves again. */
const LEAVE_DIGESTS = `
  WITH waiting AS (SELECT id FROM delivery WHERE subscription_id = $1 AND ${WAITS})
  UPDATE delivery SET digest_of = NULL
  WHERE (id IN (SELECT id FROM waiting) OR digest_of IN (SELECT id FROM waiting))
    AND digest_of IS NOT NULL AND state IN ('pending', 'sending')`;

/** A story that a post of another feed has joined is told for that one's sake. */
const SKIP = `
  UPDATE delivery SET state = 'skipped', last_error = $2, done_at = now()
  WHERE subscription_id = $1 AND ${WAITS}
    AND NOT EXISTS (SELECT FROM delivery AS echo WHERE echo.echo_of = delivery.id)`;

const RESUME = `
  WITH newest AS (
    SELECT coalesce(max(post.id), 0) AS id FROM post JOIN subscription USING (feed_id) WHERE subscription.id = $1
  )
  UPDATE subscription SET
    state = 'active', paused_reason = NULL, paused_at = NULL, catch_up = nullif($2, 'skip'),
    catch_up_until = CASE WHEN $2 <> 'skip' THEN newest.id END,
    begins_after_post = CASE WHEN $2 = 'skip' THEN greatest(begins_after_post, newest.id) ELSE begins_after_post END
  FROM newest WHERE subscription.id = $1`;
