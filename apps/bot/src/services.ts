import type { Component, Log } from '@fieldnotes/platform';
import { type JobQueue, openQueue } from '@fieldnotes/queue';
import { openStore, type Store } from '@fieldnotes/store';
import { type Bot, createBot } from './bot.js';
import { BotError } from './bot-error.js';
import { type BotSettings, retentionOf } from './settings.js';

export interface AssemblyOptions {
  readonly settings: BotSettings;
  readonly log: Log;
  /** Told when the database or Discord is gone for good, so that there is no use in going on. */
  readonly onLost: (error: Error) => void;
}

/** The bot of a process of its own, and what it stands on, in the order in which they have to be started. */
export function assemble({ settings, log, onLost }: AssemblyOptions): readonly Component[] {
  const { discordToken } = settings;
  if (discordToken === undefined) {
    const message =
      'The bot has no token; set DISCORD_TOKEN to that of your application (https://discord.com/developers/applications, "Bot")';
    throw new BotError('wrong-token', message);
  }
  const opened: { store?: Store; queue?: JobQueue; bot?: Bot } = {};
  return [
    {
      name: 'store',
      async start() {
        opened.store = await openStore({
          databaseUrl: settings.databaseUrl?.reveal(),
          dataDirectory: settings.dataDirectory,
          log: log.child({ component: 'store' }),
          onLost,
        });
      },
      stop: () => opened.store?.close(),
    },
    {
      name: 'queue',
      async start() {
        const { store } = started(opened);
        opened.queue = await openQueue({
          redisUrl: settings.redisUrl?.reveal(),
          postgres: { connectionString: store.server.connectionString },
          log: log.child({ component: 'queue' }),
        });
      },
      stop: () => opened.queue?.close(),
    },
    {
      name: 'bot',
      async start() {
        const { store, queue } = started(opened);
        if (queue === undefined) throw new TypeError('the bot was started before the queue');
        opened.bot = createBot({
          token: discordToken,
          apiUrl: settings.discordApiUrl,
          devGuildId: settings.discordDevGuild,
          timeZone: settings.timeZone,
          retentionDays: retentionOf(settings),
          store,
          queue,
          log: log.child({ component: 'bot' }),
          onLost,
        });
        await opened.bot.start();
      },
      stop: () => opened.bot?.stop(),
    },
  ];
}

function started({ store, queue }: { readonly store?: Store; readonly queue?: JobQueue }) {
  if (store === undefined) throw new TypeError('something was started before the store');
  return { store, queue };
}
