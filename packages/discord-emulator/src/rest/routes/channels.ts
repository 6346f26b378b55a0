import { ChannelType, PermissionFlagsBits, type RESTPutAPIChannelPermissionJSONBody } from 'discord-api-types/v10';
import { channelJson } from '../../serialize/channels.js';
import { deleteChannel, publishUpdate } from '../../state/channels.js';
import type { Channel, ForumTag } from '../../state/model.js';
import { sendingBit } from '../../state/permissions.js';
import { requireInChannel, visibleChannel } from '../access.js';
import { refuse } from '../errors.js';
import { NO_CONTENT, ok, type RestContext, type RestResponse, type Route } from '../router.js';
import { readOverwrite } from './guilds.js';
import { changeThread } from './thread-changes.js';

export const channelRoutes: readonly Route[] = [
  { method: 'GET', path: '/channels/{channel_id}', handle: getChannel },
  { method: 'PATCH', path: '/channels/{channel_id}', handle: changeChannel },
  { method: 'DELETE', path: '/channels/{channel_id}', handle: removeChannel },
  { method: 'PUT', path: '/channels/{channel_id}/permissions/{overwrite_id}', handle: putOverwrite },
  { method: 'DELETE', path: '/channels/{channel_id}/permissions/{overwrite_id}', handle: removeOverwrite },
  { method: 'POST', path: '/channels/{channel_id}/typing', handle: startTyping },
];

function getChannel(context: RestContext): RestResponse {
  return ok(channelJson(context.world, visibleChannel(context)));
}

interface ChannelPatch {
  readonly name?: string;
  readonly topic?: string | null;
  readonly nsfw?: boolean;
  readonly position?: number | null;
  readonly rate_limit_per_user?: number | null;
  readonly parent_id?: string | null;
  readonly available_tags?: readonly (Partial<ForumTag> & { readonly name: string })[];
}

function changeChannel(context: RestContext): RestResponse {
  const channel = visibleChannel(context);
  if (channel.thread !== null) return changeThread(context, channel);
  requireInChannel(context, channel, PermissionFlagsBits.ManageChannels);
  const body = context.readBody<ChannelPatch>();
  if (body.name !== undefined) channel.name = body.name;
  if (body.topic !== undefined) channel.topic = body.topic;
  if (body.nsfw !== undefined) channel.nsfw = body.nsfw;
  if (body.position != null) channel.position = body.position;
  if (body.rate_limit_per_user != null) channel.slowmode = body.rate_limit_per_user;
  if (body.parent_id !== undefined) channel.parentId = body.parent_id;
  if (body.available_tags !== undefined) {
    channel.availableTags = body.available_tags.map(({ id, name, moderated }) => ({
      id: id ?? context.world.snowflakes.next(),
      name,
      moderated: moderated ?? false,
    }));
  }
  publishUpdate(context.world, channel);
  return ok(channelJson(context.world, channel));
}

/** Deletes a channel or thread; a DM is only closed and stays. */
function removeChannel(context: RestContext): RestResponse {
  const channel = visibleChannel(context);
  if (channel.type === ChannelType.DM) return ok(channelJson(context.world, channel));
  const needed = channel.thread === null ? PermissionFlagsBits.ManageChannels : PermissionFlagsBits.ManageThreads;
  requireInChannel(context, channel, needed);
  deleteChannel(context.world, channel);
  return ok(channelJson(context.world, channel));
}

function putOverwrite(context: RestContext): RestResponse {
  const channel = guildChannel(context);
  requireInChannel(context, channel, PermissionFlagsBits.ManageRoles);
  const body = context.readBody<RESTPutAPIChannelPermissionJSONBody>();
  const overwrite = readOverwrite({ ...body, id: context.param('overwrite_id') });
  channel.overwrites.set(overwrite.id, overwrite);
  publishUpdate(context.world, channel);
  return NO_CONTENT;
}

function removeOverwrite(context: RestContext): RestResponse {
  const channel = guildChannel(context);
  requireInChannel(context, channel, PermissionFlagsBits.ManageRoles);
  if (channel.overwrites.delete(context.param('overwrite_id'))) publishUpdate(context.world, channel);
  return NO_CONTENT;
}

function guildChannel(context: RestContext): Channel {
  const channel = visibleChannel(context);
  if (channel.guildId === null || channel.thread !== null) throw refuse.wrongChannelType();
  return channel;
}

function startTyping(context: RestContext): RestResponse {
  const { world } = context;
  const channel = visibleChannel(context);
  requireInChannel(context, channel, sendingBit(channel));
  world.changes.publish({ kind: 'typing', channel, user: world.bot });
  return NO_CONTENT;
}
