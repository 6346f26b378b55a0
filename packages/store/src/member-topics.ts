import type { Pool, PoolClient } from 'pg';
import { withTransaction } from './transaction.js';

/** Topics that one member is mentioned for in a guild, at most. */
export const MOST_TOPICS_OF_MEMBER = 25;
/** Members mentioned for a topic, and in one announcement, at most: so many fit beside what is announced. */
export const MOST_MENTIONED = 30;

export type TopicToggle =
  | 'added'
  | 'removed'
  /** The member has as many as anybody may have. */
  | 'too-many'
  /** As many members as fit into a message want it already. */
  | 'full';

/** Who wants to be mentioned for posts about which topics, by their own wish. Topics are the same in any case. */
export interface MemberTopicRecords {
  /** Wants it, or wants it no more when it was wanted before. In a guild that is recorded. */
  toggle(guildId: string, memberId: string, topic: string): Promise<TopicToggle>;
  /** As they were written, the first first. */
  of(guildId: string, memberId: string): Promise<readonly string[]>;
  /** The members who want one of the topics, those that have wanted it longest first; at most `MOST_MENTIONED`. */
  wanting(guildId: string, topics: readonly string[]): Promise<readonly string[]>;
}

export function memberTopicRecords(pool: Pool): MemberTopicRecords {
  return {
    toggle: (guildId, memberId, topic) => withTransaction(pool, (client) => toggle(client, [guildId, memberId, topic])),

    async of(guildId, memberId) {
      const { rows } = await pool.query<{ topic: string }>(
        'SELECT topic FROM member_topic WHERE guild_id = $1 AND member_id = $2 ORDER BY id',
        [guildId, memberId],
      );
      return rows.map(({ topic }) => topic);
    },

    async wanting(guildId, topics) {
      const { rows } = await pool.query<{ member_id: string }>(WANTING, [guildId, topics, MOST_MENTIONED]);
      return rows.map(({ member_id }) => member_id);
    },
  };
}

async function toggle(client: PoolClient, wish: [string, string, string]): Promise<TopicToggle> {
  const { rowCount } = await client.query(
    'DELETE FROM member_topic WHERE guild_id = $1 AND member_id = $2 AND lower(topic) = lower($3)',
    wish,
  );
  if (rowCount === 1) return 'removed';
  const { rows } = await client.query<{ own: number; others: number }>(COUNTS, wish);
  const { own, others } = rows[0] ?? { own: 0, others: 0 };
  if (own >= MOST_TOPICS_OF_MEMBER) return 'too-many';
  if (others >= MOST_MENTIONED) return 'full';
  await client.query(
    'INSERT INTO member_topic (guild_id, member_id, topic) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING',
    wish,
  );
  return 'added';
}

const COUNTS = `
  SELECT count(*) FILTER (WHERE member_id = $2)::int AS own, count(*) FILTER (WHERE lower(topic) = lower($3))::int AS others
  FROM member_topic WHERE guild_id = $1`;

const WANTING = `
  SELECT member_id FROM member_topic
  WHERE guild_id = $1 AND lower(topic) IN (SELECT lower(topic) FROM unnest($2::text[]) AS wanted (topic))
  GROUP BY member_id ORDER BY min(id) LIMIT $3`;
