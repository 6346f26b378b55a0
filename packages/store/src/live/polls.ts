import type { Pool, PoolClient } from 'pg';
import { FORGET_STORIES } from '../stories.js';
import { withTransaction } from '../transaction.js';
import { type ArrivalOutcome, type ArrivingBody, storeArrivals } from './arrivals.js';
import type { ClaimedFeed, PollResult } from './live-feed.js';
import { enterHost, freeHosts, HOST_IS_FREE, lockHeld, rescheduleHosts } from './poll-hosts.js';
import { CLAIMED_COLUMNS, type ClaimedRow, toClaimed, writeResults } from './poll-state.js';

/**
 * The schedule as those who poll see it. A claim holds the hosts of its feeds: while it does, and until its lease ends,
 * nobody else polls a feed there, whichever process it runs in. `token` names one claim and no other.
 */
export interface PollRecords {
  /** Takes at most `limit` feeds that are due, one for each host, those that have waited longest first. */
  claim(token: string, limit: number, leaseMs: number): Promise<readonly ClaimedFeed[]>;
  /** Milliseconds until a feed may be due, at most `mostMs`. */
  idleMs(mostMs: number): Promise<number>;
  /**
   * Keeps what polls without a new body came to, and gives the feeds' hosts back, to be left alone for the gap. A claim
   * whose lease ended and that somebody else has taken keeps nothing.
   */
  settle(token: string, results: readonly PollResult[], hosts: readonly string[], gapMs: number): Promise<void>;
  /**
   * The same for a body: its posts are stored in the same transaction. `lost`: the claim is somebody else's, and nothing
   * was stored.
   */
  arrive(token: string, body: ArrivingBody, hosts: readonly string[], gapMs: number): Promise<ArrivalOutcome>;
  /** Gives hosts back without having asked there. */
  release(token: string, hosts: readonly string[]): Promise<void>;
  /** Takes a host that a redirect leads to: 0 when it was taken, else the milliseconds after which to try again. */
  enter(token: string, host: string, leaseMs: number): Promise<number>;
  /** Forgets what befell feeds long ago, hosts that only a redirect led to, and stories of last week. */
  tidy(): Promise<void>;
  /**
   * Takes failures back that were not the feeds' but ours, and has the feeds polled again at random within the time.
   */
  forgive(feedIds: readonly number[], withinMs: number): Promise<void>;
}

/** A schedule that is lost with the machine is polled again. What a body brought is lost with its schedule. */
const LOST_IS_POLLED_AGAIN = { isRepeatable: true };

export function pollRecords(pool: Pool): PollRecords {
  const change = <Result>(work: (client: PoolClient) => Promise<Result>) =>
    withTransaction(pool, work, LOST_IS_POLLED_AGAIN);
  return {
    claim: (token, limit, leaseMs) => change((client) => claim(client, token, limit, leaseMs)),

    async idleMs(mostMs) {
      const { rows } = await pool.query<{ wait: number | null }>(IDLE, [mostMs]);
      return rows[0]?.wait ?? mostMs;
    },

    async settle(token, results, hosts, gapMs) {
      await change(async (client) => {
        const held = new Set(await lockHeld(client, token, hosts));
        const kept = results.filter(({ url }) => held.has(new URL(url).hostname));
        if (kept.length > 0) await writeResults(client, kept);
        await freeHosts(client, token, [...held], gapMs);
      });
    },

    arrive: (token, body, hosts, gapMs) =>
      change(async (client) => {
        const held = await lockHeld(client, token, hosts);
        if (!held.includes(new URL(body.result.url).hostname)) {
          await freeHosts(client, token, held, gapMs);
          return { kind: 'lost' };
        }
        const outcome = await storeArrivals(client, body);
        await freeHosts(client, token, held, gapMs);
        return outcome;
      }),

    async release(token, hosts) {
      await change(async (client) => freeHosts(client, token, await lockHeld(client, token, hosts), 0));
    },

    enter: (token, host, leaseMs) => enterHost(pool, token, host, leaseMs),

    async tidy() {
      await pool.query(`DELETE FROM feed_event WHERE at < now() - ${EVENTS_KEPT}`);
      await pool.query(FORGET_HOSTS);
      await pool.query(KNOW_HOSTS);
      await pool.query(FORGET_STORIES);
    },

    async forgive(feedIds, withinMs) {
      await change(async (client) => {
        const { rows } = await client.query<{ name: string }>(LOCK_FORGIVEN, [feedIds]);
        await client.query(FORGIVE, [feedIds, withinMs]);
        await rescheduleHosts(
          client,
          rows.map(({ name }) => name),
        );
      });
    },
  };
}

/**
 * Two statements, so that the second sees all that was committed before the hosts were locked: in one statement it would
 * look at the feeds as they were when the statement began, and could take a feed that was polled meanwhile.
 */
async function claim(client: PoolClient, token: string, limit: number, leaseMs: number): Promise<ClaimedFeed[]> {
  const { rows: hosts } = await client.query<{ name: string }>(TAKE_HOSTS, [token, limit, leaseMs]);
  if (hosts.length === 0) return [];
  const names = hosts.map(({ name }) => name);
  const { rows } = await client.query<ClaimedRow>(FIRST_OF_EACH, [names]);
  const idle = new Set(names);
  for (const { host } of rows) idle.delete(host);
  await freeHosts(client, token, [...idle], 0);
  return rows.map(toClaimed);
}

const EVENTS_KEPT = "interval '90 days'";

/** One may have been forgotten in the moment before a page there was wanted. */
const KNOW_HOSTS = `
  INSERT INTO poll_host (name) SELECT DISTINCT host FROM article_request ORDER BY host ON CONFLICT (name) DO NOTHING`;

const FORGET_HOSTS = `
  DELETE FROM poll_host
  WHERE due_at = 'infinity' AND free_at < now() - interval '1 day' AND holder IS NULL
    AND NOT EXISTS (SELECT FROM live_feed WHERE host = poll_host.name)
    AND NOT EXISTS (SELECT FROM article_request WHERE host = poll_host.name)`;

const TAKE_HOSTS = `
  WITH due AS MATERIALIZED (
    SELECT name FROM poll_host WHERE due_at <= now() AND free_at <= now() AND ${HOST_IS_FREE}
    ORDER BY due_at LIMIT $2 FOR UPDATE SKIP LOCKED
  )
  UPDATE poll_host SET holder = $1, held_until = now() + $3 * interval '1 millisecond'
  FROM due WHERE poll_host.name = due.name
  RETURNING poll_host.name`;

const FIRST_OF_EACH = `
  SELECT ${CLAIMED_COLUMNS}
  FROM unnest($1::text[]) AS taken (name)
  CROSS JOIN LATERAL (
    SELECT * FROM live_feed WHERE host = taken.name AND paused_at IS NULL AND due_at <= now()
    ORDER BY due_at LIMIT 1
  ) AS live_feed
  JOIN feed ON feed.id = live_feed.feed_id
  ORDER BY live_feed.due_at`;

const IDLE = `
  SELECT least($1, ceil(extract(epoch FROM min(at) - now()) * 1000))::int AS wait
  FROM (
    SELECT greatest(due_at, free_at, held_until, now()) AS at FROM poll_host WHERE due_at < 'infinity'
    ORDER BY due_at LIMIT 100
  ) AS next`;

const LOCK_FORGIVEN = `
  SELECT name FROM poll_host WHERE name IN (SELECT host FROM live_feed WHERE feed_id = ANY($1)) ORDER BY name FOR UPDATE`;

const FORGIVE = `
  UPDATE live_feed SET
    failures = greatest(failures - 1, 0), missing = 0,
    failing_since = CASE WHEN failures <= 1 THEN NULL ELSE failing_since END,
    problem_code = CASE WHEN failures <= 1 THEN NULL ELSE problem_code END,
    problem = CASE WHEN failures <= 1 THEN NULL ELSE problem END,
    due_at = now() + random() * $2 * interval '1 millisecond'
  WHERE feed_id = ANY($1) AND failures > 0`;
