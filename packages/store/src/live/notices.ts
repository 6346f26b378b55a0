import type { Pool } from 'pg';
import type { FeedEvent } from './live-feed.js';

/** Something to be told of a feed in a channel that follows it. */
export interface DueNotice extends Pick<FeedEvent, 'kind' | 'detail'> {
  readonly id: number;
  readonly nonce: string;
  /** This one included. */
  readonly attempts: number;
  readonly feedId: number;
  readonly feedTitle: string;
  readonly guildId: string;
  readonly channelId: string;
  /** Null when they asked to be forgotten. */
  readonly followerId: string | null;
  /** The language of the guild, as Discord gives it. */
  readonly locale: string;
}

export interface NoticeRecords {
  /** Takes notices that are to be sent, the oldest first; nobody else takes them for the time given. */
  take(limit: number, leaseMs: number): Promise<readonly DueNotice[]>;
  /** It was sent, or never will be. */
  done(id: number): Promise<void>;
  /** It is tried again after the time. */
  postpone(id: number, delayMs: number): Promise<void>;
}

export function noticeRecords(pool: Pool): NoticeRecords {
  return {
    async take(limit, leaseMs) {
      const { rows } = await pool.query<NoticeRow>(TAKE, [limit, leaseMs]);
      return rows.map(toNotice);
    },

    async done(id) {
      await pool.query('UPDATE feed_notice SET done_at = now() WHERE id = $1', [id]);
    },

    async postpone(id, delayMs) {
      await pool.query(`UPDATE feed_notice SET retry_at = now() + $2 * interval '1 millisecond' WHERE id = $1`, [
        id,
        delayMs,
      ]);
    },
  };
}

const TAKE = `
  WITH due AS MATERIALIZED (
    SELECT id FROM feed_notice WHERE done_at IS NULL AND retry_at <= now()
    ORDER BY id LIMIT $1 FOR UPDATE SKIP LOCKED
  ), taken AS (
    UPDATE feed_notice SET attempts = attempts + 1, retry_at = now() + $2 * interval '1 millisecond'
    FROM due WHERE feed_notice.id = due.id
    RETURNING feed_notice.id, event_id, subscription_id, nonce, attempts
  )
  SELECT taken.id, nonce, attempts, kind, detail, feed.id AS feed_id, feed.title AS feed_title, subscription.guild_id,
         channel_id, follower_id, guild.locale
  FROM taken
  JOIN feed_event ON feed_event.id = event_id
  JOIN feed ON feed.id = feed_event.feed_id
  JOIN subscription ON subscription.id = subscription_id
  JOIN guild ON guild.id = subscription.guild_id
  ORDER BY taken.id`;

interface NoticeRow {
  id: string;
  nonce: string;
  attempts: number;
  kind: DueNotice['kind'];
  detail: DueNotice['detail'];
  feed_id: string;
  feed_title: string;
  guild_id: string;
  channel_id: string;
  follower_id: string | null;
  locale: string;
}

function toNotice(row: NoticeRow): DueNotice {
  return {
    id: Number(row.id),
    nonce: row.nonce,
    attempts: row.attempts,
    kind: row.kind,
    detail: row.detail,
    feedId: Number(row.feed_id),
    feedTitle: row.feed_title,
    guildId: row.guild_id,
    channelId: row.channel_id,
    followerId: row.follower_id,
    locale: row.locale,
  };
}
