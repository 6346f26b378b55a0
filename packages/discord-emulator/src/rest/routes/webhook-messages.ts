import { ChannelType, type RESTPostAPIWebhookWithTokenJSONBody } from 'discord-api-types/v10';
import { messageJson } from '../../serialize/messages.js';
import { createMessage, deleteMessage, editMessage } from '../../state/messages.js';
import type { Channel, Message, Webhook } from '../../state/model.js';
import { createThread } from '../../state/threads.js';
import { webhookAuthor } from '../../state/webhooks.js';
import { DiscordRestError, refuse } from '../errors.js';
import { editedBody, type MessageRequest, newMessageBody } from '../message-parts.js';
import { NO_CONTENT, ok, type RestContext, type RestResponse } from '../router.js';
import { tokenWebhook } from './webhooks.js';

// Webhooks write with their own token, whatever the bot may do in the channel, and may ping everyone.

/** Execute Webhook: 204, or with `wait=true` the message. */
export function executeWebhook(context: RestContext): RestResponse {
  const { world, files, query } = context;
  const webhook = tokenWebhook(context);
  const body = context.readBody<RESTPostAPIWebhookWithTokenJSONBody>();
  const author = webhookAuthor(webhook, { username: body.username, avatarUrl: body.avatar_url });
  const target = placeToWrite(context, webhook, body, author);
  const message = createMessage(world, {
    ...newMessageBody(world, body, files),
    ...(target.opensPost ? { id: target.channel.id } : {}),
    channel: target.channel,
    author,
    webhookId: webhook.id,
    applicationId: webhook.applicationId,
    tts: body.tts ?? false,
    allowedMentions: body.allowed_mentions,
    mayPingEveryone: true,
  });
  return query.get('wait') === 'true' ? ok(messageJson(world, message)) : NO_CONTENT;
}

/** The webhook's channel, the thread of `thread_id`, or in a forum a new post named `thread_name`. */
function placeToWrite(
  context: RestContext,
  webhook: Webhook,
  body: RESTPostAPIWebhookWithTokenJSONBody,
  owner: Message['author'],
): { channel: Channel; opensPost: boolean } {
  const { world } = context;
  const channel = homeOf(context, webhook);
  if (context.query.has('thread_id')) return { channel: threadAsked(context, channel), opensPost: false };
  if (channel.type !== ChannelType.GuildForum) return { channel, opensPost: false };
  if (body.thread_name === undefined) {
    throw new DiscordRestError(400, 220001, 'Webhooks posted to forum channels must have a thread_name or thread_id');
  }
  const thread = createThread(world, channel, {
    name: body.thread_name,
    owner,
    type: ChannelType.PublicThread,
    forumPost: true,
    appliedTags: (body.applied_tags ?? []).map(String),
  });
  return { channel: thread, opensPost: true };
}

function homeOf({ world }: RestContext, webhook: Webhook): Channel {
  const channel = world.channels.get(webhook.channelId);
  if (channel === undefined) throw refuse.unknownWebhook();
  return channel;
}

function threadAsked({ world, query }: RestContext, parent: Channel): Channel {
  const thread = world.channels.get(query.get('thread_id') ?? '');
  if (thread?.thread == null || thread.parentId !== parent.id) throw refuse.unknownChannel();
  if (thread.thread.archived && thread.thread.locked) throw refuse.archivedThread();
  return thread;
}

export function getWebhookMessage(context: RestContext): RestResponse {
  return ok(messageJson(context.world, ownMessage(context)));
}

export function editWebhookMessage(context: RestContext): RestResponse {
  const { world, files } = context;
  const message = ownMessage(context);
  const body = context.readBody<MessageRequest>();
  editMessage(world, message, editedBody(world, message, body, files), {
    allowedMentions: body.allowed_mentions ?? undefined,
    mayPingEveryone: true,
  });
  return ok(messageJson(world, message));
}

export function deleteWebhookMessage(context: RestContext): RestResponse {
  deleteMessage(context.world, ownMessage(context));
  return NO_CONTENT;
}

/** A message of this webhook; one in a thread is found only with its `thread_id`. */
function ownMessage(context: RestContext): Message {
  const webhook = tokenWebhook(context);
  const home = homeOf(context, webhook);
  const channel = context.query.has('thread_id') ? threadAsked(context, home) : home;
  const message = context.world.message(channel.id, context.param('message_id'));
  if (message === undefined || message.webhookId !== webhook.id) throw refuse.unknownMessage();
  return message;
}
