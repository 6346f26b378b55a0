import type { Pool } from 'pg';
import type { FeedRecord } from './feeds.js';

/** What is at an address that somebody wants to know about. */
export interface FeedReport {
  readonly title: string;
  readonly url: string;
  /** All of them, of which the newest are told. */
  readonly items: number;
  readonly newest: readonly FeedReportItem[];
  /** The feed that is followed there. */
  readonly feedId: number | null;
}

export interface FeedReportItem {
  readonly title: string;
  readonly url: string | null;
  /** ISO 8601. */
  readonly date: string | null;
  /** It is stored: a poll would announce nothing. */
  readonly isKnown: boolean;
}

/**
 * An address that a member gave, and what became of it: nothing yet, a feed that is followed now, a report where that was
 * asked for, or a problem that can be told.
 */
export interface FeedRequest {
  readonly id: number;
  readonly url: string;
  readonly feed: FeedRecord | null;
  readonly report: FeedReport | null;
  readonly problem: string | null;
}

export interface FeedRequestRecords {
  add(url: string): Promise<number>;
  get(id: number): Promise<FeedRequest | undefined>;
  /** The feed of this address is stored. */
  answer(id: number, feedId: number): Promise<void>;
  report(id: number, report: FeedReport): Promise<void>;
  refuse(id: number, problem: string): Promise<void>;
}

export function feedRequestRecords(pool: Pool): FeedRequestRecords {
  return {
    async add(url) {
      const { rows } = await pool.query<{ id: string }>('INSERT INTO feed_request (url) VALUES ($1) RETURNING id', [
        url,
      ]);
      return Number(rows[0]?.id);
    },

    async get(id) {
      const { rows } = await pool.query<RequestRow>(
        `SELECT feed_request.id, url, problem, report, feed_id, feed.key, feed.title
         FROM feed_request LEFT JOIN feed ON feed.id = feed_id WHERE feed_request.id = $1`,
        [id],
      );
      return rows.map(toRequest)[0];
    },

    async answer(id, feedId) {
      await pool.query('UPDATE feed_request SET feed_id = $2, problem = NULL WHERE id = $1', [id, feedId]);
    },

    async report(id, report) {
      await pool.query('UPDATE feed_request SET report = $2 WHERE id = $1', [id, JSON.stringify(report)]);
    },

    async refuse(id, problem) {
      await pool.query('UPDATE feed_request SET problem = $2, feed_id = NULL WHERE id = $1', [
        id,
        problem.slice(0, 500),
      ]);
    },
  };
}

interface RequestRow {
  id: string;
  url: string;
  problem: string | null;
  report: FeedReport | null;
  feed_id: string | null;
  key: string | null;
  title: string | null;
}

function toRequest({ id, url, problem, report, feed_id: feedId, key, title }: RequestRow): FeedRequest {
  const feed = feedId === null || key === null || title === null ? null : { id: Number(feedId), key, title };
  return { id: Number(id), url, feed, report, problem };
}
