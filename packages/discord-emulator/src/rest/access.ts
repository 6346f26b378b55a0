import { PermissionFlagsBits } from 'discord-api-types/v10';
import { isEphemeral } from '../state/messages.js';
import type { Channel, Guild, Message } from '../state/model.js';
import { channelPermissions, guildPermissions, may } from '../state/permissions.js';
import { refuse } from './errors.js';
import type { RestContext } from './router.js';

// What a request may touch: each function returns the thing named in the path, or throws Discord's refusal.

/** The channel of `{channel_id}`, which the bot can see. */
export function visibleChannel(context: RestContext, id = context.param('channel_id')): Channel {
  const { world } = context;
  const channel = world.channels.get(id);
  if (channel === undefined) throw refuse.unknownChannel();
  if (!may(world, channel, world.bot.id, PermissionFlagsBits.ViewChannel)) throw refuse.missingAccess();
  return channel;
}

/** The message of `{message_id}` in a channel; ephemeral ones exist for their reader only. */
export function messageIn(context: RestContext, channel: Channel, id = context.param('message_id')): Message {
  const message = context.world.message(channel.id, id);
  if (message === undefined || isEphemeral(message)) throw refuse.unknownMessage();
  return message;
}

/** The guild of `{guild_id}`, which the bot is in. */
export function ownGuild(context: RestContext, id = context.param('guild_id')): Guild {
  const guild = context.world.guilds.get(id);
  if (guild === undefined) throw refuse.unknownGuild();
  if (!guild.members.has(context.world.bot.id)) throw refuse.missingAccess();
  return guild;
}

/** Throws 50013 unless the bot has all of `needed` in the channel. */
export function requireInChannel({ world }: RestContext, channel: Channel, needed: bigint): void {
  if (!may(world, channel, world.bot.id, needed)) throw refuse.missingPermissions();
}

/** Throws 50013 unless the bot has all of `needed` in the whole guild. */
export function requireInGuild({ world }: RestContext, guild: Guild, needed: bigint): void {
  const bot = guild.members.get(world.bot.id);
  if (bot === undefined || (guildPermissions(guild, bot) & needed) !== needed) throw refuse.missingPermissions();
}

/** Whether the bot's pings of everyone and of any role count in a channel. */
export function botMayPingEveryone({ world }: RestContext, channel: Channel): boolean {
  return (channelPermissions(world, channel, world.bot.id) & PermissionFlagsBits.MentionEveryone) !== 0n;
}

/** Throws unless `{application_id}` is the bot's own. */
export function requireOwnApplication(context: RestContext): void {
  const id = context.param('application_id');
  if (id === '@me' || id === context.world.application.id) return;
  throw refuse.unknownApplication();
}
