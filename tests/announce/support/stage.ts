import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type Bot, type BotDependencies, createBot } from '@fieldnotes/bot';
import { createReader, parseTaxonomy } from '@fieldnotes/content';
import type { PostDraft } from '@fieldnotes/content/model';
import {
  type ChannelActor,
  type Discord,
  type DiscordOptions,
  type GuildActor,
  type MemberActor,
  startDiscord,
} from '@fieldnotes/discord-emulator';
import { createLog } from '@fieldnotes/platform';
import { type JobQueue, openQueue } from '@fieldnotes/queue';
import { EVERYTHING, type FeedRecord, type FollowRequest, openStore, type Store } from '@fieldnotes/store';
import type { TestServer } from '@fieldnotes/store/testing';
import { createWorker, type Worker } from '@fieldnotes/worker';
import { PermissionFlagsBits } from 'discord-api-types/v10';
import { expect } from 'vitest';

/** The description of its requests that Discord publishes: every body is judged by it, where it is at hand. */
const openapi =
  process.env.DISCORD_OPENAPI ?? fileURLToPath(new URL('../../../../shared/discord/openapi.json', import.meta.url));
if (!existsSync(openapi)) console.warn(`bodies are not judged: there is no ${openapi}`);

export const log = createLog({
  level: process.env.FIELDNOTES_TEST_LOG === 'debug' ? 'debug' : 'silent',
  format: 'json',
  stream: process.stderr,
});

export const taxonomy = parseTaxonomy(`topics:
  - name: Xen
    signals: [xen]
  - name: bread
    signals: [bread]
`);

/** Everything waits for conditions; these only make faults pass sooner than Discord would let them. */
export const QUICK = {
  leaseMs: 1_500,
  sweepMs: 150,
  requestTimeoutMs: 1_500,
  firstBackoffMs: 50,
  longestBackoffMs: 400,
  settleMs: 40,
} as const;

export type BotTimings = NonNullable<BotDependencies['announceTimings']>;

export interface Stage {
  readonly discord: Discord;
  readonly guild: GuildActor;
  /** Who followed the feed. */
  readonly follower: MemberActor;
  readonly store: Store;
  readonly queue: JobQueue;
  readonly worker: Worker;
  readonly connectionString: string;
  readonly redisUrl: string | undefined;
  readonly feed: FeedRecord;
  /** Starts the real bot in this process; it is stopped with the stage. */
  startBot(timings?: BotTimings): Promise<Bot>;
  follow(channel: ChannelActor, members?: Partial<FollowRequest>): Promise<number>;
  /** Stores the posts and has the worker read them. */
  publish(...posts: readonly Partial<PostDraft>[]): Promise<void>;
  /** Posts that are to be read, and deliveries that are to be sent. */
  left(): Promise<number>;
  /** Waits until nothing is open; while the database is away, for it too. */
  settled(timeoutMs?: number): Promise<void>;
  /** The database ends every connection to it, as it does when it is restarted. */
  cutConnections(): Promise<void>;
  close(): Promise<void>;
}

export interface StageOptions extends DiscordOptions {
  /** Keeps the jobs there and not in the database. */
  readonly redisUrl?: string;
}

/** Emulated Discord, real database, real queue, real worker. */
export async function openStage(server: TestServer, { redisUrl, ...options }: StageOptions = {}): Promise<Stage> {
  const database = await server.createDatabase();
  const { connectionString } = database;
  const discord = await startDiscord({ ...options, ...(existsSync(openapi) ? { openapi } : {}) });
  const store = await openStore({ databaseUrl: connectionString, dataDirectory: 'unused', log });
  const queue = await openQueue({ redisUrl, postgres: { connectionString }, log });
  const worker = createWorker({ store, queue, reader: createReader({ taxonomy }), log, readConcurrency: 2 });
  await worker.start();
  const guild = discord.guild({ name: 'Readers' });
  const follower = guild.member('follower', { permissions: PermissionFlagsBits.ManageGuild });
  await store.guilds.ensure({ id: guild.id, name: guild.name });
  const feed = await store.feeds.ensure('https://blog.example/feed', 'The Example Blog');
  const bots: Bot[] = [];
  return {
    discord,
    guild,
    follower,
    store,
    queue,
    worker,
    connectionString,
    redisUrl,
    feed,

    async startBot(timings = QUICK) {
      const { token, apiUrl } = discord;
      const bot = createBot({ token, apiUrl, store, queue, log, taxonomy, announceTimings: timings });
      bots.push(bot);
      await bot.start();
      return bot;
    },

    async follow(channel, members = {}) {
      const { subscription } = await store.subscriptions.follow({
        guildId: guild.id,
        channelId: channel.id,
        feedId: feed.id,
        followerId: follower.id,
        style: 'rich',
        filter: EVERYTHING,
        mentionRoleId: null,
        crosspost: false,
        burstLimit: 0,
        ...members,
      });
      return subscription.id;
    },

    async publish(...posts) {
      const { changed } = await store.posts.put(feed.id, posts.map(draft));
      await queue.addMany('read', changed);
    },

    left: () => open(store),

    async settled(timeoutMs = 30_000) {
      await expect.poll(() => open(store), { timeout: timeoutMs, interval: 50 }).toBe(0);
    },

    async cutConnections() {
      await database.pool.query(
        `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
         WHERE datname = current_database() AND pid <> pg_backend_pid()`,
      );
    },

    async close() {
      await Promise.all(bots.map((bot) => bot.stop()));
      await worker.stop();
      await queue.close();
      await store.close();
      await discord.stop();
      await database.drop();
    },
  };
}

async function open({ feeds, deliveries }: Store): Promise<number> {
  const unsent = async () => {
    const { pending, sending } = await deliveries.counts();
    return pending + sending;
  };
  const before = await unsent();
  if (before > 0) return before;
  // In this order: a post that is read between the two has its deliveries before they are counted.
  const unread = (await feeds.summaries()).reduce((sum, { posts, read }) => sum + posts - read, 0);
  return unread + (await unsent());
}

/** A post with what the test cares about; the rest is plain. */
export function draft(members: Partial<PostDraft>): PostDraft {
  const body =
    members.body ?? 'Xen is a hypervisor. It runs guests beside each other. That is all there is to say today.';
  const identity = members.identity ?? members.title ?? 'post';
  return {
    identity,
    source: 'https://blog.example/feed',
    url: `https://blog.example/${encodeURIComponent(identity.slice(0, 40))}`,
    title: 'A post',
    author: 'Ada',
    publishedAt: new Date('2026-01-01T10:00:00Z'),
    body,
    blocks: [{ kind: 'paragraph', start: 0, end: body.length }],
    tags: [],
    image: null,
    language: 'en',
    ...members,
  };
}

/** So many posts of one day, a minute apart, in the reverse of their order, as feeds have them. */
export function series(count: number, prefix = 'post', day = 1): Partial<PostDraft>[] {
  return Array.from({ length: count }, (_, index) => ({
    title: `${prefix} ${index + 1}`,
    publishedAt: new Date(Date.UTC(2026, 1, day, 10, index)),
  })).toReversed();
}

export const titlesIn = (channel: ChannelActor): (string | undefined)[] =>
  channel.messages().map(({ embeds }) => embeds[0]?.title);

/** The requests that Discord refused, but for those that a rate limit put off. */
export const refused = ({ requests }: Discord) =>
  requests.filter(({ status }) => status !== null && status >= 400 && status !== 429);
