import type { Pool } from 'pg';
import { withTransaction } from '../transaction.js';
import { type ArrivalOutcome, type ArrivingBody, storeArrivals } from './arrivals.js';
import type { ClaimedFeed } from './live-feed.js';
import { rescheduleHosts } from './poll-hosts.js';
import { CLAIMED_COLUMNS, type ClaimedRow, toClaimed } from './poll-state.js';
import { MOST_MISSES } from './push-status.js';

/** Where a feed says that it is pushed: the hub, and the address under which the hub knows the feed. */
export interface HubLink {
  readonly hub: string;
  readonly topic: string;
}

/** What a hub and we know of a subscription, and nobody else. */
export interface PushSecrets {
  /** The last part of the address that the hub calls. */
  readonly token: string;
  /** What the hub signs with. */
  readonly secret: string;
}

/** A hub that is to be asked to push, or to go on pushing. */
export interface DuePush extends HubLink {
  readonly feedId: number;
  readonly callback: string;
  readonly secret: string;
}

/** A feed that its hub may push, for whoever calls with its token. */
export interface PushedFeed {
  readonly feed: ClaimedFeed;
  readonly topic: string;
  readonly secret: string;
}

/**
 * Subscriptions at hubs (W3C Recommendation WebSub, https://www.w3.org/TR/websub/). A push that has come makes its hub
 * trusted: the feed is polled once a day only. A poll that then finds what was not pushed takes the trust back, until
 * the hub pushes again; a hub that has missed three times is not asked any more.
 */
export interface PushRecords {
  /** Keeps what a body said of its hub; another hub or topic than before begins anew, none ends it. */
  offer(feedId: number, link: HubLink | null, secrets: PushSecrets): Promise<void>;
  /**
   * Hubs that are to be asked, at most `limit`, to call addresses that begin with `base`. Each is due again, ever later,
   * until it agrees; one that was given another address before is due at once.
   */
  takeDue(base: string, limit: number): Promise<readonly DuePush[]>;
  /** The hub could not be asked, or does not want to. */
  refused(feedId: number, problem: string): Promise<void>;
  /** The hub agrees for so many seconds. False when nobody asked it to. */
  agreed(token: string, topic: string, seconds: number): Promise<boolean>;
  /** The hub will not push, whatever was asked. False when nobody asked it to. */
  denied(token: string, topic: string, reason: string): Promise<boolean>;
  /** Undefined for a token that nobody was given, or whose subscription has ended. */
  find(token: string): Promise<PushedFeed | undefined>;
  /** Stores what a hub brought, as a poll would. */
  arrive(token: string, body: ArrivingBody): Promise<ArrivalOutcome>;
  /** Takes trust back and gives it its effect: polls of trusted feeds are put off to once in `auditMs`. */
  review(auditMs: number): Promise<void>;
}

export function pushRecords(pool: Pool): PushRecords {
  const changes = async (sql: string, values: unknown[]) => ((await pool.query(sql, values)).rowCount ?? 0) > 0;
  return {
    async offer(feedId, link, { token, secret }) {
      if (link === null) await pool.query('DELETE FROM feed_push WHERE feed_id = $1', [feedId]);
      else await pool.query(OFFER, [feedId, link.hub, link.topic, token, secret]);
    },

    async takeDue(base, limit) {
      const { rows } = await pool.query<DueRow>(TAKE_DUE, [base, limit]);
      return rows.map(({ feed_id, ...rest }) => ({ feedId: Number(feed_id), ...rest }));
    },

    async refused(feedId, problem) {
      await pool.query('UPDATE feed_push SET problem = $2 WHERE feed_id = $1', [feedId, problem]);
    },

    agreed: (token, topic, seconds) => changes(AGREED, [token, topic, seconds]),
    denied: (token, topic, reason) => changes(DENIED, [token, topic, reason]),

    async find(token) {
      const { rows } = await pool.query<ClaimedRow & { topic: string; secret: string }>(FIND, [token]);
      return rows.map((row) => ({ feed: toClaimed(row), topic: row.topic, secret: row.secret }))[0];
    },

    arrive: (token, body) =>
      withTransaction(pool, async (client) => {
        const { rows } = await client.query<Scheduled>(SCHEDULED, [token]);
        const [before] = rows;
        // What was missed before is the next poll's to bring, with this.
        if (before === undefined || before.next_is_past || before.catch_up !== null) return { kind: 'lost' };
        const outcome = await storeArrivals(client, body);
        if (outcome.kind === 'lost') return outcome;
        await client.query(PUSHED, [token]);
        await client.query(POLL_AS_BEFORE, [before.feed_id, before.polled_at, before.due_at]);
        return outcome;
      }),

    async review(auditMs) {
      await pool.query(TAKE_BACK);
      await pool.query(PUT_OFF, [auditMs]);
      // Hosts are locked before their feeds, as everybody does.
      await withTransaction(pool, async (client) => {
        const { rows } = await client.query<{ name: string }>(LOCK_LAPSED);
        if (rows.length === 0) return;
        const hosts = rows.map(({ name }) => name);
        await client.query(POLL_LAPSED, [hosts]);
        await rescheduleHosts(client, hosts);
      });
    },
  };
}

interface DueRow extends HubLink {
  feed_id: string;
  callback: string;
  secret: string;
}

interface Scheduled {
  feed_id: string;
  polled_at: Date | null;
  due_at: Date;
  next_is_past: boolean;
  catch_up: string | null;
}

const OFFER = `
  INSERT INTO feed_push (feed_id, hub, topic, token, secret)
  SELECT feed_id, $2, $3, $4, $5 FROM live_feed WHERE feed_id = $1
  ON CONFLICT (feed_id) DO UPDATE SET
    hub = excluded.hub, topic = excluded.topic, token = excluded.token, secret = excluded.secret, callback = NULL,
    due_at = now(), failures = 0, expires_at = NULL, agreed_at = NULL, pushed_at = NULL, is_trusted = false, misses = 0, problem = NULL
  WHERE (feed_push.hub, feed_push.topic) IS DISTINCT FROM (excluded.hub, excluded.topic)`;

/** Asking again after ten minutes, twice as long each time, at most a day. */
const TAKE_DUE = `
  UPDATE feed_push SET callback = $1 || token, failures = failures + 1,
                       due_at = now() + least(interval '10 minutes' * 2 ^ least(failures, 10), interval '1 day')
  WHERE feed_id IN (
    SELECT feed_push.feed_id FROM feed_push JOIN live_feed USING (feed_id)
    WHERE (feed_push.due_at <= now() OR callback <> $1 || token) AND misses < ${MOST_MISSES} AND paused_at IS NULL
    ORDER BY feed_push.due_at LIMIT $2 FOR UPDATE OF feed_push SKIP LOCKED)
  RETURNING feed_id, hub, topic, callback, secret`;

/** Renewed when a fifth of the time is left. */
const AGREED = `
  UPDATE feed_push SET expires_at = now() + $3 * interval '1 second', due_at = now() + $3 * interval '0.8 seconds',
                       agreed_at = CASE WHEN expires_at > now() THEN agreed_at ELSE now() END,
                       failures = 0, problem = NULL
  WHERE token = $1 AND topic = $2 AND callback IS NOT NULL`;

const DENIED = `
  UPDATE feed_push SET expires_at = NULL, agreed_at = NULL, due_at = now() + interval '1 day', problem = $3
  WHERE token = $1 AND topic = $2 AND callback IS NOT NULL`;

const FIND = `
  SELECT ${CLAIMED_COLUMNS}, push.topic, push.secret
  FROM (SELECT feed_id AS pushed, topic, secret FROM feed_push WHERE token = $1 AND expires_at > now()) AS push
  JOIN live_feed ON live_feed.feed_id = pushed JOIN feed ON feed.id = pushed
  WHERE paused_at IS NULL`;

const SCHEDULED = `
  SELECT live_feed.feed_id, polled_at, live_feed.due_at, next_is_past, catch_up
  FROM feed_push JOIN live_feed USING (feed_id) WHERE token = $1 FOR UPDATE OF live_feed`;

/** A push is no poll: however many come, the feed is polled when it was to be. */
const POLL_AS_BEFORE = 'UPDATE live_feed SET polled_at = $2, due_at = $3 WHERE feed_id = $1';

const PUSHED = `UPDATE feed_push SET pushed_at = now(), is_trusted = misses < ${MOST_MISSES} WHERE token = $1`;

/**
 * `changed_at` is when something new came, however it came: after the last push, a poll found it. Rows that somebody is
 * changing are left to the next review, here and below: nobody waits for a review, and it waits for nobody.
 */
const TAKE_BACK = `
  UPDATE feed_push SET is_trusted = false, misses = misses + 1
  WHERE feed_id IN (
    SELECT feed_push.feed_id FROM feed_push JOIN live_feed USING (feed_id)
    WHERE is_trusted AND changed_at > pushed_at FOR UPDATE OF feed_push SKIP LOCKED)`;

/**
 * A feed that fails, or that a poll found changed, is polled as any other. The hosts wake when they would have, and find
 * that nothing is due.
 */
const PUT_OFF = `
  UPDATE live_feed SET due_at = polled_at + $1 * interval '1 millisecond'
  WHERE feed_id IN (
    SELECT live_feed.feed_id FROM live_feed JOIN feed_push USING (feed_id)
    WHERE is_trusted AND (changed_at > pushed_at) IS NOT TRUE AND expires_at > now() AND live_feed.failures = 0
      AND live_feed.due_at > now()
      AND live_feed.due_at < polled_at + $1 * interval '1 millisecond'
    FOR UPDATE OF live_feed SKIP LOCKED)`;

const LAPSED = `is_trusted AND coalesce(expires_at, '-infinity') <= now()`;

const LOCK_LAPSED = `
  SELECT name FROM poll_host
  WHERE name IN (SELECT host FROM live_feed JOIN feed_push USING (feed_id) WHERE ${LAPSED})
  ORDER BY name FOR UPDATE`;

const POLL_LAPSED = `
  WITH lapsed AS (
    UPDATE feed_push SET is_trusted = false
    FROM live_feed WHERE live_feed.feed_id = feed_push.feed_id AND host = ANY($1) AND ${LAPSED}
    RETURNING feed_push.feed_id
  )
  UPDATE live_feed SET due_at = least(due_at, now() + coalesce(interval_seconds, 0) * interval '1 second')
  FROM lapsed WHERE live_feed.feed_id = lapsed.feed_id`;
