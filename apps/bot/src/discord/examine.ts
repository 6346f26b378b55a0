import { DiscordAPIError, PermissionsBitField, type PermissionsString, REST, Routes } from 'discord.js';

/** What the token opens, as far as Discord tells without logging in. */
export type DiscordFindings =
  | { readonly kind: 'unreachable'; readonly reason: string }
  | { readonly kind: 'wrong-token' }
  | {
      readonly kind: 'found';
      readonly name: string;
      /** Whether the application may read the words of messages. */
      readonly readsMessages: boolean;
      /** Discord's clock minus ours, in milliseconds; null when it did not tell. */
      readonly clockAheadMs: number | null;
      /** The guilds that the bot is in, at most 200, and what it may not do there (channels may allow or deny more). */
      readonly guilds: readonly { readonly id: string; readonly name: string; readonly lacks: readonly string[] }[];
    };

/** What announcing and answering take, in the order in which Discord's settings show it. */
const NEEDED: readonly PermissionsString[] = [
  'ViewChannel',
  'SendMessages',
  'SendMessagesInThreads',
  'EmbedLinks',
  'ReadMessageHistory',
];

/** GATEWAY_MESSAGE_CONTENT and its limited form (documentation, "Application Flags"). */
const MESSAGE_CONTENT = (1 << 18) | (1 << 19);
const TIMEOUT_MS = 5_000;

/** Asks Discord about the application, the bot and its guilds. Changes nothing and does not appear online. */
export async function examineDiscord(token: string, apiUrl: string | undefined): Promise<DiscordFindings> {
  const rest = new REST({
    timeout: TIMEOUT_MS,
    retries: 0,
    ...(apiUrl === undefined ? {} : { api: apiUrl.replace(/\/+$/, '') }),
  }).setToken(token);
  let clockAheadMs: number | null = null;
  rest.on('response', (_, response) => {
    const date = Date.parse(response.headers.get('date') ?? '');
    // It tells whole seconds, the one that had begun.
    if (!Number.isNaN(date)) clockAheadMs = date + 500 - Date.now();
  });
  try {
    const application = await rest.get(Routes.currentApplication());
    const guilds = await rest.get(Routes.userGuilds(), { query: new URLSearchParams({ limit: '200' }) });
    return {
      kind: 'found',
      name: textOf(application, 'name'),
      readsMessages: (Number(member(application, 'flags')) & MESSAGE_CONTENT) !== 0,
      clockAheadMs,
      guilds: Array.isArray(guilds) ? guilds.map(guildOf) : [],
    };
  } catch (error) {
    if (error instanceof DiscordAPIError && error.status === 401) return { kind: 'wrong-token' };
    const reason = error instanceof Error ? error.message : String(error);
    return { kind: 'unreachable', reason: (reason.split('\n', 1)[0] ?? '').slice(0, 200) };
  }
}

function guildOf(guild: unknown): { id: string; name: string; lacks: string[] } {
  const permissions = new PermissionsBitField(BigInt(textOf(guild, 'permissions') || '0'));
  const lacks = permissions.missing(NEEDED).map((name) => name.replace(/(?<=[a-z])(?=[A-Z])/g, ' '));
  return { id: textOf(guild, 'id'), name: textOf(guild, 'name'), lacks };
}

function member(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[key] : undefined;
}

function textOf(value: unknown, key: string): string {
  const found = member(value, key);
  return typeof found === 'string' ? found : '';
}
