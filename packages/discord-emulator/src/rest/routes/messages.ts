import {
  ChannelType,
  MessageReferenceType,
  MessageType,
  PermissionFlagsBits,
  type RESTPatchAPIChannelMessageJSONBody,
  type RESTPostAPIChannelMessageJSONBody,
} from 'discord-api-types/v10';
import { messageJson } from '../../serialize/messages.js';
import {
  createMessage,
  crosspostMessage,
  deleteMessage,
  editMessage,
  isEphemeral,
  messagesOf,
  withNonce,
} from '../../state/messages.js';
import type { Channel, MessageReference } from '../../state/model.js';
import { isTextBased, may, sendingBit } from '../../state/permissions.js';
import type { World } from '../../state/world.js';
import { botMayPingEveryone, messageIn, requireInChannel, visibleChannel } from '../access.js';
import { DiscordRestError, invalidForm, refuse } from '../errors.js';
import { editedBody, newMessageBody } from '../message-parts.js';
import { pageOf } from '../paging.js';
import { NO_CONTENT, ok, type RestContext, type RestResponse, type Route } from '../router.js';

const P = PermissionFlagsBits;

export const messageRoutes: readonly Route[] = [
  { method: 'GET', path: '/channels/{channel_id}/messages', handle: listMessages },
  { method: 'POST', path: '/channels/{channel_id}/messages', handle: postMessage },
  { method: 'GET', path: '/channels/{channel_id}/messages/{message_id}', handle: getMessage },
  { method: 'PATCH', path: '/channels/{channel_id}/messages/{message_id}', handle: patchMessage },
  { method: 'DELETE', path: '/channels/{channel_id}/messages/{message_id}', handle: removeMessage },
  { method: 'POST', path: '/channels/{channel_id}/messages/bulk-delete', handle: removeMessages },
  { method: 'POST', path: '/channels/{channel_id}/messages/{message_id}/crosspost', handle: crosspost },
];

/** Newest first; nothing at all without READ_MESSAGE_HISTORY (documentation, "Get Channel Messages"). */
function listMessages(context: RestContext): RestResponse {
  const { world, query } = context;
  const channel = visibleChannel(context);
  if (!isTextBased(channel.type)) throw refuse.nonTextChannel();
  if (!may(world, channel, world.bot.id, P.ReadMessageHistory)) return ok([]);
  const messages = messagesOf(world, channel.id).filter((message) => !isEphemeral(message));
  return ok(pageOf(messages, query).map((message) => messageJson(world, message)));
}

function getMessage(context: RestContext): RestResponse {
  const channel = visibleChannel(context);
  requireInChannel(context, channel, P.ReadMessageHistory);
  return ok(messageJson(context.world, messageIn(context, channel)));
}

function postMessage(context: RestContext): RestResponse {
  const { world, files } = context;
  const channel = visibleChannel(context);
  requireSending(context, channel);
  const body = context.readBody<RESTPostAPIChannelMessageJSONBody>();
  if ((body.embeds ?? []).length > 0) requireInChannel(context, channel, P.EmbedLinks);
  if (files.length > 0) requireInChannel(context, channel, P.AttachFiles);
  const reference = referenceOf(context, channel, body);
  const nonce = body.nonce ?? null;
  if (body.enforce_nonce === true && nonce !== null) {
    const earlier = withNonce(world, channel.id, world.bot.id, nonce);
    if (earlier !== null) return ok(messageJson(world, earlier));
  }
  const message = createMessage(world, {
    ...newMessageBody(world, body, files),
    channel,
    author: world.bot,
    nonce,
    reference,
    type: reference?.type === MessageReferenceType.Default ? MessageType.Reply : MessageType.Default,
    tts: body.tts ?? false,
    allowedMentions: body.allowed_mentions,
    mayPingEveryone: botMayPingEveryone(context, channel),
  });
  return ok(messageJson(world, message));
}

/** Throws unless the bot may write in the channel: type, permission, and a lock on an archived thread. */
export function requireSending(context: RestContext, channel: Channel): void {
  if (!isTextBased(channel.type)) throw refuse.nonTextChannel();
  const { world } = context;
  if (channel.guildId === null && !isReachable(world, channel)) throw refuse.cannotDmUser();
  requireInChannel(context, channel, sendingBit(channel));
  if (channel.thread?.archived && channel.thread.locked && !may(world, channel, world.bot.id, P.ManageThreads)) {
    throw refuse.archivedThread();
  }
}

/** A user gets direct messages unless they refuse them or share no guild with the bot. */
function isReachable({ guilds, bot }: World, { recipients }: Channel): boolean {
  const user = recipients.find((recipient) => recipient !== bot);
  if (user === undefined || !user.acceptsDms) return false;
  return [...guilds.values()].some(({ members }) => members.has(user.id) && members.has(bot.id));
}

/** The message replied to or forwarded. One that is gone is an error unless `fail_if_not_exists` is false. */
function referenceOf(
  context: RestContext,
  channel: Channel,
  { message_reference: given }: RESTPostAPIChannelMessageJSONBody,
): MessageReference | null {
  if (given === undefined) return null;
  const { world } = context;
  const type = given.type ?? MessageReferenceType.Default;
  const source = given.channel_id === undefined ? channel : visibleChannel(context, String(given.channel_id));
  if (type === MessageReferenceType.Default && !may(world, channel, world.bot.id, P.ReadMessageHistory)) {
    throw new DiscordRestError(403, 160002, 'Cannot reply without permission to read message history');
  }
  const messageId = String(given.message_id);
  const original = world.message(source.id, messageId);
  if (original === undefined || isEphemeral(original)) {
    if (given.fail_if_not_exists === false) return null;
    throw invalidForm(['message_reference'], {
      code: 'MESSAGE_REFERENCE_UNKNOWN_MESSAGE',
      message: 'Unknown message',
    });
  }
  return { type, messageId, channelId: source.id, guildId: source.guildId };
}

function patchMessage(context: RestContext): RestResponse {
  const { world, files } = context;
  const channel = visibleChannel(context);
  const message = messageIn(context, channel);
  if (message.author.id !== world.bot.id) throw refuse.notTheAuthor();
  if (channel.thread?.archived) throw refuse.archivedThread();
  const body = context.readBody<RESTPatchAPIChannelMessageJSONBody>();
  editMessage(world, message, editedBody(world, message, body, files), {
    allowedMentions: body.allowed_mentions ?? undefined,
    mayPingEveryone: botMayPingEveryone(context, channel),
  });
  return ok(messageJson(world, message));
}

function removeMessage(context: RestContext): RestResponse {
  const channel = visibleChannel(context);
  const message = messageIn(context, channel);
  if (message.author.id !== context.world.bot.id) requireInChannel(context, channel, P.ManageMessages);
  deleteMessage(context.world, message);
  return NO_CONTENT;
}

function removeMessages(context: RestContext): RestResponse {
  const { world } = context;
  const channel = visibleChannel(context);
  requireInChannel(context, channel, P.ManageMessages);
  for (const id of context.readBody<{ messages: readonly string[] }>().messages) {
    const message = world.message(channel.id, id);
    if (message !== undefined) deleteMessage(world, message);
  }
  return NO_CONTENT;
}

/** Own messages take SEND_MESSAGES, others' MANAGE_MESSAGES as well (documentation, "Crosspost Message"). */
function crosspost(context: RestContext): RestResponse {
  const { world } = context;
  const channel = visibleChannel(context);
  if (channel.type !== ChannelType.GuildAnnouncement) throw refuse.wrongChannelType();
  requireInChannel(context, channel, P.SendMessages);
  const message = messageIn(context, channel);
  if (message.author.id !== world.bot.id) requireInChannel(context, channel, P.ManageMessages);
  if (message.crossposted) throw refuse.alreadyCrossposted();
  crosspostMessage(world, message);
  return ok(messageJson(world, message));
}
