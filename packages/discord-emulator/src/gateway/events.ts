import { ChannelType, GatewayIntentBits } from 'discord-api-types/v10';
import { channelJson, threadMemberJson } from '../serialize/channels.js';
import { guildCreateJson, guildJson } from '../serialize/guilds.js';
import { interactionJson } from '../serialize/interactions.js';
import { emojiJson } from '../serialize/messages.js';
import { memberJson, roleJson, userJson } from '../serialize/users.js';
import type { Change } from '../state/changes.js';
import { isEphemeral } from '../state/messages.js';
import type { Channel, Guild, Member } from '../state/model.js';
import { channelPermissions } from '../state/permissions.js';
import type { World } from '../state/world.js';
import { NEEDS } from './intents.js';
import { messageEvent } from './message-event.js';

/** One dispatch, before it is known who gets it. */
export interface GatewayEvent {
  readonly t: string;
  /** The payload for a session with these intents. */
  readonly d: (intents: number) => unknown;
  /** Decides the shard; null: shard 0, which carries DMs. */
  readonly guildId: string | null;
  /** One of these intents is needed; 0: none. */
  readonly needs: number;
}

/** What the bot is told of a change. Channels it cannot see keep their messages and threads to themselves. */
export function eventsOf(world: World, change: Change): readonly GatewayEvent[] {
  switch (change.kind) {
    case 'guild.created':
    case 'guild.updated':
    case 'guild.deleted':
      return guildEvents(world, change.kind, change.guild);
    case 'role.created':
    case 'role.updated': {
      const { guildId } = change.role;
      const t = change.kind === 'role.created' ? 'GUILD_ROLE_CREATE' : 'GUILD_ROLE_UPDATE';
      return [event(t, { guild_id: guildId, role: roleJson(change.role) }, guildId, NEEDS.guilds)];
    }
    case 'role.deleted': {
      const { guildId, id } = change.role;
      return [event('GUILD_ROLE_DELETE', { guild_id: guildId, role_id: id }, guildId, NEEDS.guilds)];
    }
    case 'member.added':
    case 'member.updated':
    case 'member.removed':
      return [memberEvent(world, change.kind, change.member)];
    case 'channel.created':
    case 'channel.updated':
    case 'channel.deleted':
      return channelEvents(world, change.kind, change.channel);
    case 'thread.created':
    case 'thread.updated':
    case 'thread.deleted':
      return sees(world, change.channel) ? [threadEvent(world, change.kind, change.channel)] : [];
    case 'thread.joined':
    case 'thread.left':
      return sees(world, change.channel) ? [threadMembersEvent(world, change)] : [];
    case 'message.created':
    case 'message.updated':
    case 'message.filled':
    case 'message.deleted': {
      const channel = world.channels.get(change.message.channelId);
      if (channel === undefined || isEphemeral(change.message) || !sees(world, channel)) return [];
      return [messageEvent(world, change.kind, change.message)];
    }
    case 'reaction.added':
    case 'reaction.removed':
      return reactionEvents(world, change);
    case 'typing':
      return [typingEvent(world, change.channel, change.user.id)];
    case 'webhooks.updated': {
      const { id, guildId } = change.channel;
      return [event('WEBHOOKS_UPDATE', { guild_id: guildId, channel_id: id }, guildId, NEEDS.webhooks)];
    }
    case 'interaction.created': {
      const { interaction } = change;
      return [event('INTERACTION_CREATE', interactionJson(world, interaction), interaction.guildId, NEEDS.nothing)];
    }
    case 'interaction.acknowledged':
    case 'interaction.answered':
    case 'interaction.expired':
    case 'request.arrived':
    case 'request.answered':
    case 'gateway.ready':
      return [];
  }
}

function event(t: string, d: unknown, guildId: string | null, needs: number): GatewayEvent {
  return { t, d: () => d, guildId, needs };
}

function sees(world: World, channel: Channel): boolean {
  return channelPermissions(world, channel, world.bot.id) !== 0n;
}

function guildEvents(world: World, kind: string, guild: Guild): GatewayEvent[] {
  const { id } = guild;
  if (kind === 'guild.deleted') return [event('GUILD_DELETE', { id }, id, NEEDS.guilds)];
  if (guild.unavailable) return [event('GUILD_DELETE', { id, unavailable: true }, id, NEEDS.guilds)];
  if (kind === 'guild.updated') return [event('GUILD_UPDATE', guildJson(guild), id, NEEDS.guilds)];
  return [event('GUILD_CREATE', guildCreateJson(world, guild), id, NEEDS.guilds)];
}

/** Updates of the bot itself come without the members intent. */
function memberEvent(world: World, kind: string, member: Member): GatewayEvent {
  const { guildId, user } = member;
  const base = { guild_id: guildId };
  if (kind === 'member.removed') {
    return event('GUILD_MEMBER_REMOVE', { ...base, user: userJson(user) }, guildId, NEEDS.members);
  }
  const t = kind === 'member.added' ? 'GUILD_MEMBER_ADD' : 'GUILD_MEMBER_UPDATE';
  const needs = user.id === world.bot.id ? NEEDS.nothing : NEEDS.members;
  return event(t, { ...memberJson(member), ...base }, guildId, needs);
}

const CHANNEL_EVENTS: Readonly<Record<string, string>> = {
  'channel.created': 'CHANNEL_CREATE',
  'channel.updated': 'CHANNEL_UPDATE',
  'channel.deleted': 'CHANNEL_DELETE',
};

/** Guild channels are told of even when hidden; DMs are not announced to bots since version 8. */
function channelEvents(world: World, kind: string, channel: Channel): GatewayEvent[] {
  if (channel.type === ChannelType.DM) return [];
  return [event(CHANNEL_EVENTS[kind] ?? '', channelJson(world, channel), channel.guildId, NEEDS.guilds)];
}

function threadEvent(world: World, kind: string, channel: Channel): GatewayEvent {
  const { guildId, parentId, id, type } = channel;
  if (kind === 'thread.deleted') {
    return event('THREAD_DELETE', { id, type, guild_id: guildId, parent_id: parentId }, guildId, NEEDS.guilds);
  }
  const json = channelJson(world, channel);
  return kind === 'thread.created'
    ? event('THREAD_CREATE', { ...json, newly_created: true }, guildId, NEEDS.guilds)
    : event('THREAD_UPDATE', json, guildId, NEEDS.guilds);
}

/** The bot hears of its own comings and goings with the guilds intent, of others' only with the members intent. */
function threadMembersEvent(
  world: World,
  { kind, channel, userId }: Extract<Change, { kind: 'thread.joined' | 'thread.left' }>,
): GatewayEvent {
  const joined = kind === 'thread.joined';
  const d = {
    id: channel.id,
    guild_id: channel.guildId,
    member_count: channel.thread?.members.size ?? 0,
    ...(joined ? { added_members: [threadMemberJson(channel, userId, world.clock.now())] } : {}),
    ...(joined ? {} : { removed_member_ids: [userId] }),
  };
  const needs = userId === world.bot.id ? NEEDS.threadMembers : GatewayIntentBits.GuildMembers;
  return event('THREAD_MEMBERS_UPDATE', d, channel.guildId, needs);
}

function reactionEvents(
  world: World,
  { kind, message, emoji, user }: Extract<Change, { kind: 'reaction.added' | 'reaction.removed' }>,
): GatewayEvent[] {
  const channel = world.channels.get(message.channelId);
  if (channel === undefined || isEphemeral(message) || !sees(world, channel)) return [];
  const { guildId } = message;
  const member = guildId === null ? undefined : world.member(guildId, user.id);
  const added = kind === 'reaction.added';
  const d = {
    user_id: user.id,
    channel_id: message.channelId,
    message_id: message.id,
    ...(guildId === null ? {} : { guild_id: guildId }),
    emoji: emojiJson(emoji),
    burst: false,
    type: 0,
    ...(added ? { message_author_id: message.author.id } : {}),
    ...(added && member !== undefined ? { member: memberJson(member) } : {}),
  };
  return [event(added ? 'MESSAGE_REACTION_ADD' : 'MESSAGE_REACTION_REMOVE', d, guildId, NEEDS.reactions(guildId))];
}

function typingEvent(world: World, { id, guildId }: Channel, userId: string): GatewayEvent {
  const member = guildId === null ? undefined : world.member(guildId, userId);
  const d = {
    channel_id: id,
    user_id: userId,
    timestamp: Math.floor(world.clock.now() / 1000),
    ...(guildId === null ? {} : { guild_id: guildId }),
    ...(member === undefined ? {} : { member: memberJson(member) }),
  };
  return event('TYPING_START', d, guildId, NEEDS.typing(guildId));
}
