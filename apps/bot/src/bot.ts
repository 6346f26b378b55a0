import { createReader, loadTaxonomy, type Taxonomy } from '@fieldnotes/content';
import { type Log, type Metrics, Secret, withLogFields } from '@fieldnotes/platform';
import type { JobQueue } from '@fieldnotes/queue';
import type { Store } from '@fieldnotes/store';
import { type Client, Events } from 'discord.js';
import type { AnnounceTimings } from './announce/timings.js';
import type { BotError } from './bot-error.js';
import { createClient } from './discord/client.js';
import { logOut } from './discord/log-out.js';
import { explainClose, logIn } from './discord/login.js';
import { createPace } from './discord/pace.js';
import { registerCommands } from './discord/registration.js';
import { features } from './features.js';
import type { BotContext, Service } from './framework/feature.js';
import { createGuildZones } from './framework/guild-zones.js';
import { type AskLimits, DEFAULT_ASK_LIMITS } from './framework/limits.js';
import { createRouter, type Router } from './framework/router.js';
import { createTasks } from './framework/tasks.js';
import { botMetrics } from './observe/bot-metrics.js';
import { DEFAULT_RETENTION, type RetentionDays } from './retention/days.js';

export interface BotDependencies {
  readonly token: Secret | string;
  readonly store: Store;
  readonly queue: JobQueue;
  readonly log: Log;
  /** Of the API without its version (`http://127.0.0.1:3000/api`); Discord's own when absent. */
  readonly apiUrl?: string | undefined;
  /** Registers the commands in this guild only. */
  readonly devGuildId?: string | undefined;
  /** For the keyphrases of a message; the one that ships when absent. */
  readonly taxonomy?: Taxonomy | undefined;
  /** IANA name; UTC when absent. Of direct messages, and of guilds that have chosen none. */
  readonly timeZone?: string | undefined;
  readonly now?: (() => Date) | undefined;
  readonly askLimits?: AskLimits | undefined;
  readonly announceTimings?: Partial<AnnounceTimings> | undefined;
  readonly retentionDays?: RetentionDays | undefined;
  /** Where it reports its figures. Absent: nowhere. */
  readonly metrics?: Metrics | undefined;
  /** Told when Discord has closed the connection for good: the token was changed, or an intent taken away. */
  readonly onLost?: ((error: BotError) => void) | undefined;
  /** Milliseconds within which Discord must say that the bot is ready; 30,000 when absent. */
  readonly readyDeadline?: number | undefined;
  /** Milliseconds that running interactions are given to finish at the stop; 5,000 when absent. */
  readonly stopDeadline?: number | undefined;
}

export interface Bot {
  /** Logs in, registers the commands when they have changed, and begins to answer. Throws `BotError`. */
  start(): Promise<void>;
  /** Whether it is connected to Discord now. */
  isConnected(): boolean;
  /** Takes nothing new, finishes what it has within the deadline, and logs out. Safe to call twice. */
  stop(): Promise<void>;
}

/** The only speaker to Discord. Opens and closes nothing it was given. Made, started and stopped once. */
export function createBot(dependencies: BotDependencies): Bot {
  const { token, log } = dependencies;
  const metrics = botMetrics(dependencies.metrics);
  const pace = createPace(undefined, metrics.responded);
  const client = createClient(dependencies.apiUrl, pace);
  const tasks = createTasks(log);
  const services: Service[] = [];
  let stopping: Promise<void> | undefined;

  // Discord.js reconnects by itself; an `error` event that nobody listens to would end the process.
  client.on(Events.Error, (error) => log.warn({ err: error }, 'the connection to Discord had an error'));
  client.on(Events.ShardError, (error) => log.warn({ err: error }, 'the connection to Discord broke; it is restored'));
  client.on(Events.Warn, (message) => log.warn(message));

  async function start(): Promise<void> {
    const reader = createReader({ taxonomy: dependencies.taxonomy ?? (await loadTaxonomy()) });
    const router = createRouter(features);
    let context: BotContext | undefined;
    // At the moment at which the client is ready, so that nothing that a member does from then on is missed.
    client.once(Events.ClientReady, (ready) => {
      context = contextOf(ready, { pace, reader, metrics }, dependencies);
      listen(context, router);
    });
    const ready = await logIn(client, revealed(token), dependencies.readyDeadline ?? 30_000);
    client.on(Events.ShardDisconnect, ({ code }) => {
      const error = explainClose(code);
      log.error({ err: error }, error.message);
      dependencies.onLost?.(error);
    });
    try {
      const commands = await registerCommands(ready, router.definitions, dependencies.devGuildId);
      log.info({ user: ready.user.tag, guilds: ready.guilds.cache.size, commands }, 'the bot is ready');
      if (context !== undefined) await startServices(context);
    } catch (error) {
      await stop();
      throw error;
    }
  }

  function listen(context: BotContext, router: Router): void {
    client.on(Events.InteractionCreate, (interaction) => {
      tasks.run(() => withLogFields({ interactionId: interaction.id }, () => router.route(interaction, context)));
    });
    for (const { message } of features) {
      if (message === undefined) continue;
      client.on(Events.MessageCreate, (said) => {
        tasks.run(() => withLogFields({ messageId: said.id }, () => message(said, context)));
      });
    }
  }

  async function startServices(context: BotContext): Promise<void> {
    for (const { service } of features) {
      if (service === undefined) continue;
      const made = service(context);
      await made.start();
      services.push(made);
    }
  }

  async function stopAll(): Promise<void> {
    await Promise.all([tasks.finish(dependencies.stopDeadline ?? 5_000), ...services.map((service) => service.stop())]);
    await logOut(client);
  }

  function stop(): Promise<void> {
    stopping ??= stopAll();
    return stopping;
  }

  return { start, stop, isConnected: () => client.isReady() };
}

function contextOf(
  client: Client<true>,
  made: Pick<BotContext, 'pace' | 'reader' | 'metrics'>,
  dependencies: BotDependencies,
): BotContext {
  const { store, queue, log, timeZone = 'UTC', now = () => new Date() } = dependencies;
  const { askLimits = DEFAULT_ASK_LIMITS, announceTimings = {}, retentionDays = DEFAULT_RETENTION } = dependencies;
  const guildZones = createGuildZones(store, timeZone);
  const given = { client, ...made, store, queue, log, timeZone, now };
  return { ...given, guildZones, askLimits, announceTimings, retentionDays };
}

function revealed(token: Secret | string): string {
  return token instanceof Secret ? token.reveal() : token;
}
