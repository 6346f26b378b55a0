import { ChannelType } from 'discord-api-types/v10';
import type { Channel, Guild, Overwrite, User } from './model.js';
import type { World } from './world.js';

export interface ChannelDraft {
  readonly name: string;
  readonly type: ChannelType;
  readonly overwrites?: readonly Overwrite[];
  readonly parentId?: string | null;
  readonly topic?: string | null;
  readonly nsfw?: boolean;
  readonly tags?: readonly string[];
  readonly requireTag?: boolean;
}

export function createChannel(world: World, guild: Guild, draft: ChannelDraft): Channel {
  const channel = newChannel(world, draft.type, {
    guildId: guild.id,
    name: draft.name,
    parentId: draft.parentId ?? null,
    topic: draft.topic ?? null,
    nsfw: draft.nsfw ?? false,
    position: guildChannels(world, guild.id).length,
    requireTag: draft.requireTag ?? false,
    overwrites: new Map(draft.overwrites?.map((overwrite) => [overwrite.id, overwrite])),
    availableTags: (draft.tags ?? []).map((name) => ({ id: world.snowflakes.next(), name, moderated: false })),
  });
  world.channels.set(channel.id, channel);
  world.changes.publish({ kind: 'channel.created', channel });
  return channel;
}

/** The direct-message channel of a user with the bot, made on first use. */
export function dmChannel(world: World, user: User): Channel {
  for (const channel of world.channels.values()) {
    if (channel.type === ChannelType.DM && channel.recipients.some(({ id }) => id === user.id)) return channel;
  }
  const channel = newChannel(world, ChannelType.DM, { recipients: [user, world.bot] });
  world.channels.set(channel.id, channel);
  world.changes.publish({ kind: 'channel.created', channel });
  return channel;
}

/** A channel goes, and its threads, messages and webhooks with it. */
export function deleteChannel(world: World, channel: Channel): void {
  for (const thread of threadsOf(world, channel.id)) deleteChannel(world, thread);
  for (const webhook of world.webhooks.values()) {
    if (webhook.channelId === channel.id) world.webhooks.delete(webhook.id);
  }
  world.channels.delete(channel.id);
  world.messages.delete(channel.id);
  world.changes.publish({ kind: channel.thread === null ? 'channel.deleted' : 'thread.deleted', channel });
}

/** Tells of a change that was made to a channel or thread. */
export function publishUpdate(world: World, channel: Channel): void {
  world.changes.publish({ kind: channel.thread === null ? 'channel.updated' : 'thread.updated', channel });
}

/** A guild's channels without its threads. */
export function guildChannels(world: World, guildId: string): Channel[] {
  return [...world.channels.values()].filter(({ guildId: id, thread }) => id === guildId && thread === null);
}

export function threadsOf(world: World, parentId: string): Channel[] {
  return [...world.channels.values()].filter((channel) => channel.thread !== null && channel.parentId === parentId);
}

/** A channel with nothing in it; the caller puts it into the world. */
export function newChannel(world: World, type: ChannelType, given: Partial<Channel>): Channel {
  return {
    id: world.snowflakes.next(),
    type,
    guildId: null,
    overwrites: new Map(),
    recipients: [],
    thread: null,
    parentId: null,
    name: null,
    topic: null,
    nsfw: false,
    position: 0,
    slowmode: 0,
    lastMessageId: null,
    availableTags: [],
    requireTag: false,
    appliedTags: [],
    ...given,
  };
}
