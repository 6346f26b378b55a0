import type { Pool } from 'pg';

/** When a feed's tags are learned, and learned again. */
export interface LearningPolicy {
  /** Of another version than this a model is of no use. */
  readonly version: number;
  /** A feed with fewer posts that have been read is left alone. */
  readonly leastPosts: number;
  /**
   * Again when a tenth more posts have been read, or other tags of one that had been, than at the last time, but for no
   * fewer and no more than so many.
   */
  readonly leastNew: number;
  readonly mostNew: number;
  /** And no sooner than this many milliseconds after the last time. */
  readonly restMs: number;
}

/** A feed whose tags are worth learning. */
export interface LearnableFeed {
  readonly feedId: number;
  /** Posts that have been read, and each as often again as its tags were changed. */
  readonly posts: number;
}

/** What was learned of a feed, as it is stored. */
export interface StoredTagModel {
  readonly model: string;
  readonly learnedAt: Date;
}

/** The models of feeds' tags. Learning writes them; reading posts uses them. */
export interface TagModelRecords {
  /**
   * Feeds whose tags are worth learning now, at most `limit`, or that feed alone if they are; none whose posts are being
   * read.
   */
  due(policy: LearningPolicy, limit: number, feedId?: number): Promise<readonly LearnableFeed[]>;
  /** Keeps what was learned of a feed; null: there was too little to learn from. */
  keep(feed: LearnableFeed, version: number, model: string | null): Promise<void>;
  /** The model of a feed; `same` when it is the one that is known already; null when there is none. */
  get(feedId: number, known: Date | null): Promise<StoredTagModel | 'same' | null>;
}

export function tagModelRecords(pool: Pool): TagModelRecords {
  return {
    async due({ version, leastPosts, leastNew, mostNew, restMs }, limit, feedId) {
      const values = [version, leastPosts, leastNew, mostNew, restMs, feedId ?? null, limit];
      const { rows } = await pool.query<{ feed_id: string; posts: string }>(DUE, values);
      return rows.map(({ feed_id, posts }) => ({ feedId: Number(feed_id), posts: Number(posts) }));
    },

    async keep({ feedId, posts }, version, model) {
      await pool.query(KEEP, [feedId, version, posts, model]);
    },

    async get(feedId, known) {
      const { rows } = await pool.query<{ model: string | null; learned_at: Date }>(GET, [feedId, known]);
      const [row] = rows;
      if (row === undefined) return null;
      return row.model === null ? 'same' : { model: row.model, learnedAt: row.learned_at };
    },
  };
}

/**
 * Both tables hold a row for each feed. Posts are being read where one was stored within the last minutes and is unread;
 * one that was stored before and cannot be read holds nothing up.
 */
const DUE = `
  SELECT feed_stat.feed_id, feed_stat.posts + retagged AS posts
  FROM feed_stat LEFT JOIN tag_model USING (feed_id)
  WHERE feed_stat.posts >= $2
    AND ($6::bigint IS NULL OR feed_id = $6)
    AND (tag_model.version IS NULL OR tag_model.version <> $1
         OR (feed_stat.posts + retagged >= tag_model.posts + least(greatest(tag_model.posts / 10, $3::bigint), $4::bigint)
             AND tag_model.learned_at < now() - $5::float8 * interval '1 millisecond'))
    AND NOT EXISTS (
      SELECT FROM post WHERE post.feed_id = feed_stat.feed_id AND read_revision IS DISTINCT FROM revision
      AND stored_at > now() - interval '10 minutes')
  ORDER BY tag_model.learned_at NULLS FIRST, feed_stat.feed_id
  LIMIT $7`;

/** A feed that was removed meanwhile has no model. */
const KEEP = `
  INSERT INTO tag_model (feed_id, version, posts, model)
  SELECT id, $2, $3, $4 FROM feed WHERE id = $1
  ON CONFLICT (feed_id) DO UPDATE SET
    version = excluded.version, posts = excluded.posts, model = excluded.model, learned_at = now()`;

/** The milliseconds that JavaScript has of an instant tell two learnings apart. */
const GET = `
  SELECT CASE WHEN $2::timestamptz IS DISTINCT FROM date_trunc('milliseconds', learned_at) THEN model END AS model,
         learned_at
  FROM tag_model WHERE feed_id = $1 AND model IS NOT NULL`;
