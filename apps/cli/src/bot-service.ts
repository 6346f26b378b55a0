import type { Bot, BotDependencies } from '@fieldnotes/bot';
import { retentionOf } from '@fieldnotes/bot/settings';
import { type Log, waitFor } from '@fieldnotes/platform';
import type { CliSettings } from './settings.js';

/**
 * The bot as a command finds it. A bot that cannot run is no reason for the worker beside it to end, so what keeps it
 * from running is a value here; a command that is nothing without the bot throws it.
 */
export type BotService = { readonly stop: () => Promise<void>; readonly isConnected: () => boolean } & (
  | { readonly state: 'running' }
  /** There is no token. */
  | { readonly state: 'off' }
  /** Discord cannot be reached for now: it is tried again until it can be, or the service is stopped. */
  | { readonly state: 'waiting'; readonly error: Error }
  /** `error.message` says what to change, and where. */
  | { readonly state: 'failed'; readonly error: Error }
);

type Dependencies = Pick<BotDependencies, 'store' | 'queue' | 'metrics' | 'onLost'> & { readonly log: Log };

const NOT_THERE = { stop: async () => undefined, isConnected: () => false };

/** Codes of `BotError` that say that Discord is not there, or not yet. */
const AWAY = ['unreachable', 'not-ready'];

/** Discord counts log-ins, 1,000 a day: one that it began to answer may not be tried again every few seconds. */
const LONGEST_PAUSE_MS = 120_000;

/**
 * Starts the bot when there is a token. Discord's library is loaded only then.
 *
 * @param keepTrying there is other work meanwhile: a Discord that is away is tried again beside it.
 */
export async function startBot(
  settings: CliSettings,
  dependencies: Dependencies,
  { keepTrying }: { readonly keepTrying: boolean },
): Promise<BotService> {
  if (settings.discordToken === undefined) return { state: 'off', ...NOT_THERE };
  const { BotError } = await import('@fieldnotes/bot');
  const attempt = () => startOnce(settings, dependencies);
  try {
    const bot = await attempt();
    return { state: 'running', stop: () => bot.stop(), isConnected: () => bot.isConnected() };
  } catch (error) {
    if (!(error instanceof BotError)) throw error;
    if (!keepTrying || !AWAY.includes(error.code)) return { state: 'failed', error, ...NOT_THERE };
    return { state: 'waiting', error, ...tryAgain(attempt, dependencies.log) };
  }
}

/** A bot is started once, so that each attempt is another one. */
async function startOnce(settings: CliSettings, dependencies: Dependencies): Promise<Bot> {
  const { discordToken: token, discordApiUrl, discordDevGuild, timeZone } = settings;
  if (token === undefined) throw new TypeError('a bot without a token was started');
  const { createBot } = await import('@fieldnotes/bot');
  const options = {
    apiUrl: discordApiUrl,
    devGuildId: discordDevGuild,
    timeZone,
    retentionDays: retentionOf(settings),
  };
  const bot = createBot({ ...dependencies, token, ...options });
  try {
    await bot.start();
    return bot;
  } catch (error) {
    await bot.stop();
    throw error;
  }
}

function tryAgain(attempt: () => Promise<Bot>, log: Log): Pick<BotService, 'stop' | 'isConnected'> {
  const ending = new AbortController();
  let bot: Bot | undefined;
  const patience = { passing: AWAY, deadline: Number.POSITIVE_INFINITY, longestPause: LONGEST_PAUSE_MS };
  const trying = waitFor(attempt, { ...patience, what: 'Discord', signal: ending.signal, log }).then(
    (started) => {
      bot = started;
    },
    (error: unknown) => {
      if (!ending.signal.aborted) log.error({ err: error }, 'the bot cannot run; correct that and start again');
    },
  );
  return {
    isConnected: () => bot?.isConnected() ?? false,
    async stop() {
      ending.abort();
      await trying;
      await bot?.stop();
    },
  };
}
