import {
  ChannelType,
  PermissionFlagsBits,
  type RESTPostAPIChannelMessagesThreadsJSONBody,
  type RESTPostAPIChannelThreadsJSONBody,
} from 'discord-api-types/v10';
import { channelJson, threadMemberJson } from '../../serialize/channels.js';
import { threadsOf } from '../../state/channels.js';
import type { Channel } from '../../state/model.js';
import { joinThread, leaveThread } from '../../state/thread-life.js';
import { createThread, type ThreadDraft } from '../../state/threads.js';
import { messageIn, requireInChannel, visibleChannel } from '../access.js';
import { refuse } from '../errors.js';
import { created, NO_CONTENT, ok, type RestContext, type RestResponse, type Route } from '../router.js';
import { postInForum } from './forum-posts.js';

const P = PermissionFlagsBits;
const MEMBERS = '/channels/{channel_id}/thread-members';

export const threadRoutes: readonly Route[] = [
  { method: 'POST', path: '/channels/{channel_id}/messages/{message_id}/threads', handle: startFromMessage },
  { method: 'POST', path: '/channels/{channel_id}/threads', handle: start },
  { method: 'GET', path: '/channels/{channel_id}/threads/archived/public', handle: listArchived },
  { method: 'GET', path: MEMBERS, handle: listMembers },
  { method: 'PUT', path: `${MEMBERS}/@me`, handle: join },
  { method: 'DELETE', path: `${MEMBERS}/@me`, handle: leave },
  { method: 'PUT', path: `${MEMBERS}/{user_id}`, handle: addMember },
  { method: 'DELETE', path: `${MEMBERS}/{user_id}`, handle: removeMember },
];

function startFromMessage(context: RestContext): RestResponse {
  const { world } = context;
  const channel = visibleChannel(context);
  const message = messageIn(context, channel);
  if (!takesThreads(channel)) throw refuse.wrongChannelType();
  requireInChannel(context, channel, P.CreatePublicThreads | P.ReadMessageHistory);
  if (message.threadId !== null) throw refuse.threadExists();
  const body = context.readBody<RESTPostAPIChannelMessagesThreadsJSONBody>();
  const thread = createThread(world, channel, {
    ...commonParts(body),
    name: body.name,
    owner: world.bot,
    from: message,
    type: publicType(channel),
  });
  return created(channelJson(world, thread));
}

/** A thread without a message, or a forum post. */
function start(context: RestContext): RestResponse {
  const { world } = context;
  const channel = visibleChannel(context);
  if (channel.type === ChannelType.GuildForum) return postInForum(context, channel);
  if (!takesThreads(channel)) throw refuse.wrongChannelType();
  const body = context.readBody<RESTPostAPIChannelThreadsJSONBody>();
  const isPrivate = (body.type ?? ChannelType.PrivateThread) === ChannelType.PrivateThread;
  requireInChannel(context, channel, isPrivate ? P.CreatePrivateThreads : P.CreatePublicThreads);
  const thread = createThread(world, channel, {
    ...commonParts(body),
    name: body.name,
    owner: world.bot,
    type: isPrivate ? ChannelType.PrivateThread : publicType(channel),
    invitable: body.invitable ?? true,
  });
  return created(channelJson(world, thread));
}

function commonParts(body: {
  readonly auto_archive_duration?: number | undefined;
  readonly rate_limit_per_user?: number | null | undefined;
}): Pick<ThreadDraft, 'autoArchiveDuration' | 'slowmode'> {
  return {
    ...(body.auto_archive_duration === undefined ? {} : { autoArchiveDuration: body.auto_archive_duration }),
    slowmode: body.rate_limit_per_user ?? 0,
  };
}

function takesThreads({ type }: Channel): boolean {
  return type === ChannelType.GuildText || type === ChannelType.GuildAnnouncement;
}

function publicType({ type }: Channel): ChannelType.PublicThread | ChannelType.AnnouncementThread {
  return type === ChannelType.GuildAnnouncement ? ChannelType.AnnouncementThread : ChannelType.PublicThread;
}

function listArchived(context: RestContext): RestResponse {
  const { world } = context;
  const channel = visibleChannel(context);
  requireInChannel(context, channel, P.ReadMessageHistory);
  const threads = threadsOf(world, channel.id).filter(
    ({ thread, type }) => thread?.archived && type !== ChannelType.PrivateThread,
  );
  return ok({ threads: threads.map((thread) => channelJson(world, thread)), members: [], has_more: false });
}

function listMembers(context: RestContext): RestResponse {
  const channel = threadOf(context);
  const joinedAt = channel.thread?.createdAt ?? 0;
  return ok([...(channel.thread?.members ?? [])].map((id) => threadMemberJson(channel, id, joinedAt)));
}

function join(context: RestContext): RestResponse {
  joinThread(context.world, openThread(context), context.world.bot.id);
  return NO_CONTENT;
}

function leave(context: RestContext): RestResponse {
  leaveThread(context.world, openThread(context), context.world.bot.id);
  return NO_CONTENT;
}

function addMember(context: RestContext): RestResponse {
  const thread = openThread(context);
  requireInChannel(context, thread, P.SendMessagesInThreads);
  const userId = context.param('user_id');
  if (context.world.member(thread.guildId ?? '', userId) === undefined) throw refuse.unknownMember();
  joinThread(context.world, thread, userId);
  return NO_CONTENT;
}

function removeMember(context: RestContext): RestResponse {
  const thread = openThread(context);
  requireInChannel(context, thread, P.ManageThreads);
  leaveThread(context.world, thread, context.param('user_id'));
  return NO_CONTENT;
}

function threadOf(context: RestContext): Channel {
  const channel = visibleChannel(context);
  if (channel.thread === null) throw refuse.wrongChannelType();
  return channel;
}

function openThread(context: RestContext): Channel {
  const channel = threadOf(context);
  if (channel.thread?.archived) throw refuse.archivedThread();
  return channel;
}
