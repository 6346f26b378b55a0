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
      const { rows } = await pool.query<FeedRow & { posts: string; read: string; newest: Date | null }>(
        `SELECT feed.id, feed.key, feed.title, count(post.id) AS posts,
                count(post.id) FILTER (WHERE post.read_revision = post.revision) AS read,
                max(post.published_at) AS newest
         FROM feed LEFT JOIN post ON post.feed_id = feed.id
         GROUP BY feed.id ORDER BY feed.id`,
      );
      return rows.map((row) => ({
        ...toFeed(row),
        posts: Number(row.posts),
        read: Number(row.read),
        newest: row.newest,
      }));
    },
  };
}

interface FeedRow {
  id: string;
  key: string;
  title: string;
}

/** `bigint` arrives as a string; identities stay far below 2^53. */
function toFeed(row: FeedRow): FeedRecord {
  return { id: Number(row.id), key: row.key, title: row.title };
}
