import type { Pool } from 'pg';

/** The topics that posts carry, read without counting all of the posts. */
export interface TopicRecords {
  /** Those in use, at most 1,000: first those that most of the 500 newest posts carry, the others by name. */
  inUse(): Promise<readonly string[]>;
  /** How many posts carry each of the topics; the count ends at `most`. */
  countPosts(topics: readonly string[], most: number): Promise<ReadonlyMap<string, number>>;
}

export function topicRecords(pool: Pool): TopicRecords {
  return {
    async inUse() {
      const { rows } = await pool.query<{ topic: string }>(IN_USE);
      return rows.map(({ topic }) => topic);
    },

    async countPosts(topics, most) {
      const { rows } = await pool.query<{ topic: string; posts: number }>(COUNT_POSTS, [topics, most]);
      return new Map(rows.map(({ topic, posts }) => [topic, posts]));
    },
  };
}

/**
 * Recursive terms of a statement: `used (topic)` holds the different topics, which are few in many rows, each found from
 * the one before on the index (a loose index scan), and NULL behind the last. `condition` decides whether to read at all.
 */
export function usedTopics(condition = 'true'): string {
  return `used AS (
    (SELECT topic FROM post_topic WHERE ${condition} ORDER BY topic LIMIT 1)
    UNION ALL
    SELECT (SELECT topic FROM post_topic WHERE topic > used.topic ORDER BY topic LIMIT 1)
    FROM used WHERE used.topic IS NOT NULL
  )`;
}

/** OFFSET 0 keeps the planner from reading all topics to join them: it takes each post for one with very many. */
const IN_USE = `
  WITH RECURSIVE ${usedTopics()}, known AS (
    SELECT topic FROM used WHERE topic IS NOT NULL LIMIT 1000
  ), lately AS (
    SELECT topic, count(*) AS posts
    FROM (SELECT id FROM post ORDER BY published_at DESC NULLS LAST, id LIMIT 500) AS newest
    CROSS JOIN LATERAL (SELECT topic FROM post_topic WHERE post_id = newest.id OFFSET 0) AS its
    GROUP BY topic
  )
  SELECT topic FROM known LEFT JOIN lately USING (topic) ORDER BY posts DESC NULLS LAST, topic`;

const COUNT_POSTS = `
  SELECT topic,
         (SELECT count(*) FROM (SELECT FROM post_topic WHERE topic = asked.topic LIMIT $2) AS counted)::int AS posts
  FROM unnest($1::text[]) AS asked (topic)`;
