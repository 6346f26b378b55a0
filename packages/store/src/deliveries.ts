import type { Pool } from 'pg';
import {
  type DeliveryRow,
  HEAD,
  type HeadRow,
  type OpenDelivery,
  toDelivery,
  toOpenDelivery,
} from './delivery-rows.js';
import { isGathered, LEADER_IS_OPEN } from './digest-members.js';
import type { PostRevision } from './posts.js';

/** `sending`: it was handed to Discord at least once. `skipped`: there was nothing to do any more. */
export type DeliveryState = 'pending' | 'sending' | 'sent' | 'skipped' | 'failed';
export type DeliveryKind = 'announce' | 'edit';

/** Where an announcement stands. Ids of Discord are decimal strings. */
export interface AnnouncementPlace {
  readonly messageId: string;
  /** The channel, thread or forum post that holds the message. */
  readonly channelId: string;
  /** The thread under the message, or the forum post. */
  readonly threadId: string | null;
}

/** A delivery as lists show it. */
export interface DeliveryRecord {
  readonly id: number;
  readonly postId: number;
  readonly postTitle: string;
  readonly kind: DeliveryKind;
  readonly state: DeliveryState;
  readonly place: AnnouncementPlace | null;
  /** One message announces several posts. */
  readonly inDigest: boolean;
  readonly attempts: number;
  readonly lastError: string | null;
  readonly createdAt: Date;
  readonly doneAt: Date | null;
}

/** A message that has still to be crossposted. */
export interface DueCrosspost {
  readonly id: number;
  readonly channelId: string;
  readonly messageId: string;
}

/** One message for many posts. */
export interface DigestRecord {
  /** In the order of publication. */
  readonly postIds: readonly number[];
  /** The roles that the subscriptions of its members ping. */
  readonly mentionRoleIds: readonly string[];
}

export interface DeliveryRecords {
  /** Channels that have something of this revision to send now: whom an `announce` job wakes. */
  channelsOf(revision: PostRevision): Promise<readonly string[]>;
  /**
   * What is to be sent next in a channel: what may have been sent already and is not recorded, else the first in order
   * of publication. Undefined when nothing is open.
   */
  head(channelId: string): Promise<OpenDelivery | undefined>;
  /**
   * Marks it as being sent. False when the holder has lost the channel, or the delivery is not open any more: then
   * nothing may be sent.
   */
  begin(id: number, holder: string): Promise<boolean>;
  /** Makes the delivery the first of a digest of all announcements that it counts as waiting. */
  gather(id: number): Promise<void>;
  /** What a digest holds, by the delivery that leads it. */
  digest(leadId: number): Promise<DigestRecord>;
  /** Keeps where the message stands while there is something left to do with it. */
  placed(id: number, place: AnnouncementPlace): Promise<void>;
  /** Announced, with every member of its digest; `crosspost` has the caller crosspost it, or somebody else in a minute. */
  sent(id: number, place: AnnouncementPlace, options: { shownRevision: number; crosspost?: boolean }): Promise<void>;
  /** The edit is done. */
  edited(id: number, shownRevision: number): Promise<void>;
  skipped(id: number, reason: string): Promise<void>;
  /** Given up: Discord will never take it. With every member of its digest. */
  failed(id: number, error: string): Promise<void>;
  /**
   * This attempt was surely not taken: it is as before, but for the count. `unsettledSince` is what it was before the
   * attempt: an earlier one may still have come through.
   */
  unsent(id: number, error: string, unsettledSince: Date | null): Promise<void>;
  /** Nobody knows whether Discord took it. */
  unsettled(id: number, error: string): Promise<void>;
  /** Nobody else is given them for a minute. */
  dueCrossposts(limit: number): Promise<readonly DueCrosspost[]>;
  /** Done (null), or due again after this many milliseconds. */
  crossposted(id: number, againAfterMs: number | null, error?: string): Promise<void>;
  /** The latest deliveries of a subscription, newest first. */
  recent(subscriptionId: number, limit: number): Promise<readonly DeliveryRecord[]>;
  /** Posts that a message, the thread under it or a forum post announces. */
  postsAnnouncedIn(messageOrThreadId: string): Promise<readonly number[]>;
  /** How many deliveries stand in each state. */
  counts(): Promise<Readonly<Record<DeliveryState, number>>>;
}

export function deliveryRecords(pool: Pool): DeliveryRecords {
  const run = async (sql: string, values: unknown[]) => {
    await pool.query(sql, values);
  };
  const ids = async (sql: string, values: unknown[]) => {
    const { rows } = await pool.query<{ id: string }>(sql, values);
    return rows.map(({ id }) => id);
  };
  return {
    channelsOf: ({ postId, revision }) => ids(CHANNELS_OF, [postId, revision]),

    async head(channelId) {
      const { rows } = await pool.query<HeadRow>(HEAD, [channelId]);
      return rows.map(toOpenDelivery)[0];
    },

    async begin(id, holder) {
      const { rowCount } = await pool.query(BEGIN, [id, holder]);
      return rowCount === 1;
    },

    gather: (id) => run(GATHER, [id]),

    async digest(leadId) {
      const { rows } = await pool.query<{ post_id: string; mention_role_id: string | null }>(DIGEST, [leadId]);
      return {
        postIds: unique(rows.map(({ post_id }) => Number(post_id))),
        mentionRoleIds: unique(rows.flatMap(({ mention_role_id: role }) => (role === null ? [] : [role]))),
      };
    },

    placed: (id, { messageId, channelId, threadId }) =>
      run(
        `UPDATE delivery SET message_id = $2, message_channel_id = $3, thread_id = $4, unsettled_since = NULL
         WHERE id = $1`,
        [id, messageId, channelId, threadId],
      ),

    sent: (id, { messageId, channelId, threadId }, { shownRevision, crosspost = false }) =>
      run(SENT, [id, messageId, channelId, threadId, shownRevision, crosspost]),

    edited: (id, shownRevision) => run(EDITED, [id, shownRevision]),
    skipped: (id, reason) => run(CLOSED, [id, 'skipped', reason]),
    failed: (id, error) => run(CLOSED, [id, 'failed', error]),

    unsent: (id, error, unsettledSince) =>
      run(
        `UPDATE delivery SET state = CASE WHEN $3::timestamptz IS NULL THEN 'pending' ELSE 'sending' END,
                             unsettled_since = $3, last_error = $2
         WHERE id = $1 AND ${OPEN}`,
        [id, error, unsettledSince],
      ),

    unsettled: (id, error) => run(`UPDATE delivery SET last_error = $2 WHERE id = $1 AND ${OPEN}`, [id, error]),

    async dueCrossposts(limit) {
      const { rows } = await pool.query<{ id: string; message_channel_id: string; message_id: string }>(DUE, [limit]);
      return rows.map((row) => ({
        id: Number(row.id),
        channelId: row.message_channel_id,
        messageId: row.message_id,
      }));
    },

    crossposted: (id, againAfterMs, error) =>
      run(`UPDATE delivery SET crosspost_at = now() + $2 * interval '1 millisecond', last_error = $3 WHERE id = $1`, [
        id,
        againAfterMs,
        error ?? null,
      ]),

    async recent(subscriptionId, limit) {
      const { rows } = await pool.query<DeliveryRow>(RECENT, [subscriptionId, limit]);
      return rows.map(toDelivery);
    },

    async postsAnnouncedIn(id) {
      const posts = await ids(
        `SELECT post_id AS id FROM delivery WHERE kind = 'announce' AND (message_id = $1 OR thread_id = $1)
         ORDER BY order_at, post_id`,
        [id],
      );
      return posts.map(Number);
    },

    async counts() {
      const { rows } = await pool.query<{ state: DeliveryState; count: number }>(
        'SELECT state, count(*)::int AS count FROM delivery GROUP BY state',
      );
      const counts = { pending: 0, sending: 0, sent: 0, skipped: 0, failed: 0 };
      for (const { state, count } of rows) counts[state] = count;
      return counts;
    },
  };
}

const OPEN = `state IN ('pending', 'sending')`;

const CHANNELS_OF = `
  SELECT DISTINCT delivery.channel_id AS id
  FROM delivery JOIN subscription ON subscription.id = subscription_id
  WHERE post_id = $1 AND revision = $2 AND delivery.${OPEN} AND due_at <= now() AND subscription.state = 'active'
  ORDER BY 1`;

/** The lease is looked at in the same statement, and a member whose digest is gone stands for itself again. */
const BEGIN = `
  UPDATE delivery SET state = 'sending', attempts = attempts + 1, unsettled_since = coalesce(unsettled_since, now()),
                      digest_of = CASE WHEN digest_of = id THEN id END
  WHERE id = $1 AND ${OPEN}
    AND EXISTS (SELECT FROM channel WHERE id = delivery.channel_id AND holder = $2 AND claimed_until > now())`;

const GATHER = `
  UPDATE delivery SET digest_of = $1 FROM delivery AS head
  WHERE head.id = $1 AND delivery.channel_id = head.channel_id AND delivery.${OPEN} AND delivery.kind = 'announce'
    AND delivery.unsettled_since IS NULL AND delivery.message_id IS NULL
    AND (delivery.digest_of IS NULL OR delivery.digest_of = $1 OR NOT ${LEADER_IS_OPEN})
    AND EXISTS (
      SELECT FROM subscription AS its
      WHERE its.id = delivery.subscription_id AND its.state = 'active' AND ${isGathered('delivery')})`;

const DIGEST = `
  SELECT post_id, mention_role_id FROM delivery LEFT JOIN subscription ON subscription.id = subscription_id
  WHERE digest_of = $1 AND delivery.state <> 'skipped' ORDER BY order_at, post_id`;

/** Who crossposts has this long before somebody else may take it for forgotten. */
const CROSSPOSTING = `interval '1 minute'`;

const SENT = `
  UPDATE delivery SET state = 'sent', message_id = $2, message_channel_id = $3, thread_id = $4, done_at = now(),
                      shown_revision = CASE WHEN id = $1 THEN $5 ELSE revision END,
                      crosspost_at = CASE WHEN id = $1 AND $6 THEN now() + ${CROSSPOSTING} END,
                      unsettled_since = NULL, last_error = NULL
  WHERE (id = $1 OR digest_of = $1) AND ${OPEN}`;

const EDITED = `
  WITH edit AS (
    UPDATE delivery SET state = 'sent', done_at = now(), shown_revision = $2, unsettled_since = NULL, last_error = NULL
    WHERE id = $1 AND ${OPEN} RETURNING subscription_id, post_id
  )
  UPDATE delivery SET shown_revision = $2 FROM edit
  WHERE delivery.subscription_id = edit.subscription_id AND delivery.post_id = edit.post_id AND kind = 'announce'`;

const CLOSED = `
  UPDATE delivery SET state = $2, last_error = $3, done_at = now(), unsettled_since = NULL
  WHERE (id = $1 OR digest_of = $1) AND ${OPEN}`;

const DUE = `
  UPDATE delivery SET crosspost_at = now() + ${CROSSPOSTING}
  WHERE id IN (
    SELECT delivery.id FROM delivery JOIN subscription ON subscription.id = subscription_id
    WHERE crosspost_at <= now() AND message_id IS NOT NULL AND subscription.state = 'active'
    ORDER BY crosspost_at LIMIT $1 FOR UPDATE OF delivery SKIP LOCKED)
  RETURNING id, message_channel_id, message_id`;

const RECENT = `
  SELECT delivery.id, post_id, post.title, kind, state, message_id, message_channel_id, thread_id, digest_of, attempts,
         last_error, created_at, done_at
  FROM delivery JOIN post ON post.id = post_id
  WHERE subscription_id = $1
  ORDER BY delivery.id DESC LIMIT $2`;

function unique<Value>(values: readonly Value[]): Value[] {
  return [...new Set(values)];
}
