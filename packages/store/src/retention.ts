import type { Pool } from 'pg';

/** Forgets what is old, oldest first and at most `limit` rows at a time, each time giving how many rows were removed. */
export interface Retention {
  /** Questions asked before, with their answers and ratings. */
  pruneQuestions(before: Date, limit: number): Promise<number>;
  /**
   * Deliveries done with before: their announcements stay in Discord as they are, and are not edited any more. That the
   * post was announced is kept, so that nothing announces it again. A digest goes as a whole, beyond the limit if need be.
   */
  pruneDeliveries(before: Date, limit: number): Promise<number>;
  /** Addresses that members gave before, and what became of them. */
  pruneFeedRequests(before: Date, limit: number): Promise<number>;
}

export function retention(pool: Pool): Retention {
  const remove = (sql: string) => async (before: Date, limit: number) => {
    const { rows } = await pool.query<{ removed: number }>(sql, [before, limit]);
    return rows[0]?.removed ?? 0;
  };
  return {
    pruneQuestions: remove(oldest('question')),
    pruneDeliveries: remove(DELIVERIES),
    pruneFeedRequests: remove(oldest('feed_request')),
  };
}

const oldest = (table: 'question' | 'feed_request') => `
  WITH gone AS (
    DELETE FROM ${table} WHERE id IN (SELECT id FROM ${table} WHERE asked_at < $1 ORDER BY asked_at LIMIT $2)
    RETURNING id
  )
  SELECT count(*)::int AS removed FROM gone`;

/**
 * One statement, so that whoever looks whether a post was announced sees the delivery or what is left of it. All of a
 * digest was done at the same instant. What has an edit or a crosspost to come is left for later.
 */
const DELIVERIES = `
  WITH gone AS (
    DELETE FROM delivery WHERE id IN (
      SELECT id FROM delivery AS done
      WHERE done_at < $1 AND crosspost_at IS NULL AND state NOT IN ('pending', 'sending')
        AND NOT EXISTS (
          SELECT FROM delivery AS mate
          JOIN delivery AS open ON open.subscription_id = mate.subscription_id AND open.post_id = mate.post_id
          WHERE (mate.id = done.id OR mate.digest_of = done.digest_of) AND open.state IN ('pending', 'sending'))
      ORDER BY done_at FETCH FIRST $2 ROWS WITH TIES)
    RETURNING subscription_id, post_id, kind, echo_of
  ), kept AS (
    INSERT INTO announced (subscription_id, post_id)
    SELECT DISTINCT subscription_id, post_id FROM gone WHERE kind = 'announce' OR echo_of IS NOT NULL
    ON CONFLICT DO NOTHING
  )
  SELECT count(*)::int AS removed FROM gone`;
