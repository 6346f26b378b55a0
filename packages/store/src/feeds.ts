import type { Pool } from 'pg';

/** A followed source. For an archive `key` is the `file:` URL of what was imported. */
export interface FeedRecord {
  readonly id: number;
  readonly key: string;
  readonly title: string;
}

/** A feed and what is stored of it. */
export interface FeedSummary extends FeedRecord {
  readonly posts: number;
  /** Posts whose current revision has been read. */
  readonly read: number;
  readonly newest: Date | null;
}

/** A feed as it is offered for choosing. */
export interface FeedTitle {
  readonly id: number;
  readonly title: string;
  /** Posts that have been read, in this revision or an earlier one. */
  readonly posts: number;
}

export interface FeedRecords {
  /** The feed with this key, made if there is none. The title of an existing feed stays. */
  ensure(key: string, title: string): Promise<FeedRecord>;
  /** The first of the keys that names a feed. */
  findFirst(keys: readonly string[]): Promise<FeedRecord | undefined>;
  /** The feeds whose key or title is one of the names. */
  named(names: readonly string[]): Promise<readonly FeedRecord[]>;
  /** What the feed says of itself: its title, and the address of its picture. */
  describe(id: number, head: { readonly title: string; readonly image: string | null }): Promise<void>;
  summaries(): Promise<readonly FeedSummary[]>;
  /** All feeds by title, with the posts that have been read: what suggestions need, whatever is being imported. */
  titles(): Promise<readonly FeedTitle[]>;
}

export function feedRecords(pool: Pool): FeedRecords {
  return {
    async ensure(key, title) {
      await pool.query('INSERT INTO feed (key, title) VALUES ($1, $2) ON CONFLICT (key) DO NOTHING', [key, title]);
      const { rows } = await pool.query<FeedRow>('SELECT id, key, title FROM feed WHERE key = $1', [key]);
      const [row] = rows;
      if (row === undefined) throw new Error(`feed ${key} was deleted while it was being added`);
      return toFeed(row);
    },

    async findFirst(keys) {
      const { rows } = await pool.query<FeedRow>(
        'SELECT id, key, title FROM feed WHERE key = ANY($1) ORDER BY array_position($1::text[], key) LIMIT 1',
        [keys],
      );
      return rows.map(toFeed)[0];
    },

    async named(names) {
      const { rows } = await pool.query<FeedRow>(
        'SELECT id, key, title FROM feed WHERE key = ANY($1) OR lower(title) = ANY($2) ORDER BY id',
        [names, names.map((name) => name.toLowerCase())],
      );
      return rows.map(toFeed);
    },

    async describe(id, { title, image }) {
      await pool.query('UPDATE feed SET title = $2, image = $3 WHERE id = $1', [id, title, image]);
    },

    async summaries() {
      const { rows } = await pool.query<FeedRow & { posts: string; read: string; newest: Date | null }>(SUMMARIES);
      return rows.map((row) => ({
        ...toFeed(row),
        posts: Number(row.posts),
        read: Number(row.read),
        newest: row.newest,
      }));
    },

    async titles() {
      const { rows } = await pool.query<{ id: string; title: string; posts: string }>(
        'SELECT id, title, coalesce(posts, 0) AS posts FROM feed LEFT JOIN feed_stat ON feed_id = id ORDER BY id',
      );
      return rows.map(({ id, title, posts }) => ({ id: Number(id), title, posts: Number(posts) }));
    },
  };
}

/**
 * `feed_stat` counts the posts that have been read in any revision; those that wait to be read have an index of their
 * own. So nothing is counted that is as it should be.
 */
const SUMMARIES = `
  SELECT feed.id, feed.key, feed.title,
         coalesce(feed_stat.posts, 0) + waiting.never_read AS posts,
         coalesce(feed_stat.posts, 0) - waiting.revised AS read,
         (SELECT published_at FROM post WHERE feed_id = feed.id ORDER BY published_at DESC NULLS LAST LIMIT 1) AS newest
  FROM feed LEFT JOIN feed_stat ON feed_stat.feed_id = feed.id CROSS JOIN LATERAL (
    SELECT count(*) FILTER (WHERE read_revision IS NULL) AS never_read, count(read_revision) AS revised
    FROM post WHERE feed_id = feed.id AND read_revision IS DISTINCT FROM revision
  ) AS waiting
  ORDER BY feed.id`;

interface FeedRow {
  id: string;
  key: string;
  title: string;
}

/** `bigint` arrives as a string; identities stay far below 2^53. */
function toFeed(row: FeedRow): FeedRecord {
  return { id: Number(row.id), key: row.key, title: row.title };
}
