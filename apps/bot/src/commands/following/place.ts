import type { AnnouncementStyle } from '@fieldnotes/store';
import { ChannelType, type GuildBasedChannel, type GuildMember, PermissionFlagsBits, type Role } from 'discord.js';
import type { FollowingTexts } from './texts.js';

/** Where announcements can go. */
export const FOLLOWED_TYPES = [
  ChannelType.GuildText,
  ChannelType.GuildAnnouncement,
  ChannelType.GuildForum,
  ChannelType.PublicThread,
  ChannelType.PrivateThread,
  ChannelType.AnnouncementThread,
] as const;

export interface Wish {
  readonly style: AnnouncementStyle;
  readonly crosspost: boolean;
  readonly mention: Role | null;
}

/** The style that fits the channel where none was chosen. */
export function defaultStyle(channel: GuildBasedChannel): AnnouncementStyle {
  return channel.type === ChannelType.GuildForum ? 'forum' : 'rich';
}

/** Why announcing would fail here, in one line that says what to change; null when nothing stands against it. */
export function objection(
  channel: GuildBasedChannel,
  me: GuildMember,
  wish: Wish,
  texts: FollowingTexts,
): string | null {
  const { style, crosspost, mention } = wish;
  const isForum = channel.type === ChannelType.GuildForum;
  if (isForum && style !== 'forum') return texts.isForum;
  if (!isForum && style === 'forum') return texts.needsForum;
  if (channel.isThread() && (style === 'thread' || style === 'webhook')) return texts.notInThread;
  if (crosspost && channel.type !== ChannelType.GuildAnnouncement) return texts.notAnnouncement;
  if (mention !== null && mention.id === channel.guild.id) return texts.everyoneRole;
  const missing = missingPermissions(channel, me, wish);
  return missing.length === 0 ? null : texts.missing(`<#${channel.id}>`, missing.map((name) => `*${name}*`).join(', '));
}

/** Names as Discord's settings show them in English. */
function missingPermissions(channel: GuildBasedChannel, me: GuildMember, { style, mention }: Wish): string[] {
  const allowed = channel.permissionsFor(me);
  const isMentionable = mention === null || mention.mentionable;
  const needed: [string, bigint][] = [
    ['View Channel', PermissionFlagsBits.ViewChannel],
    ['Read Message History', PermissionFlagsBits.ReadMessageHistory],
    channel.isThread()
      ? ['Send Messages in Threads', PermissionFlagsBits.SendMessagesInThreads]
      : ['Send Messages', PermissionFlagsBits.SendMessages],
    ['Embed Links', PermissionFlagsBits.EmbedLinks],
    ...(style === 'thread'
      ? [['Create Public Threads', PermissionFlagsBits.CreatePublicThreads] as [string, bigint]]
      : []),
    ...(style === 'webhook' ? [['Manage Webhooks', PermissionFlagsBits.ManageWebhooks] as [string, bigint]] : []),
    ...(isMentionable ? [] : [['Mention All Roles', PermissionFlagsBits.MentionEveryone] as [string, bigint]]),
  ];
  return needed.filter(([, bit]) => allowed === null || !allowed.has(bit)).map(([name]) => name);
}
