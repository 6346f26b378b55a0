import type { Pool } from 'pg';
import type { LiveFeedStatus } from './live/live-feeds.js';

/** How much there is of what, as those want to know who watch over an installation. Cheap enough to ask every second. */
export interface Figures {
  readonly feeds: Readonly<Record<LiveFeedStatus['state'], number>>;
  /** Seconds since the feed was due that has waited longest for its poll; 0 when none waits. */
  readonly longestDueSeconds: number;
  /** Posts that have been read, and that have not. */
  readonly posts: { readonly read: number; readonly unread: number };
  /** Deliveries that are not done with, and for how many seconds the oldest was due (0 when none is). */
  readonly deliveries: { readonly open: number; readonly oldestSeconds: number };
}

export function figures(pool: Pool): () => Promise<Figures> {
  return async () => {
    const { rows } = await pool.query<FiguresRow>(FIGURES);
    const [row] = rows;
    if (row === undefined) throw new Error('the figures were asked for and no row came');
    return {
      feeds: { new: row.new, well: row.well, failing: row.failing, paused: row.paused },
      longestDueSeconds: row.longest_due,
      posts: { read: row.read, unread: row.unread },
      deliveries: { open: row.open, oldestSeconds: row.oldest_open },
    };
  };
}

/** Every part is counted by an index, or in a table with a row for each feed. */
const FIGURES = `
  SELECT live.*, read.*, unread.*, open.*
  FROM (
    SELECT count(*) FILTER (WHERE paused_at IS NOT NULL)::int AS paused,
           count(*) FILTER (WHERE paused_at IS NULL AND failures > 0)::int AS failing,
           count(*) FILTER (WHERE paused_at IS NULL AND failures = 0 AND polled_at IS NULL)::int AS new,
           count(*) FILTER (WHERE paused_at IS NULL AND failures = 0 AND polled_at IS NOT NULL)::int AS well,
           coalesce(greatest(0, extract(epoch FROM now() - min(due_at) FILTER (WHERE paused_at IS NULL))), 0)::float8 AS longest_due
    FROM live_feed) AS live,
  (SELECT coalesce(sum(posts), 0)::float8 AS read FROM feed_stat) AS read,
  (SELECT count(*)::int AS unread FROM post WHERE read_revision IS DISTINCT FROM revision) AS unread,
  (SELECT count(*)::int AS open, coalesce(greatest(0, extract(epoch FROM now() - min(greatest(created_at, due_at)))), 0)::float8 AS oldest_open
   FROM delivery WHERE state IN ('pending', 'sending')) AS open`;

interface FiguresRow {
  new: number;
  well: number;
  failing: number;
  paused: number;
  longest_due: number;
  read: number;
  unread: number;
  open: number;
  oldest_open: number;
}
