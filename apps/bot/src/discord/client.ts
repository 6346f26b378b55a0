import { Client, GatewayIntentBits, Options, Partials } from 'discord.js';
import type { Pace } from './pace.js';
import { pacedRequests } from './paced-requests.js';
import { fillInUnsaid } from './unsaid.js';

/** What the bot asks Discord to tell it. Each has a reason; none is there in case it might be useful. */
const INTENTS = [
  // The guilds themselves, with channels, threads and roles: where it may post, and which thread a question is in.
  GatewayIntentBits.Guilds,
  // Questions are asked by mentioning it in a channel, or by replying to it.
  GatewayIntentBits.GuildMessages,
  // The words of a reply that does not mention it, and follow-ups. Privileged: to be switched on for the application.
  GatewayIntentBits.MessageContent,
  // Questions can be asked in private.
  GatewayIntentBits.DirectMessages,
];

/** A message that is being handled is all that is needed; nothing is looked up in old ones. */
const MESSAGES_KEPT = 20;

/** `apiUrl` is without the version: discord.js appends `/v10`. */
export function createClient(apiUrl: string | undefined, pace: Pace): Client {
  const client = new Client({
    intents: INTENTS,
    // As many connections as Discord recommends: more than 2,500 guilds are refused on one.
    shards: 'auto',
    // Direct message channels are not sent at the start, so the first message arrives in one that is unknown.
    partials: [Partials.Channel],
    // Whatever a text says, it pings nobody, unless a send names whom.
    allowedMentions: { parse: [], repliedUser: false },
    failIfNotExists: false,
    makeCache: Options.cacheWithLimits({ ...Options.DefaultMakeCacheSettings, MessageManager: MESSAGES_KEPT }),
    rest: {
      ...(apiUrl === undefined ? {} : { api: apiUrl.replace(/\/+$/, '') }),
      ...pacedRequests(pace, 'urgent'),
    },
  });
  fillInUnsaid(client);
  return client;
}
