import { type Component, type Log, waitFor } from '@fieldnotes/platform';
import { type JobQueue, openQueue } from '@fieldnotes/queue';
import { openStore, type Store } from '@fieldnotes/store';
import { type Bot, createBot } from './bot.js';
import { type ProcessSettings, retentionOf } from './settings.js';

export interface AssemblyOptions {
  readonly settings: ProcessSettings;
  readonly log: Log;
  /** Told when the database or Discord is gone for good, so that there is no use in going on. */
  readonly onLost: (error: Error) => void;
  /** Aborted when the process is asked to end: nothing is waited for any more. */
  readonly signal: AbortSignal;
}

/** Codes of `StoreError` and `QueueError` that say that a server is not there, or not yet. */
const AWAY = ['unreachable', 'not-ready', 'too-many-connections', 'migration-busy'];

/** The bot of a process of its own, and what it stands on, in the order in which they have to be started. */
export function assemble({ settings, log, onLost, signal }: AssemblyOptions): readonly Component[] {
  const deadline = (settings.startDeadline ?? Number.POSITIVE_INFINITY) * 1000;
  const patience = { passing: AWAY, deadline, signal, log };
  const opened: { store?: Store; queue?: JobQueue; bot?: Bot } = {};
  return [
    {
      name: 'store',
      async start() {
        const options = {
          databaseUrl: settings.databaseUrl?.reveal(),
          replicaUrl: settings.replicaUrl?.reveal(),
          dataDirectory: settings.dataDirectory,
          log: log.child({ component: 'store' }),
          onLost,
        };
        opened.store = await waitFor(() => openStore(options), { ...patience, what: 'PostgreSQL' });
      },
      stop: () => opened.store?.close(),
    },
    {
      name: 'queue',
      async start() {
        const { store } = started(opened);
        const options = {
          redisUrl: settings.redisUrl?.reveal(),
          postgres: { connectionString: store.server.connectionString },
          log: log.child({ component: 'queue' }),
        };
        const what = options.redisUrl === undefined ? 'PostgreSQL' : 'Redis';
        opened.queue = await waitFor(() => openQueue(options), { ...patience, what });
      },
      stop: () => opened.queue?.close(),
    },
    {
      name: 'bot',
      async start() {
        const { store, queue } = started(opened);
        if (queue === undefined) throw new TypeError('the bot was started before the queue');
        opened.bot = createBot({
          token: settings.discordToken,
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
