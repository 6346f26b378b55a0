import { ChannelType, PermissionFlagsBits, type RESTPostAPIGuildForumThreadsJSONBody } from 'discord-api-types/v10';
import { channelJson } from '../../serialize/channels.js';
import { messageJson } from '../../serialize/messages.js';
import { createMessage } from '../../state/messages.js';
import type { Channel } from '../../state/model.js';
import { channelPermissions, may } from '../../state/permissions.js';
import { createThread } from '../../state/threads.js';
import { botMayPingEveryone, requireInChannel } from '../access.js';
import { DiscordRestError, refuse } from '../errors.js';
import { newMessageBody } from '../message-parts.js';
import { created, type RestContext, type RestResponse } from '../router.js';

const P = PermissionFlagsBits;

/** Starts a post in a forum: a thread and its first message, which share their id. */
export function postInForum(context: RestContext, forum: Channel): RestResponse {
  const { world, files } = context;
  requireInChannel(context, forum, P.SendMessages);
  const body = context.readBody<RESTPostAPIGuildForumThreadsJSONBody>();
  const { message: first } = body;
  if ((first.embeds ?? []).length > 0) requireInChannel(context, forum, P.EmbedLinks);
  if (files.length > 0) requireInChannel(context, forum, P.AttachFiles);
  const appliedTags = tagsOf(context, forum, body.applied_tags ?? []);
  const thread = createThread(world, forum, {
    name: body.name,
    owner: world.bot,
    type: ChannelType.PublicThread,
    forumPost: true,
    appliedTags,
    ...(body.auto_archive_duration === undefined ? {} : { autoArchiveDuration: body.auto_archive_duration }),
    slowmode: body.rate_limit_per_user ?? 0,
  });
  const message = createMessage(world, {
    ...newMessageBody(world, first, files),
    id: thread.id,
    channel: thread,
    author: world.bot,
    allowedMentions: first.allowed_mentions,
    mayPingEveryone: botMayPingEveryone(context, forum),
  });
  return created({ ...channelJson(world, thread), message: messageJson(world, message) });
}

/** The tags asked for: they must be the forum's, one at least where it wants one, moderated ones for moderators. */
export function tagsOf({ world }: RestContext, forum: Channel, ids: readonly string[]): string[] {
  const free = channelPermissions(world, forum, world.bot.id) & P.ManageThreads;
  if (forum.requireTag && ids.length === 0 && free === 0n) {
    throw new DiscordRestError(400, 40067, 'A tag is required to create a forum post in this channel');
  }
  for (const id of ids) {
    const tag = forum.availableTags.find((candidate) => candidate.id === id);
    if (tag === undefined) throw new DiscordRestError(404, 10087, 'Unknown Tag');
    if (tag.moderated && !may(world, forum, world.bot.id, P.ManageThreads)) throw refuse.missingPermissions();
  }
  return [...ids];
}
