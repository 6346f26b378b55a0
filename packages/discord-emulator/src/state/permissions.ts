import { ChannelType, OverwriteType, PermissionFlagsBits } from 'discord-api-types/v10';
import type { Channel, Guild, Member, Overwrite } from './model.js';
import type { World } from './world.js';

export const ALL_PERMISSIONS = Object.values(PermissionFlagsBits).reduce((all, bit) => all | bit, 0n);

const P = PermissionFlagsBits;

/** What every member may do: what Discord gives @everyone of a new guild, but for pings of everyone. */
export const EVERYONE_PERMISSIONS =
  P.ViewChannel |
  P.SendMessages |
  P.SendMessagesInThreads |
  P.CreatePublicThreads |
  P.CreatePrivateThreads |
  P.EmbedLinks |
  P.AttachFiles |
  P.ReadMessageHistory |
  P.AddReactions |
  P.UseExternalEmojis |
  P.UseApplicationCommands |
  P.ChangeNickname |
  P.CreateInstantInvite |
  P.Connect |
  P.Speak; // prettier: one set

/** What an invitation link of a bot that talks and announces asks for. It may not ping everyone. */
export const DEFAULT_BOT_PERMISSIONS = EVERYONE_PERMISSIONS | P.ManageWebhooks | P.ManageMessages | P.ManageThreads;

/** What both sides of a direct message may do. */
const DM_PERMISSIONS =
  P.ViewChannel |
  P.SendMessages |
  P.EmbedLinks |
  P.AttachFiles |
  P.ReadMessageHistory |
  P.AddReactions |
  P.UseExternalEmojis |
  P.UseApplicationCommands;

/** What falls away with SEND_MESSAGES (documentation, "Implicit Permissions"). */
const NEEDS_SENDING = P.MentionEveryone | P.SendTTSMessages | P.AttachFiles | P.EmbedLinks;

/** A member's permissions in the whole guild: @everyone and the member's roles; everything for owner and administrator. */
export function guildPermissions(guild: Guild, member: Member): bigint {
  if (guild.ownerId === member.user.id) return ALL_PERMISSIONS;
  const roleIds = [guild.id, ...member.roles];
  const permissions = roleIds.reduce((sum, id) => sum | (guild.roles.get(id)?.permissions ?? 0n), 0n);
  return (permissions & P.Administrator) === 0n ? permissions : ALL_PERMISSIONS;
}

/**
 * A user's permissions in a channel: overwrites of @everyone, then of the roles together, then of the member, then what
 * is implied (documentation, "Permission Overwrites"). Threads take their parent's. None for who is not in the guild.
 */
export function channelPermissions(world: World, channel: Channel, userId: string): bigint {
  if (channel.guildId === null) return channel.recipients.some(({ id }) => id === userId) ? DM_PERMISSIONS : 0n;
  const guild = world.guilds.get(channel.guildId);
  const member = guild?.members.get(userId);
  if (guild === undefined || member === undefined) return 0n;
  const base = guildPermissions(guild, member);
  if (base === ALL_PERMISSIONS) return base;
  const parent = channel.thread === null ? undefined : world.channels.get(channel.parentId ?? '');
  return imply(overwrite(base, parent ?? channel, member), channel);
}

function overwrite(base: bigint, channel: Channel, member: Member): bigint {
  const everyone = channel.overwrites.get(member.guildId);
  const ofRoles = member.roles
    .map((id) => channel.overwrites.get(id))
    .filter((found): found is Overwrite => found?.type === OverwriteType.Role);
  const denied = ofRoles.reduce((sum, { deny }) => sum | deny, 0n);
  const allowed = ofRoles.reduce((sum, { allow }) => sum | allow, 0n);
  let permissions = apply(base, everyone);
  permissions = (permissions & ~denied) | allowed;
  return apply(permissions, channel.overwrites.get(member.user.id));
}

function apply(permissions: bigint, change: Overwrite | undefined): bigint {
  return change === undefined ? permissions : (permissions & ~change.deny) | change.allow;
}

function imply(permissions: bigint, channel: Channel): bigint {
  if ((permissions & P.ViewChannel) === 0n) return 0n;
  const sending = channel.thread === null ? P.SendMessages : P.SendMessagesInThreads;
  return (permissions & sending) === 0n ? permissions & ~NEEDS_SENDING : permissions;
}

/** Whether a user has every bit of `needed` in a channel. */
export function may(world: World, channel: Channel, userId: string, needed: bigint): boolean {
  return (channelPermissions(world, channel, userId) & needed) === needed;
}

/** The permission it takes to write in a channel. */
export function sendingBit(channel: Channel): bigint {
  return channel.thread === null ? P.SendMessages : P.SendMessagesInThreads;
}

/** Whether messages can be posted straight into a channel of this type; forums take posts only. */
export function isTextBased(type: ChannelType): boolean {
  return type !== ChannelType.GuildForum && type !== ChannelType.GuildMedia && type !== ChannelType.GuildCategory;
}
