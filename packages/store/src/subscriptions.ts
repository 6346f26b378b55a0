import { isDeepStrictEqual } from 'node:util';
import type { Pool, PoolClient } from 'pg';
import { type Backfill, insertBackfill } from './backfill.js';
import { type CatchUp, countMissed, resumeSubscription, tellWaiting } from './catch-up.js';
import type { SubscriptionFilter } from './filter.js';
import { dueAt, type Timing, toldAs } from './timing.js';
import { withTransaction } from './transaction.js';

/** How a post is announced. docs/vocabulary.md says what each looks like. */
export const STYLES = ['rich', 'compact', 'thread', 'forum', 'webhook'] as const;
export type AnnouncementStyle = (typeof STYLES)[number];

/** A channel's standing wish. Ids of Discord are decimal strings. The webhook's token is never in it. */
export interface SubscriptionRecord {
  readonly id: number;
  readonly guildId: string;
  readonly channelId: string;
  readonly feedId: number;
  readonly feedTitle: string;
  /** Who asked for it, to be told when it stops; null when they asked to be forgotten. */
  readonly followerId: string | null;
  readonly style: AnnouncementStyle;
  readonly filter: SubscriptionFilter;
  /** The one role that its announcements ping. */
  readonly mentionRoleId: string | null;
  readonly crosspost: boolean;
  /** More posts than this at once become one digest; 0 for never. */
  readonly burstLimit: number;
  /** Null: each post at once. */
  readonly timing: Timing | null;
  readonly paused: { readonly reason: string; readonly since: Date } | null;
  readonly createdAt: Date;
}

/** A webhook that announcements are sent through. The token is a secret: not to be logged or shown. */
export interface WebhookRecord {
  readonly id: string;
  readonly token: string;
}

export type SubscriptionSettings = Pick<
  SubscriptionRecord,
  'style' | 'filter' | 'mentionRoleId' | 'crosspost' | 'burstLimit' | 'timing'
>;

export interface FollowRequest extends Omit<SubscriptionSettings, 'timing'> {
  readonly timing?: Timing | null;
  readonly guildId: string;
  readonly channelId: string;
  readonly feedId: number;
  readonly followerId: string;
  /** Posts of the past that are to be announced; absent: none. */
  readonly backfill?: Backfill;
}

export interface FollowOutcome {
  /** `changed`: the channel followed the feed before; it now does so with these settings. */
  readonly kind: 'followed' | 'changed';
  readonly subscription: SubscriptionRecord;
  /** Posts of the past that will be announced. */
  readonly backfilled: number;
}

/** A feed that is followed in a channel, by its addresses. */
export interface FollowedAddress {
  readonly channelId: string;
  readonly title: string;
  /** Where it is asked for; null when it is not followed on the web. */
  readonly url: string | null;
  /** Where it was first followed. */
  readonly key: string;
}

export interface SubscriptionRecords {
  /**
   * Follows a feed in a channel of a guild that is recorded. What the feed has now is the past: none of it is announced
   * but what the backfill asks for. A post that was announced here before is not announced again.
   */
  follow(request: FollowRequest): Promise<FollowOutcome>;
  /** Ends it and forgets its deliveries. False when there was none. */
  unfollow(id: number): Promise<boolean>;
  get(id: number): Promise<SubscriptionRecord | undefined>;
  ofGuild(guildId: string): Promise<readonly SubscriptionRecord[]>;
  /** What is followed in the channels of a guild, the first first. */
  addresses(guildId: string): Promise<readonly FollowedAddress[]>;
  change(id: number, settings: Partial<SubscriptionSettings>): Promise<SubscriptionRecord | undefined>;
  /**
   * Stops announcing until it is resumed; posts are still matched and wait. True when it was active: of several callers
   * one is told so, and gives notice.
   */
  pause(id: number, reason: string): Promise<boolean>;
  /** Announces again, and does with what was missed as is said. False when it was not paused. */
  resume(id: number, missed: CatchUp): Promise<boolean>;
  /** Announcements that wait for the end of its pause. */
  missed(id: number): Promise<number>;
  webhook(id: number): Promise<WebhookRecord | null>;
  setWebhook(id: number, webhook: WebhookRecord | null): Promise<void>;
}

export function subscriptionRecords(pool: Pool): SubscriptionRecords {
  const select = async (where: string, values: unknown[]) => {
    const { rows } = await pool.query<SubscriptionRow>(`${SELECT} WHERE ${where} ORDER BY subscription.id`, values);
    return rows.map(toSubscription);
  };
  const get = async (id: number) => (await select('subscription.id = $1', [id]))[0];
  return {
    async follow(request) {
      const { id, added, backfilled } = await withTransaction(pool, (client) => follow(client, request));
      const subscription = await get(id);
      if (subscription === undefined) throw new Error(`subscription ${id} was removed while it was being made`);
      return { kind: added ? 'followed' : 'changed', subscription, backfilled };
    },

    async unfollow(id) {
      const { rowCount } = await pool.query('DELETE FROM subscription WHERE id = $1', [id]);
      return rowCount === 1;
    },

    get,
    ofGuild: (guildId) => select('subscription.guild_id = $1', [guildId]),

    async addresses(guildId) {
      const { rows } = await pool.query<FollowedAddress>(ADDRESSES, [guildId]);
      return rows;
    },

    async change(id, settings) {
      const before = await get(id);
      if (before === undefined) return undefined;
      await withTransaction(pool, async (client) => {
        await client.query(CHANGE, [id, ...settingColumns({ ...before, ...settings })]);
        const { timing } = settings;
        const isChanged = timing !== undefined && !isDeepStrictEqual(timing, before.timing);
        if (isChanged) await tellWaiting(client, id, toldAs(timing), dueAt(timing, new Date()));
      });
      return get(id);
    },

    async pause(id, reason) {
      const { rowCount } = await pool.query(
        `UPDATE subscription SET state = 'paused', paused_reason = $2, paused_at = now()
         WHERE id = $1 AND state = 'active'`,
        [id, reason],
      );
      return rowCount === 1;
    },

    resume: (id, missed) => withTransaction(pool, (client) => resumeSubscription(client, id, missed)),
    missed: (id) => countMissed(pool, id),

    async webhook(id) {
      const { rows } = await pool.query<WebhookRow>(
        'SELECT webhook_id, webhook_token FROM subscription WHERE id = $1',
        [id],
      );
      return rows.map(toWebhook)[0] ?? null;
    },

    async setWebhook(id, webhook) {
      await pool.query('UPDATE subscription SET webhook_id = $2, webhook_token = $3 WHERE id = $1', [
        id,
        webhook?.id ?? null,
        webhook?.token ?? null,
      ]);
    },
  };
}

/**
 * The feed's row is locked against posts that are just being stored (their foreign key shares it), so that the newest
 * post is known: what is stored later has a larger id, and is announced.
 */
async function follow(client: PoolClient, request: FollowRequest) {
  const { guildId, channelId, feedId, followerId, backfill, timing = null } = request;
  await client.query('SELECT FROM feed WHERE id = $1 FOR UPDATE', [feedId]);
  await client.query('INSERT INTO channel (id, guild_id) VALUES ($1, $2) ON CONFLICT (id) DO NOTHING', [
    channelId,
    guildId,
  ]);
  const { rows } = await client.query<{ id: string; added: boolean }>(FOLLOW, [
    guildId,
    channelId,
    feedId,
    followerId,
    ...settingColumns({ ...request, timing }),
  ]);
  const [row] = rows;
  if (row === undefined) throw new Error(`channel ${channelId} could not follow feed ${feedId}`);
  const id = Number(row.id);
  if (!row.added) await tellWaiting(client, id, toldAs(timing), dueAt(timing, new Date()));
  const backfilled = backfill === undefined ? 0 : await insertBackfill(client, id, request.filter, backfill);
  return { id, added: row.added, backfilled };
}

const SETTINGS = `style, topics_any, topics_all, topics_none, title_contains, author_contains, mention_role_id,
                  crosspost, burst_limit, timing`;

const FOLLOW = `
  INSERT INTO subscription (guild_id, channel_id, feed_id, follower_id, ${SETTINGS}, begins_after_post)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14,
          (SELECT coalesce(max(id), 0) FROM post WHERE feed_id = $3))
  ON CONFLICT (channel_id, feed_id) DO UPDATE SET
    style = excluded.style, topics_any = excluded.topics_any, topics_all = excluded.topics_all,
    topics_none = excluded.topics_none, title_contains = excluded.title_contains,
    author_contains = excluded.author_contains, mention_role_id = excluded.mention_role_id,
    crosspost = excluded.crosspost, burst_limit = excluded.burst_limit, timing = excluded.timing,
    state = 'active', paused_reason = NULL, paused_at = NULL
  RETURNING id, (xmax = 0) AS added`;

const CHANGE = `UPDATE subscription SET (${SETTINGS}) = ($2, $3, $4, $5, $6, $7, $8, $9, $10, $11) WHERE id = $1`;

const SELECT = `
  SELECT subscription.id, subscription.guild_id, channel_id, feed_id, feed.title AS feed_title, follower_id, ${SETTINGS},
         paused_reason, paused_at, subscription.created_at
  FROM subscription JOIN feed ON feed.id = feed_id`;

const ADDRESSES = `
  SELECT channel_id AS "channelId", feed.title, live_feed.url, feed.key
  FROM subscription JOIN feed ON feed.id = subscription.feed_id LEFT JOIN live_feed ON live_feed.feed_id = feed.id
  WHERE guild_id = $1 ORDER BY subscription.id`;

function settingColumns(settings: SubscriptionSettings): unknown[] {
  const { style, filter, mentionRoleId, crosspost, burstLimit, timing } = settings;
  const { any, all, none, titleContains, authorContains } = filter;
  return [style, any, all, none, titleContains, authorContains, mentionRoleId, crosspost, burstLimit, timing];
}

export interface FilterRow {
  topics_any: string[];
  topics_all: string[];
  topics_none: string[];
  title_contains: string | null;
  author_contains: string | null;
}

interface SubscriptionRow extends FilterRow {
  id: string;
  guild_id: string;
  channel_id: string;
  feed_id: string;
  feed_title: string;
  follower_id: string | null;
  style: AnnouncementStyle;
  mention_role_id: string | null;
  crosspost: boolean;
  burst_limit: number;
  timing: Timing | null;
  paused_reason: string | null;
  paused_at: Date | null;
  created_at: Date;
}

interface WebhookRow {
  webhook_id: string | null;
  webhook_token: string | null;
}

export function toFilter(row: FilterRow): SubscriptionFilter {
  return {
    any: row.topics_any,
    all: row.topics_all,
    none: row.topics_none,
    titleContains: row.title_contains,
    authorContains: row.author_contains,
  };
}

function toSubscription(row: SubscriptionRow): SubscriptionRecord {
  const { paused_reason: reason, paused_at: since } = row;
  return {
    id: Number(row.id),
    guildId: row.guild_id,
    channelId: row.channel_id,
    feedId: Number(row.feed_id),
    feedTitle: row.feed_title,
    followerId: row.follower_id,
    style: row.style,
    filter: toFilter(row),
    mentionRoleId: row.mention_role_id,
    crosspost: row.crosspost,
    burstLimit: row.burst_limit,
    timing: row.timing,
    paused: reason === null || since === null ? null : { reason, since },
    createdAt: row.created_at,
  };
}

function toWebhook({ webhook_id: id, webhook_token: token }: WebhookRow): WebhookRecord | null {
  return id === null || token === null ? null : { id, token };
}
