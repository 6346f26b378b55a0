import { setTimeout as delay } from 'node:timers/promises';
import type { PostDraft } from '@fieldnotes/content/model';
import { type ChannelActor, type Discord, startDiscord } from '@fieldnotes/discord-emulator';
import { openQueue } from '@fieldnotes/queue';
import { EVERYTHING, openStore, type Store } from '@fieldnotes/store';
import { BenchmarkError } from '../harness/errors.js';
import { withTemporaryDirectory } from '../harness/paths.js';
import { QUIET } from '../harness/quiet.js';
import { type Outcome, outcomeOf, type Speed, speedOf } from './outcome.js';
import { startProgram } from './program.js';

export interface ProductRun extends Outcome, Speed {
  /** Of the process with bot and worker. */
  readonly cpuSeconds: number;
  /** Bodies that Discord's OpenAPI file does not allow; null without the file. */
  readonly violations: number | null;
  /** What was sent to one channel, for the peer to send. */
  readonly bodies: readonly Readonly<Record<string, unknown>>[];
}

export interface ProductOptions {
  readonly channels: number;
  /** In the order of publication. */
  readonly posts: readonly PostDraft[];
  /** Discord's OpenAPI file. */
  readonly openapi: string | undefined;
  readonly signal: AbortSignal;
}

/** Has `fieldnotes up` announce every post in every channel of an emulated Discord. */
export async function announceWithProduct(options: ProductOptions): Promise<ProductRun> {
  const { openapi } = options;
  const discord = await startDiscord(openapi === undefined ? {} : { openapi });
  try {
    return await withTemporaryDirectory((directory) => announceOn(discord, directory, options));
  } finally {
    await discord.stop();
  }
}

async function announceOn(
  discord: Discord,
  directory: string,
  { channels: count, posts, openapi, signal }: ProductOptions,
): Promise<ProductRun> {
  const guild = discord.guild({ name: 'Readers' });
  const channels = Array.from({ length: count }, (_, index) => guild.channel(`news-${index}`));
  const program = startProgram(discord, directory, signal);
  let since = 0;
  try {
    await program.ready;
    const store = await openStore({ dataDirectory: directory, log: QUIET });
    const queue = await openQueue({ postgres: { connectionString: store.server.connectionString } });
    try {
      const feedId = await followed(store, guild.id, channels);
      since = Date.now();
      const { changed } = await store.posts.put(feedId, [...posts]);
      await queue.addMany('read', changed);
      await settled(store, discord, { deliveries: channels.length * posts.length, signal });
    } finally {
      await queue.close();
      await store.close();
    }
  } catch (error) {
    await program.stop().catch(() => undefined);
    throw error;
  }
  return {
    ...outcomeOf(
      channels,
      posts.map(({ url }) => url ?? ''),
    ),
    ...speedOf(discord, since),
    ...(await program.stop()),
    violations: openapi === undefined ? null : discord.violations.length,
    bodies: bodiesSentTo(channels[0], discord),
  };
}

/** A feed that every channel follows, each post by itself: the burst guard is off. */
async function followed(store: Store, guildId: string, channels: readonly ChannelActor[]): Promise<number> {
  await store.guilds.ensure({ id: guildId, name: 'Readers' });
  const { id: feedId } = await store.feeds.ensure('https://feed-0.example/feed', 'An invented blog');
  for (const { id: channelId } of channels) {
    await store.subscriptions.follow({
      guildId,
      channelId,
      feedId,
      followerId: guildId,
      style: 'rich',
      filter: EVERYTHING,
      mentionRoleId: null,
      crosspost: false,
      burstLimit: 0,
    });
  }
  return feedId;
}

const GLANCE_MS = 200;
const STANDSTILL_MS = 60_000;

/** Waits until every delivery has been moved to its end; gives up after a minute in which Discord heard nothing. */
async function settled(
  store: Store,
  { requests }: Discord,
  { deliveries, signal }: { readonly deliveries: number; readonly signal: AbortSignal },
): Promise<void> {
  for (;;) {
    const { sent, skipped, failed } = await store.deliveries.counts();
    if (sent + skipped + failed >= deliveries) return;
    const heardAt = requests.at(-1)?.at ?? 0;
    if (Date.now() - heardAt > STANDSTILL_MS) {
      throw new BenchmarkError('failed', `Announcing stood still for a minute at ${sent} of ${deliveries} deliveries.`);
    }
    await delay(GLANCE_MS, undefined, { signal });
  }
}

function bodiesSentTo(channel: ChannelActor | undefined, { requests }: Discord): ProductRun['bodies'] {
  const path = `/channels/${channel?.id}/messages`;
  const sent = requests.filter(
    (request) => request.method === 'POST' && request.path === path && request.status === 200,
  );
  return sent.map(({ body }) => body as Readonly<Record<string, unknown>>);
}
