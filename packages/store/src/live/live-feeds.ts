import type { Pool, PoolClient } from 'pg';
import type { CatchUp } from '../catch-up.js';
import type { FeedRecord } from '../feeds.js';
import type { PostRevision } from '../posts.js';
import { withTransaction } from '../transaction.js';
import { unwantArticlesOf } from './article-requests.js';
import { announceHeld, forgetHeld } from './held-posts.js';
import { type KnownPost, type PostMarks, postsAlike, toKnown } from './known-posts.js';
import type { ArticleMode, FeedEvent } from './live-feed.js';
import { hostOf, lockHost, rescheduleHosts } from './poll-hosts.js';
import { PUSH_COLUMNS, type PushRow, type PushStatus, toPushStatus } from './push-status.js';

/** How a followed feed stands, for people. */
export interface LiveFeedStatus extends FeedRecord {
  readonly url: string;
  readonly articles: ArticleMode;
  readonly state: 'new' | 'well' | 'failing' | 'paused';
  readonly polledAt: Date | null;
  readonly succeededAt: Date | null;
  readonly changedAt: Date | null;
  /** Null while it is paused. */
  readonly dueAt: Date | null;
  readonly intervalSeconds: number | null;
  readonly failures: number;
  readonly failingSince: Date | null;
  readonly problem: string | null;
  /** Posts that the brake holds back. */
  readonly held: number;
  /** Null where the feed names no hub, or hubs cannot reach this installation. */
  readonly push: PushStatus | null;
}

export interface LiveFeedRecords {
  /**
   * Follows the feed at the address: it is due at once, or after the time given. A feed that is followed already is given
   * as it is.
   */
  follow(url: string, title: string, dueInMs?: number): Promise<FeedRecord & { readonly isNew: boolean }>;
  /** Whether the pages of its posts are asked for from now on. False when it is not followed. */
  setArticles(feedId: number, mode: ArticleMode): Promise<boolean>;
  /** Ends it. What was stored stays and can be asked about. False when it was not followed. */
  unfollow(feedId: number): Promise<boolean>;
  /** The feed that is followed at this address, or was first followed there. */
  at(url: string): Promise<FeedRecord | undefined>;
  status(feedId: number): Promise<LiveFeedStatus | undefined>;
  statuses(): Promise<readonly LiveFeedStatus[]>;
  /** Has it polled as soon as its host allows. */
  pollNow(feedId: number): Promise<void>;
  /** Stops polling it. False when it was paused already or is not followed. */
  pause(feedId: number): Promise<boolean>;
  /** Polls it again, at once, and does with what it has missed as is said. False when it was not paused. */
  resume(feedId: number, missed: CatchUp): Promise<boolean>;
  /**
   * Polls it at another address from now on. `taken`: another feed is followed there.
   */
  relocate(feedId: number, url: string): Promise<'relocated' | 'taken' | 'unknown'>;
  /**
   * Has the posts announced that the brake holds back (gives them: each wants an `announce` job), or takes them as the
   * past (gives none).
   */
  decideHeld(feedId: number, what: 'announce' | 'forget'): Promise<readonly PostRevision[]>;
  /** The guilds in which it is announced: what is done to a feed is done to all of them. */
  guildsOf(feedId: number): Promise<readonly string[]>;
  /** The posts of the feed that share a mark with one of the items. */
  postsAlike(feedId: number, items: readonly PostMarks[]): Promise<readonly KnownPost[]>;
  /** What befell it, the latest first. */
  events(feedId: number, limit: number): Promise<readonly (FeedEvent & { readonly at: Date })[]>;
}

export function liveFeedRecords(pool: Pool): LiveFeedRecords {
  const change = <Result>(work: (client: PoolClient) => Promise<Result>) => withTransaction(pool, work);
  const select = async (where: string, values: unknown[]) => {
    const { rows } = await pool.query<StatusRow>(`${STATUS} ${where} ORDER BY feed.id`, values);
    return rows.map(toStatus);
  };
  return {
    follow: (url, title, dueInMs = 0) => change((client) => follow(client, url, title, dueInMs)),

    setArticles: (feedId, mode) =>
      change(async (client) => {
        const { rowCount } = await client.query('UPDATE live_feed SET articles = $2 WHERE feed_id = $1', [
          feedId,
          mode,
        ]);
        if (mode === 'never') await unwantArticlesOf(client, feedId);
        return rowCount === 1;
      }),

    unfollow: (feedId) =>
      change(async (client) => {
        const { rowCount } = await client.query('DELETE FROM live_feed WHERE feed_id = $1', [feedId]);
        await unwantArticlesOf(client, feedId);
        return rowCount === 1;
      }),

    async at(url) {
      const { rows } = await pool.query<FeedRow>(AT, [url]);
      return rows.map(toFeed)[0];
    },

    status: async (feedId) => (await select('WHERE live_feed.feed_id = $1', [feedId]))[0],
    statuses: () => select('', []),

    async pollNow(feedId) {
      await change((client) =>
        reschedule(client, feedId, 'UPDATE live_feed SET due_at = now() WHERE feed_id = $1 AND paused_at IS NULL', []),
      );
    },

    pause: (feedId) => change((client) => reschedule(client, feedId, PAUSE, [])),
    resume: (feedId, missed) => change((client) => reschedule(client, feedId, RESUME, [missed])),
    relocate: (feedId, url) => change((client) => relocate(client, feedId, url)),

    decideHeld: (feedId, what) =>
      change(async (client) => {
        if (what === 'announce') return announceHeld(client, feedId);
        await forgetHeld(client, feedId);
        return [];
      }),

    async guildsOf(feedId) {
      const { rows } = await pool.query<{ guild_id: string }>(
        'SELECT DISTINCT guild_id FROM subscription WHERE feed_id = $1',
        [feedId],
      );
      return rows.map(({ guild_id }) => guild_id);
    },

    postsAlike: (feedId, items) => change(async (client) => (await postsAlike(client, feedId, items)).map(toKnown)),

    async events(feedId, limit) {
      const { rows } = await pool.query<FeedEvent & { at: Date }>(
        `SELECT at, kind, detail, is_notice AS "isNotice" FROM feed_event WHERE feed_id = $1 ORDER BY id DESC LIMIT $2`,
        [feedId, limit],
      );
      return rows;
    },
  };
}

async function follow(client: PoolClient, url: string, title: string, dueInMs: number) {
  const host = hostOf(url);
  await lockHost(client, host);
  const { rows: known } = await client.query<FeedRow>(AT, [url]);
  const [followed] = known;
  if (followed?.is_live === true) return { ...toFeed(followed), isNew: false };
  await client.query('INSERT INTO feed (key, title) VALUES ($1, $2) ON CONFLICT (key) DO NOTHING', [url, title]);
  const { rows } = await client.query<FeedRow>(
    `WITH followed AS (
       INSERT INTO live_feed (feed_id, url, host, due_at)
       SELECT id, $1, $2, now() + $3 * interval '1 millisecond' FROM feed WHERE key = $1 RETURNING feed_id
     )
     SELECT id, key, title FROM feed JOIN followed ON feed_id = id`,
    [url, host, dueInMs],
  );
  await rescheduleHosts(client, [host]);
  const [row] = rows;
  if (row === undefined) throw new Error(`feed ${url} was removed while it was being followed`);
  return { ...toFeed(row), isNew: true };
}

/** Changes a feed's schedule, and then its host's. */
async function reschedule(client: PoolClient, feedId: number, statement: string, values: unknown[]): Promise<boolean> {
  const { rows } = await client.query<{ host: string }>('SELECT host FROM live_feed WHERE feed_id = $1', [feedId]);
  const [feed] = rows;
  if (feed === undefined) return false;
  await lockHost(client, feed.host);
  const { rowCount } = await client.query(statement, [feedId, ...values]);
  await rescheduleHosts(client, [feed.host]);
  return rowCount === 1;
}

async function relocate(client: PoolClient, feedId: number, url: string) {
  const { rows } = await client.query<{ host: string }>('SELECT host FROM live_feed WHERE feed_id = $1', [feedId]);
  const [feed] = rows;
  if (feed === undefined) return 'unknown';
  const host = hostOf(url);
  for (const name of [...new Set([feed.host, host])].sort()) await lockHost(client, name);
  const { rowCount } = await client.query(RELOCATE, [feedId, url, host]);
  if (rowCount !== 1) return 'taken';
  await rescheduleHosts(client, [feed.host, host]);
  await client.query(MOVED, [feedId, url]);
  return 'relocated';
}

/** Where it is now comes before where it once was. */
const AT = `
  SELECT feed.id, feed.key, feed.title, live_feed.feed_id IS NOT NULL AS is_live
  FROM feed LEFT JOIN live_feed ON feed_id = feed.id
  WHERE live_feed.url = $1 OR feed.key = $1
  ORDER BY live_feed.url IS NOT DISTINCT FROM $1 DESC
  LIMIT 1`;

const PAUSE = `
  WITH paused AS (UPDATE live_feed SET paused_at = now() WHERE feed_id = $1 AND paused_at IS NULL RETURNING feed_id)
  INSERT INTO feed_event (feed_id, kind) SELECT feed_id, 'paused' FROM paused`;

/** Trouble of the past is no reason to wait. */
const RESUME = `
  WITH resumed AS (
    UPDATE live_feed SET paused_at = NULL, due_at = now(), next_is_past = succeeded_at IS NULL OR $2 = 'skip',
                         catch_up = nullif($2, 'skip')
    WHERE feed_id = $1 AND paused_at IS NOT NULL RETURNING feed_id
  )
  INSERT INTO feed_event (feed_id, kind, detail)
  SELECT feed_id, 'resumed', jsonb_build_object('missed', $2::text) FROM resumed`;

/** What the old address served says nothing of the new one: only validators that the new one gave are kept. */
const RELOCATE = `
  UPDATE live_feed SET
    url = $2, host = $3, due_at = now(), moved_to = NULL, moved_times = 0, failures = 0, failing_since = NULL,
    problem_code = NULL, problem = NULL, missing = 0,
    etag = CASE WHEN validators_url = $2 THEN etag END,
    last_modified = CASE WHEN validators_url = $2 THEN last_modified END,
    validators_url = CASE WHEN validators_url = $2 THEN $2 END
  WHERE feed_id = $1 AND NOT EXISTS (SELECT FROM live_feed AS other WHERE other.url = $2 AND other.feed_id <> $1)`;

const MOVED = `
  INSERT INTO feed_event (feed_id, kind, detail, is_notice) VALUES ($1, 'moved', jsonb_build_object('to', $2::text), false)`;

const STATUS = `
  SELECT feed.id, feed.key, feed.title, url, articles, polled_at, succeeded_at, changed_at, live_feed.due_at,
         interval_seconds, live_feed.failures, failing_since, live_feed.problem, paused_at, ${PUSH_COLUMNS},
         (SELECT count(*)::int FROM post WHERE post.feed_id = feed.id AND quiet = 'brake') AS held
  FROM live_feed JOIN feed ON feed.id = live_feed.feed_id LEFT JOIN feed_push ON feed_push.feed_id = feed.id`;

interface FeedRow {
  id: string;
  key: string;
  title: string;
  is_live?: boolean;
}

interface StatusRow extends FeedRow, PushRow {
  url: string;
  articles: ArticleMode;
  polled_at: Date | null;
  succeeded_at: Date | null;
  changed_at: Date | null;
  due_at: Date;
  interval_seconds: number | null;
  failures: number;
  failing_since: Date | null;
  problem: string | null;
  paused_at: Date | null;
  held: number;
}

const toFeed = ({ id, key, title }: FeedRow): FeedRecord => ({ id: Number(id), key, title });

function toStatus(row: StatusRow): LiveFeedStatus {
  const isPaused = row.paused_at !== null;
  return {
    ...toFeed(row),
    url: row.url,
    articles: row.articles,
    state: isPaused ? 'paused' : row.failures > 0 ? 'failing' : row.polled_at === null ? 'new' : 'well',
    polledAt: row.polled_at,
    succeededAt: row.succeeded_at,
    changedAt: row.changed_at,
    dueAt: isPaused ? null : row.due_at,
    intervalSeconds: row.interval_seconds,
    failures: row.failures,
    failingSince: row.failing_since,
    problem: row.problem,
    held: row.held,
    push: toPushStatus(row),
  };
}
