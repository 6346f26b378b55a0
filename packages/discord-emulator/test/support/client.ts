import { Client, Events, GatewayIntentBits, Partials } from 'discord.js';
import { expect, onTestFinished } from 'vitest';
import { type Discord, type DiscordOptions, startDiscord } from '../../src/index.js';
import { responseFindings } from './response-judge.js';

export const ALL_INTENTS = [
  GatewayIntentBits.Guilds,
  GatewayIntentBits.GuildMembers,
  GatewayIntentBits.GuildMessages,
  GatewayIntentBits.GuildMessageReactions,
  GatewayIntentBits.DirectMessages,
  GatewayIntentBits.MessageContent,
];

export interface ClientOptions {
  readonly intents?: readonly GatewayIntentBits[];
  readonly shards?: number;
  readonly token?: string;
}

/** An emulated Discord that is stopped after the test, when its answers are judged by Discord's OpenAPI file. */
export async function openDiscord(options: DiscordOptions = {}): Promise<Discord> {
  const discord = await startDiscord(options);
  onTestFinished(async () => {
    await discord.stop();
    expect(responseFindings(discord.requests)).toEqual([]);
  });
  return discord;
}

/** A real discord.js client, not logged in, that is destroyed after the test. */
export function createClient(discord: Discord, options: ClientOptions = {}): Client {
  const client = new Client({
    intents: options.intents ?? ALL_INTENTS,
    partials: [Partials.Channel, Partials.Message, Partials.Reaction],
    rest: { api: discord.apiUrl, timeout: 3_000 },
    // Identifies are spaced by the emulator's own limit; the client's throttle would cost 5 s of each test.
    ws: { buildIdentifyThrottler: async () => ({ waitForIdentify: async () => undefined }) },
    ...(options.shards === undefined ? {} : { shardCount: options.shards, shards: [...Array(options.shards).keys()] }),
  });
  onTestFinished(async () => {
    await client.destroy();
  });
  return client;
}

/** A client that is logged in and ready. */
export async function login(discord: Discord, options: ClientOptions = {}): Promise<Client<true>> {
  const client = createClient(discord, options);
  const ready = new Promise<Client<true>>((resolve) => {
    client.once(Events.ClientReady, resolve);
  });
  await client.login(options.token ?? discord.token);
  return ready;
}
