import type { PoolClient } from 'pg';
import type { ArticleMode, ClaimedFeed, PollResult, PollState } from './live-feed.js';

/** The columns of a claimed feed, of the tables live_feed and feed. */
export const CLAIMED_COLUMNS = `
  live_feed.feed_id, feed.title, live_feed.url, live_feed.host, articles, etag, last_modified, validators_url, body_hash,
  moved_to, moved_times, newest_at, gap_seconds, least_seconds, skip_hours, skip_days, interval_seconds, succeeded_at,
  failures, failing_since, problem_code, problem, missing, noticed`;

export interface ClaimedRow {
  feed_id: string;
  title: string;
  url: string;
  host: string;
  articles: ArticleMode;
  etag: string | null;
  last_modified: string | null;
  validators_url: string | null;
  body_hash: Buffer | null;
  moved_to: string | null;
  moved_times: number;
  newest_at: Date | null;
  gap_seconds: number | null;
  least_seconds: number | null;
  skip_hours: number[];
  skip_days: number[];
  interval_seconds: number | null;
  succeeded_at: Date | null;
  failures: number;
  failing_since: Date | null;
  problem_code: string | null;
  problem: string | null;
  missing: number;
  noticed: 'failing' | 'gone' | 'missing' | null;
}

export function toClaimed(row: ClaimedRow): ClaimedFeed {
  const { title, url, host, articles } = row;
  return { feedId: Number(row.feed_id), title, url, host, articles, state: toState(row) };
}

function toState(row: ClaimedRow): PollState {
  const { problem_code: code, problem: text, moved_to: to, validators_url: url } = row;
  return {
    validators: url === null ? null : { etag: row.etag, lastModified: row.last_modified, url },
    bodyHash: row.body_hash,
    move: to === null ? null : { to, times: row.moved_times },
    rate: {
      newestAt: row.newest_at,
      gapSeconds: row.gap_seconds,
      leastSeconds: row.least_seconds,
      skipHours: row.skip_hours,
      skipDays: row.skip_days,
    },
    intervalSeconds: row.interval_seconds,
    health: {
      failures: row.failures,
      failingSince: row.failing_since,
      problem: code === null || text === null ? null : { code, text },
      missing: row.missing,
      noticed: row.noticed,
    },
    succeededAt: row.succeeded_at,
  };
}

/**
 * Writes what polls came to. A success ends what a pause has left behind: all that was missed has come, or nothing was.
 * Feeds whose address was changed meanwhile are left as they are.
 */
export async function writeResults(client: PoolClient, results: readonly PollResult[]): Promise<void> {
  await client.query(WRITE, [JSON.stringify(results.map(toRow))]);
  const events = results.flatMap(({ feedId, events: each }) => each.map((event) => ({ feed_id: feedId, ...event })));
  if (events.length > 0) await client.query(ADD_EVENTS, [JSON.stringify(events)]);
}

/** With the same names as the columns, for `jsonb_to_recordset`. */
function toRow({ feedId, url, state, dueInMs }: PollResult) {
  const { validators, bodyHash, move, rate, health } = state;
  return {
    feed_id: feedId,
    url,
    due_in: Math.round(dueInMs),
    etag: validators?.etag,
    last_modified: validators?.lastModified,
    validators_url: validators?.url,
    body_hash: bodyHash?.toString('hex'),
    moved_to: move?.to,
    moved_times: move?.times ?? 0,
    newest_at: rate.newestAt,
    gap_seconds: rate.gapSeconds,
    least_seconds: rate.leastSeconds,
    skip_hours: rate.skipHours,
    skip_days: rate.skipDays,
    interval_seconds: state.intervalSeconds,
    succeeded_at: state.succeededAt,
    failures: health.failures,
    failing_since: health.failingSince,
    problem_code: health.problem?.code,
    problem: health.problem?.text,
    missing: health.missing,
    noticed: health.noticed,
  };
}

const SUCCEEDED = '(result.succeeded_at IS DISTINCT FROM live_feed.succeeded_at)';

const WRITE = `
  UPDATE live_feed SET
    due_at = now() + result.due_in * interval '1 millisecond', polled_at = now(),
    etag = result.etag, last_modified = result.last_modified, validators_url = result.validators_url,
    body_hash = decode(result.body_hash, 'hex'), moved_to = result.moved_to, moved_times = result.moved_times,
    newest_at = result.newest_at, gap_seconds = result.gap_seconds, least_seconds = result.least_seconds,
    skip_hours = result.skip_hours, skip_days = result.skip_days,
    interval_seconds = result.interval_seconds, succeeded_at = result.succeeded_at, failures = result.failures,
    failing_since = result.failing_since, problem_code = result.problem_code, problem = result.problem,
    missing = result.missing, noticed = result.noticed,
    next_is_past = next_is_past AND NOT ${SUCCEEDED},
    catch_up = CASE WHEN NOT ${SUCCEEDED} THEN catch_up END
  FROM jsonb_to_recordset($1) AS result (
    feed_id bigint, url text, due_in bigint, etag text, last_modified text, validators_url text, body_hash text,
    moved_to text, moved_times integer, newest_at timestamptz, gap_seconds integer, least_seconds integer,
    skip_hours smallint[], skip_days smallint[],
    interval_seconds integer, succeeded_at timestamptz, failures integer, failing_since timestamptz,
    problem_code text, problem text, missing integer, noticed text)
  WHERE live_feed.feed_id = result.feed_id AND live_feed.url = result.url`;

/** What is a notice is told to every subscription that the feed has now. */
const ADD_EVENTS = `
  WITH added AS (
    INSERT INTO feed_event (feed_id, kind, detail, is_notice)
    SELECT feed_id, kind, detail, "isNotice"
    FROM jsonb_to_recordset($1) AS event (feed_id bigint, kind text, detail jsonb, "isNotice" boolean)
    RETURNING id, feed_id, is_notice
  )
  INSERT INTO feed_notice (event_id, subscription_id)
  SELECT added.id, subscription.id
  FROM added JOIN subscription ON subscription.feed_id = added.feed_id
  WHERE is_notice AND subscription.state = 'active'`;
