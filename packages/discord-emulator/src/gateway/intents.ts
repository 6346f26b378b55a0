import { GatewayCloseCodes, GatewayIntentBits } from 'discord-api-types/v10';

const I = GatewayIntentBits;

const KNOWN = bits(
  Object.values(GatewayIntentBits).filter((value): value is GatewayIntentBits => typeof value === 'number'),
);

/** Intents that must be switched on for the application first (documentation, "Privileged Intents"). */
const PRIVILEGED = bits([I.GuildMembers, I.GuildPresences, I.MessageContent]);

export const DEFAULT_GRANTED = bits([I.GuildMembers, I.MessageContent]);

export type IntentVerdict =
  | { readonly accepted: true; readonly intents: number }
  | { readonly accepted: false; readonly closeCode: GatewayCloseCodes };

/** Judges the intents of an identify against those granted: close code 4013 for bits unknown, 4014 for not granted. */
export function judgeIntents(asked: unknown, granted: number): IntentVerdict {
  if (typeof asked !== 'number' || !Number.isSafeInteger(asked) || asked < 0 || (asked & ~KNOWN) !== 0) {
    return { accepted: false, closeCode: GatewayCloseCodes.InvalidIntents };
  }
  if ((asked & PRIVILEGED & ~granted) !== 0) {
    return { accepted: false, closeCode: GatewayCloseCodes.DisallowedIntents };
  }
  return { accepted: true, intents: asked };
}

/** The intents of which one is enough for an event in a guild or in a DM. */
export const NEEDS = {
  guilds: I.Guilds,
  members: I.GuildMembers,
  webhooks: I.GuildWebhooks,
  messages: (guildId: string | null) => (guildId === null ? I.DirectMessages : I.GuildMessages),
  reactions: (guildId: string | null) => (guildId === null ? I.DirectMessageReactions : I.GuildMessageReactions),
  typing: (guildId: string | null) => (guildId === null ? I.DirectMessageTyping : I.GuildMessageTyping),
  threadMembers: I.Guilds | I.GuildMembers,
  nothing: 0,
} as const;

function bits(flags: readonly number[]): number {
  return flags.reduce((sum, flag) => sum | flag, 0);
}
