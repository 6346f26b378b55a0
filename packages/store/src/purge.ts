import type { Pool, PoolClient } from 'pg';
import { memberDigest } from './member.js';

/** What is removed, as numbers of rows. */
export type Removed = Readonly<Record<string, number>>;

/** Removes what somebody asks to be removed. With `isTrial` nothing is removed, and the numbers say what would be. */
export interface Purge {
  /** A guild with its settings, subscriptions, deliveries and questions. */
  guild(id: string, isTrial: boolean): Promise<Removed>;
  /**
   * The questions of a member, everywhere, what the member thought of answers, and topics to be mentioned for.
   * Subscriptions and edits of topics, which are a community's, stay without a word of who made them.
   */
  member(id: string, isTrial: boolean): Promise<Removed>;
  /** Questions asked before the instant, with their answers. */
  questionsBefore(before: Date, isTrial: boolean): Promise<Removed>;
}

export function purge(pool: Pool): Purge {
  return {
    guild: (id, isTrial) =>
      counting(pool, isTrial, async (client) => ({
        questions: await removed(client, 'DELETE FROM question WHERE guild_id = $1', id),
        deliveries: await removed(
          client,
          'DELETE FROM delivery USING subscription AS its WHERE its.id = subscription_id AND its.guild_id = $1',
          id,
        ),
        subscriptions: await removed(client, 'DELETE FROM subscription WHERE guild_id = $1', id),
        guilds: await removed(client, 'DELETE FROM guild WHERE id = $1', id),
      })),
    member: (id, isTrial) =>
      counting(pool, isTrial, async (client) => ({
        questions: await removed(client, `DELETE FROM question WHERE member = ${MEMBER}`, id),
        ratings: await removed(
          client,
          `UPDATE question SET ratings = ratings - encode(${MEMBER}, 'hex') WHERE ratings ? encode(${MEMBER}, 'hex')`,
          id,
        ),
        subscriptions: await removed(
          client,
          'UPDATE subscription SET follower_id = NULL WHERE follower_id = $1::bigint',
          id,
        ),
        topicEdits: await removed(client, `UPDATE topic_edit SET member = NULL WHERE member = ${MEMBER}`, id),
        topics: await removed(client, 'DELETE FROM member_topic WHERE member_id = $1::bigint', id),
      })),
    questionsBefore: (before, isTrial) =>
      counting(pool, isTrial, async (client) => ({
        questions: await removed(client, 'DELETE FROM question WHERE asked_at < $1', before),
      })),
  };
}

const MEMBER = memberDigest('$1');

async function removed(client: PoolClient, statement: string, value: unknown): Promise<number> {
  return (await client.query(statement, [value])).rowCount ?? 0;
}

/** A trial does the same and takes it back, so that its numbers are those of the real thing. */
async function counting(
  pool: Pool,
  isTrial: boolean,
  work: (client: PoolClient) => Promise<Removed>,
): Promise<Removed> {
  const client = await pool.connect();
  try {
    await client.query('BEGIN; SET LOCAL statement_timeout = 0');
    const counts = await work(client);
    await client.query(isTrial ? 'ROLLBACK' : 'COMMIT');
    return counts;
  } catch (error) {
    await client.query('ROLLBACK');
    throw error;
  } finally {
    client.release();
  }
}
