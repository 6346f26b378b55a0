import { GatewayIntentBits } from 'discord-api-types/v10';
import { messageJson } from '../serialize/messages.js';
import { bareMemberJson, userJson } from '../serialize/users.js';
import type { Message } from '../state/model.js';
import type { World } from '../state/world.js';
import type { GatewayEvent } from './events.js';
import { NEEDS } from './intents.js';

/** MESSAGE_CREATE, MESSAGE_UPDATE or MESSAGE_DELETE. */
export function messageEvent(world: World, kind: string, message: Message): GatewayEvent {
  const { guildId } = message;
  const needs = NEEDS.messages(guildId);
  const guild = guildId === null ? {} : { guild_id: guildId };
  if (kind === 'message.deleted') {
    const d = { id: message.id, channel_id: message.channelId, ...guild };
    return { t: 'MESSAGE_DELETE', d: () => d, guildId, needs };
  }
  const channel = { channel_type: world.channels.get(message.channelId)?.type };
  const whole = { ...messageJson(world, message), ...channel, ...guild, ...memberParts(world, message) };
  const t = kind === 'message.created' ? 'MESSAGE_CREATE' : 'MESSAGE_UPDATE';
  return { t, d: (intents) => (readable(world, message, intents) ? whole : withoutContent(whole)), guildId, needs };
}

/** The author's membership, and those of the users mentioned. */
function memberParts(world: World, { guildId, author, webhookId, mentions }: Message): Record<string, unknown> {
  if (guildId === null) return {};
  const member = webhookId === null ? world.member(guildId, author.id) : undefined;
  return {
    ...(member === undefined ? {} : { member: bareMemberJson(member) }),
    mentions: mentions.users.flatMap((id) => {
      const mentioned = world.member(guildId, id);
      return mentioned === undefined ? [] : [{ ...userJson(mentioned.user), member: bareMemberJson(mentioned) }];
    }),
  };
}

/** Without the message content intent: DMs, the bot's own messages and those that mention it (documentation). */
function readable(world: World, message: Message, intents: number): boolean {
  return (
    (intents & GatewayIntentBits.MessageContent) !== 0 ||
    message.guildId === null ||
    message.author.id === world.bot.id ||
    message.applicationId === world.application.id ||
    message.mentions.users.includes(world.bot.id)
  );
}

function withoutContent(message: object): unknown {
  return { ...message, content: '', embeds: [], attachments: [], components: [] };
}
