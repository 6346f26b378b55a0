import { type APIChannel, type APIThreadMember, ChannelFlags, ChannelType } from 'discord-api-types/v10';
import type { Channel, ThreadState } from '../state/model.js';
import type { World } from '../state/world.js';
import { isoTime, NO_FLAGS, userJson } from './users.js';

/** A channel, thread or DM as REST and the gateway show it. */
export function channelJson(world: World, channel: Channel): APIChannel {
  const json = channel.thread === null ? placeJson(channel) : threadJson(world, channel, channel.thread);
  return json as unknown as APIChannel; // a union by type, which the tables below follow
}

function placeJson(channel: Channel): Record<string, unknown> {
  if (channel.type === ChannelType.DM) {
    return {
      id: channel.id,
      type: channel.type,
      last_message_id: channel.lastMessageId,
      flags: 0,
      recipients: channel.recipients.filter(({ bot }) => !bot).map(userJson),
    };
  }
  return {
    id: channel.id,
    type: channel.type,
    guild_id: channel.guildId,
    name: channel.name,
    position: channel.position,
    parent_id: channel.parentId,
    topic: channel.topic,
    nsfw: channel.nsfw,
    last_message_id: channel.lastMessageId,
    rate_limit_per_user: channel.slowmode,
    flags: channel.requireTag ? ChannelFlags.RequireTag : 0,
    permission_overwrites: [...channel.overwrites.values()].map(({ id, type, allow, deny }) => ({
      id,
      type,
      allow: allow.toString(),
      deny: deny.toString(),
    })),
    ...(channel.type === ChannelType.GuildForum ? forumJson(channel) : {}),
    ...(channel.type === ChannelType.GuildVoice ? { bitrate: 64_000, user_limit: 0, rtc_region: null } : {}),
  };
}

function forumJson(channel: Channel): Record<string, unknown> {
  return {
    available_tags: channel.availableTags.map((tag) => ({ ...tag, emoji_id: null, emoji_name: null })),
    default_reaction_emoji: null,
    default_sort_order: null,
    default_forum_layout: 0,
  };
}

function threadJson(world: World, channel: Channel, thread: ThreadState): Record<string, unknown> {
  return {
    id: channel.id,
    type: channel.type,
    guild_id: channel.guildId,
    parent_id: channel.parentId,
    name: channel.name,
    owner_id: thread.ownerId,
    last_message_id: channel.lastMessageId,
    rate_limit_per_user: channel.slowmode,
    flags: 0,
    message_count: thread.totalMessages,
    total_message_sent: thread.totalMessages,
    member_count: thread.members.size,
    applied_tags: channel.appliedTags,
    thread_metadata: {
      archived: thread.archived,
      locked: thread.locked,
      archive_timestamp: isoTime(thread.archivedAt),
      auto_archive_duration: thread.autoArchiveDuration,
      create_timestamp: isoTime(thread.createdAt),
      ...(channel.type === ChannelType.PrivateThread ? { invitable: thread.invitable } : {}),
    },
    ...(thread.members.has(world.bot.id) ? { member: threadMemberJson(channel, world.bot.id, thread.createdAt) } : {}),
  };
}

export function threadMemberJson(channel: Channel, userId: string, joinedAt: number): APIThreadMember {
  return { id: channel.id, user_id: userId, join_timestamp: isoTime(joinedAt), flags: NO_FLAGS };
}
