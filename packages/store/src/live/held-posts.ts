import type { PoolClient } from 'pg';
import { matchSubscriptions } from '../matching.js';
import type { PostRevision } from '../posts.js';

/**
 * Lets go of the posts that the brake holds back: they are announced like any other, by subscriptions that were there
 * when they came. Those that have not been read yet get their deliveries when they are.
 */
export async function announceHeld(client: PoolClient, feedId: number): Promise<readonly PostRevision[]> {
  const { rows } = await client.query<HeldRow>(RELEASE, [feedId]);
  const read = rows.filter((row) => row.read_revision === row.revision);
  for (const { id, revision, topics } of read) {
    await matchSubscriptions(client, { postId: Number(id), revision }, topics);
  }
  return rows.map(({ id, revision }) => ({ postId: Number(id), revision }));
}

/** Takes the posts that the brake holds back as the past. Gives their number. */
export async function forgetHeld(client: PoolClient, feedId: number): Promise<number> {
  const { rowCount } = await client.query("UPDATE post SET quiet = 'history' WHERE feed_id = $1 AND quiet = 'brake'", [
    feedId,
  ]);
  return rowCount ?? 0;
}

interface HeldRow {
  id: string;
  revision: number;
  read_revision: number | null;
  topics: string[];
}

const RELEASE = `
  WITH released AS (
    UPDATE post SET quiet = NULL WHERE feed_id = $1 AND quiet = 'brake' RETURNING id, revision, read_revision
  )
  SELECT id, revision, read_revision,
         ARRAY(SELECT topic FROM post_topic WHERE post_id = released.id ORDER BY rank) AS topics
  FROM released ORDER BY id`;
