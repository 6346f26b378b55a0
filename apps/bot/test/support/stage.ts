import { createReader, loadTaxonomy, type Taxonomy } from '@fieldnotes/content';
import { type Dialect, type Discord, startDiscord } from '@fieldnotes/discord-emulator';
import { createLog } from '@fieldnotes/platform';
import { type JobQueue, openQueue } from '@fieldnotes/queue';
import { openStore, type Store } from '@fieldnotes/store';
import { startTestServer } from '@fieldnotes/store/testing';
import { createWorker } from '@fieldnotes/worker';
import { afterAll, beforeAll, expect } from 'vitest';
import { type Bot, type BotDependencies, createBot } from '../../src/index.js';
import { inProject, openapiFile } from './paths.js';

/** The samples, read, with a bot on an emulated Discord: one for the tests of a file. */
export interface Stage {
  readonly discord: Discord;
  readonly store: Store;
  readonly queue: JobQueue;
  readonly taxonomy: Taxonomy;
  readonly log: readonly Record<string, unknown>[];
  /** A bot that is not started. It is stopped at the end. */
  bot(changes?: Partial<BotDependencies>): Bot;
}

export interface StageOptions {
  /** Starts no bot. */
  readonly withoutBot?: boolean;
  readonly dependencies?: Partial<BotDependencies>;
  /** No post is there. */
  readonly empty?: boolean;
  /** How the server speaks. */
  readonly dialect?: Dialect;
}

/** Sets the stage once for a file, and asserts at the end that nothing was sent that Discord would not take. */
export function useStage(options: StageOptions = {}): Stage {
  const { withoutBot = false, dependencies = {}, empty = false, dialect = {} } = options;
  const parts: { discord?: Discord; store?: Store; queue?: JobQueue; taxonomy?: Taxonomy } = {};
  const closing: (() => Promise<unknown>)[] = [];
  const lines: Record<string, unknown>[] = [];
  const stream = { write: (line: string) => lines.push(JSON.parse(line)) };
  const log = createLog({ level: 'warn', format: 'json', stream });

  const part = <Name extends keyof typeof parts>(name: Name): NonNullable<(typeof parts)[Name]> => {
    const made = parts[name];
    if (made === undefined) throw new Error(`the ${name} is not there yet`);
    return made;
  };
  const stage: Stage = {
    get discord() {
      return part('discord');
    },
    get store() {
      return part('store');
    },
    get queue() {
      return part('queue');
    },
    get taxonomy() {
      return part('taxonomy');
    },
    log: lines,
    bot(changes = {}) {
      const { token, apiUrl } = stage.discord;
      const { store, queue, taxonomy } = stage;
      const bot = createBot({ token, apiUrl, store, queue, taxonomy, log, ...dependencies, ...changes });
      closing.unshift(() => bot.stop());
      return {
        ...bot,
        start() {
          // Discord lets a bot identify once in five seconds.
          stage.discord.clock.advance(5_000);
          return bot.start();
        },
      };
    },
  };

  beforeAll(async () => {
    const server = await startTestServer();
    closing.unshift(() => server.stop());
    const { connectionString } = await server.createDatabase();
    const store = await openStore({ databaseUrl: connectionString, dataDirectory: 'unused', log });
    closing.unshift(() => store.close());
    const queue = await openQueue({ postgres: { connectionString }, log });
    closing.unshift(() => queue.close());
    const taxonomy = await loadTaxonomy();
    const openapi = openapiFile();
    const discord = await startDiscord({ dialect, ...(openapi === undefined ? {} : { openapi }) });
    closing.unshift(() => discord.stop());
    Object.assign(parts, { discord, store, queue, taxonomy });
    if (!empty) await importSamples(stage, log);
    if (!withoutBot) await stage.bot().start();
  }, 60_000);

  afterAll(async () => {
    const { violations, unknownRoutes, unacknowledged } = part('discord');
    for (const close of closing) await close();
    expect({ violations, unknownRoutes, unacknowledged, unguarded: unguarded(stage) }).toEqual({
      violations: [],
      unknownRoutes: [],
      unacknowledged: [],
      unguarded: [],
    });
  }, 30_000);

  return stage;
}

async function importSamples({ store, queue, taxonomy }: Stage, log: BotDependencies['log']): Promise<void> {
  const worker = createWorker({ store, queue, reader: createReader({ taxonomy }), log, readConcurrency: 2 });
  await worker.start();
  await worker.importArchive(inProject('samples'));
  await worker.stop();
}

/** Requests that Discord refused. */
export function refused({ discord }: Stage): string[] {
  return discord.requests
    .filter(({ status }) => status === null || status >= 400)
    .map(({ method, path, status }) => `${method} ${path} ${status}`);
}

/** Messages of the bot that do not say whom they may ping. */
function unguarded({ discord }: Stage): string[] {
  return discord.requests
    .filter(({ headers }) => headers['user-agent']?.includes('discord.js') === true)
    .flatMap(({ method, path, body }) => {
      const message = messageIn(body);
      if (message === undefined || !('content' in message || 'embeds' in message)) return [];
      const { allowed_mentions: allowed } = message as { readonly allowed_mentions?: { readonly parse?: unknown } };
      return Array.isArray(allowed?.parse) && allowed.parse.length === 0 ? [] : [`${method} ${path}`];
    });
}

/** The message that a body holds, itself or as the data of an answer to an interaction. */
function messageIn(body: unknown): object | undefined {
  if (typeof body !== 'object' || body === null) return undefined;
  const { data } = body as { readonly data?: unknown };
  return typeof data === 'object' && data !== null ? data : body;
}
