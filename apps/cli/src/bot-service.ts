import type { BotDependencies } from '@fieldnotes/bot';
import { retentionOf } from '@fieldnotes/bot/settings';
import type { CliSettings } from './settings.js';

/**
 * The bot as a command finds it. A bot that cannot run is no reason for the worker beside it to end, so what keeps it
 * from running is a value here; a command that is nothing without the bot throws it.
 */
export type BotService = { readonly stop: () => Promise<void>; readonly isConnected: () => boolean } & (
  | { readonly state: 'running' }
  /** There is no token. */
  | { readonly state: 'off' }
  /** `error.message` says what to change, and where. */
  | { readonly state: 'failed'; readonly error: Error }
);

const NOT_THERE = { stop: async () => undefined, isConnected: () => false };

/** Starts the bot when there is a token. Discord's library is loaded only then. */
export async function startBot(
  settings: CliSettings,
  dependencies: Pick<BotDependencies, 'store' | 'queue' | 'log' | 'metrics' | 'onLost'>,
): Promise<BotService> {
  const { discordToken, discordApiUrl, discordDevGuild, timeZone } = settings;
  if (discordToken === undefined) return { state: 'off', ...NOT_THERE };
  const { BotError, createBot } = await import('@fieldnotes/bot');
  const bot = createBot({
    ...dependencies,
    token: discordToken,
    apiUrl: discordApiUrl,
    devGuildId: discordDevGuild,
    timeZone,
    retentionDays: retentionOf(settings),
  });
  try {
    await bot.start();
    return { state: 'running', stop: () => bot.stop(), isConnected: () => bot.isConnected() };
  } catch (error) {
    await bot.stop();
    if (error instanceof BotError) return { state: 'failed', error, ...NOT_THERE };
    throw error;
  }
}
