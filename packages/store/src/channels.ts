import type { Pool } from 'pg';

/**
 * Who announces in a channel. A lease keeps one message in flight for each channel however many processes there are: it
 * is one row, taken in one statement, so that it works through poolers and ends by itself when its holder is killed.
 */
export interface ChannelRecords {
  /**
   * Takes the channel unless another holder has it or it is to be left alone for now. Gives how often in a row sending
   * there has failed, or null when it was not taken.
   */
  claim(channelId: string, holder: string, leaseMs: number): Promise<number | null>;
  /**
   * Prolongs the holder's leases of these channels, and of no others: a channel that its holder has left without giving
   * it back must become free. Channels whose lease ran out and was taken by another stay with that one.
   */
  renew(holder: string, channelIds: readonly string[], leaseMs: number): Promise<void>;
  /** Gives the channel back after all went well. */
  release(channelId: string, holder: string): Promise<void>;
  /** Gives the channel back and leaves it alone for the time; `failures` in a row so far. */
  postpone(channelId: string, holder: string, delayMs: number, failures: number): Promise<void>;
  /** Channels with something to send that nobody holds and that are due, those that have waited longest first. */
  waiting(limit: number): Promise<readonly string[]>;
}

export function channelRecords(pool: Pool): ChannelRecords {
  return {
    async claim(channelId, holder, leaseMs) {
      const { rows } = await pool.query<{ failures: number }>(CLAIM, [channelId, holder, leaseMs]);
      return rows[0]?.failures ?? null;
    },

    async renew(holder, channelIds, leaseMs) {
      await pool.query(RENEW, [holder, channelIds, leaseMs]);
    },

    async release(channelId, holder) {
      await pool.query(
        'UPDATE channel SET holder = NULL, claimed_until = NULL, failures = 0 WHERE id = $1 AND holder = $2',
        [channelId, holder],
      );
    },

    async postpone(channelId, holder, delayMs, failures) {
      await pool.query(
        `UPDATE channel SET holder = NULL, claimed_until = NULL, retry_at = now() + $3 * interval '1 millisecond',
                            failures = $4
         WHERE id = $1 AND holder = $2`,
        [channelId, holder, delayMs, failures],
      );
    },

    async waiting(limit) {
      const { rows } = await pool.query<{ id: string }>(WAITING, [limit]);
      return rows.map(({ id }) => id);
    },
  };
}

/** A row that another process is just taking is passed by and not waited for. */
const CLAIM = `
  UPDATE channel SET holder = $2, claimed_until = now() + $3 * interval '1 millisecond'
  WHERE id = (
    SELECT id FROM channel
    WHERE id = $1 AND (holder IS NULL OR claimed_until < now()) AND retry_at <= now()
    FOR UPDATE SKIP LOCKED)
  RETURNING failures`;

const RENEW = `
  UPDATE channel SET claimed_until = now() + $3 * interval '1 millisecond'
  WHERE holder = $1 AND id IN (
    SELECT id FROM channel WHERE holder = $1 AND id = ANY ($2) ORDER BY id FOR UPDATE SKIP LOCKED)`;

/**
 * Starts from the few deliveries that are open and not from the channels, most of which are idle. They are collected by
 * themselves, because right after many were made the planner takes them for one (4,000: 67 ms become 4).
 */
const WAITING = `
  WITH open AS MATERIALIZED (
    SELECT DISTINCT channel_id, subscription_id FROM delivery WHERE state IN ('pending', 'sending') AND due_at <= now())
  SELECT id FROM channel
  WHERE (holder IS NULL OR claimed_until < now()) AND retry_at <= now()
    AND id IN (
      SELECT open.channel_id FROM open JOIN subscription ON subscription.id = subscription_id
      WHERE subscription.state = 'active')
  ORDER BY retry_at, id
  LIMIT $1`;
