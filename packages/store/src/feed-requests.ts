import type { Pool } from 'pg';
import type { FeedRecord } from './feeds.js';
import type { FollowRequest } from './subscriptions.js';

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

/** A feed that a page names. */
export interface FeedAddress {
  readonly url: string;
  /** Empty where the page gives none. */
  readonly title: string;
}

/** How a feed is to be followed that is not chosen yet. */
export type FollowWish = Omit<FollowRequest, 'feedId' | 'followerId'>;

/**
 * An address that a member gave, and what became of it: nothing yet, a feed that is followed now, several of which one is
 * to be chosen, a report where that was asked for, or a problem that can be told.
 */
export interface FeedRequest {
  readonly id: number;
  readonly url: string;
  readonly feed: FeedRecord | null;
  readonly candidates: readonly FeedAddress[] | null;
  /** Kept until one of the candidates is chosen. */
  readonly wish: FollowWish | null;
  readonly report: FeedReport | null;
  readonly problem: string | null;
}

export interface FeedRequestRecords {
  add(url: string): Promise<number>;
  get(id: number): Promise<FeedRequest | undefined>;
  /** The feed of this address is stored. */
  answer(id: number, feedId: number): Promise<void>;
  /** There are several feeds at the address; at most `MOST_CANDIDATES` are kept. */
  offer(id: number, candidates: readonly FeedAddress[]): Promise<void>;
  keepWish(id: number, wish: FollowWish): Promise<void>;
  report(id: number, report: FeedReport): Promise<void>;
  refuse(id: number, problem: string): Promise<void>;
}

/** A menu of Discord holds as many. */
const MOST_CANDIDATES = 25;
const LONGEST_TITLE = 200;

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
        `SELECT feed_request.id, url, problem, report, candidates, wish, feed_id, feed.key, feed.title
         FROM feed_request LEFT JOIN feed ON feed.id = feed_id WHERE feed_request.id = $1`,
        [id],
      );
      return rows.map(toRequest)[0];
    },

    async answer(id, feedId) {
      await pool.query('UPDATE feed_request SET feed_id = $2, problem = NULL WHERE id = $1', [id, feedId]);
    },

    async offer(id, candidates) {
      const kept = candidates
        .slice(0, MOST_CANDIDATES)
        .map(({ url, title }) => ({ url, title: title.slice(0, LONGEST_TITLE).toWellFormed() }));
      await pool.query('UPDATE feed_request SET candidates = $2 WHERE id = $1', [id, JSON.stringify(kept)]);
    },

    async keepWish(id, wish) {
      await pool.query('UPDATE feed_request SET wish = $2 WHERE id = $1', [id, JSON.stringify(wish)]);
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
  candidates: FeedAddress[] | null;
  wish: StoredWish | null;
  feed_id: string | null;
  key: string | null;
  title: string | null;
}

/** As JSON has it: times are text. */
type StoredWish = Omit<FollowWish, 'backfill'> & { readonly backfill?: { latest: number } | { since: string } };

function toWish({ backfill, ...wish }: StoredWish): FollowWish {
  if (backfill === undefined) return wish;
  return { ...wish, backfill: 'since' in backfill ? { since: new Date(backfill.since) } : backfill };
}

function toRequest(row: RequestRow): FeedRequest {
  const { id, url, problem, report, candidates, feed_id: feedId, key, title } = row;
  const wish = row.wish === null ? null : toWish(row.wish);
  const feed = feedId === null || key === null || title === null ? null : { id: Number(feedId), key, title };
  return { id: Number(id), url, feed, candidates, wish, report, problem };
}
