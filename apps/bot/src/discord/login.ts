import { type Client, DiscordAPIError, DiscordjsError, Events, HTTPError } from 'discord.js';
import { BotError } from '../bot-error.js';
import { logOut } from './log-out.js';

/** Logs in and waits until every guild is there. Throws `BotError`; the client is destroyed by then. */
export async function logIn(client: Client, token: string, deadlineMs: number): Promise<Client<true>> {
  let closeCode: number | undefined;
  const onDisconnect = ({ code }: { readonly code: number }) => {
    closeCode = code;
  };
  client.once(Events.ShardDisconnect, onDisconnect);
  try {
    return await withDeadline(deadlineMs, readyClient(client, token));
  } catch (error) {
    await logOut(client);
    throw error instanceof BotError ? error : explain(error, closeCode, client.options.rest?.api);
  } finally {
    client.off(Events.ShardDisconnect, onDisconnect);
  }
}

async function readyClient(client: Client, token: string): Promise<Client<true>> {
  const ready = new Promise<Client<true>>((resolve) => client.once(Events.ClientReady, resolve));
  await client.login(token);
  return ready;
}

async function withDeadline<T>(milliseconds: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    const seconds = Math.round(milliseconds / 1000);
    const message = `Discord did not say within ${seconds} s that the bot is ready; see https://discordstatus.com and try again`;
    timer = setTimeout(() => reject(new BotError('not-ready', message)), milliseconds);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

const PORTAL = 'https://discord.com/developers/applications';

/**
 * Why Discord closed the connection for good, by the code of the close:
 * https://discord.com/developers/docs/topics/opcodes-and-status-codes#gateway-gateway-close-event-codes
 */
export function explainClose(code: number, cause?: unknown): BotError {
  switch (code) {
    case 4004:
      return wrongToken(cause);
    case 4013:
    case 4014:
      return new BotError(
        'missing-intents',
        `The application may not read messages; switch on "Message Content Intent" at ${PORTAL} (your application, "Bot", "Privileged Gateway Intents") and start again`,
        { cause },
      );
    case 4011:
      return new BotError(
        'sharding-required',
        'The bot is in more guilds than Discord had recommended connections for; start again, so that it is asked anew',
        { cause },
      );
    default:
      return new BotError('refused', `Discord closed the connection for good (code ${code}); start again`, { cause });
  }
}

function explain(error: unknown, closeCode: number | undefined, api: string | undefined): BotError {
  if (closeCode !== undefined) return explainClose(closeCode, error);
  if (isTokenRefused(error)) return wrongToken(error);
  const said = error instanceof Error ? error.message : String(error);
  // These come before the event that tells the code.
  if (said === 'Authentication failed') return wrongToken(error);
  if (said === 'Used disallowed intents') return explainClose(4014, error);
  if (said === 'Sharding is required') return explainClose(4011, error);
  if (error instanceof DiscordAPIError || error instanceof HTTPError) {
    const message = `Discord at ${api} refused the connection with status ${error.status} (${said}); try again later, or correct DISCORD_API_URL`;
    return new BotError('refused', message, { cause: error });
  }
  const message = `Discord could not be reached at ${api} (${said}); check the network, a proxy, and DISCORD_API_URL`;
  return new BotError('unreachable', message, { cause: error });
}

function wrongToken(cause: unknown): BotError {
  const message = `Discord does not accept the token; copy a new one from ${PORTAL} (your application, "Bot", "Reset Token") into DISCORD_TOKEN`;
  return new BotError('wrong-token', message, { cause });
}

function isTokenRefused(error: unknown): boolean {
  if (error instanceof DiscordjsError) return error.code === 'TokenInvalid';
  return error instanceof DiscordAPIError && error.status === 401;
}
