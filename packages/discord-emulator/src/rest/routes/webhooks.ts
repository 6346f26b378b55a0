import {
  ChannelType,
  PermissionFlagsBits,
  type RESTPatchAPIWebhookJSONBody,
  type RESTPostAPIChannelWebhookJSONBody,
} from 'discord-api-types/v10';
import { webhookByTokenJson, webhookJson } from '../../serialize/webhooks.js';
import type { Channel, Webhook } from '../../state/model.js';
import { createWebhook, deleteWebhook, webhooksOf } from '../../state/webhooks.js';
import { requireInChannel, visibleChannel } from '../access.js';
import { DiscordRestError, refuse } from '../errors.js';
import { NO_CONTENT, ok, type RestContext, type RestResponse, type Route } from '../router.js';

const P = PermissionFlagsBits;
const MAX_PER_CHANNEL = 15;

export const webhookRoutes: readonly Route[] = [
  { method: 'POST', path: '/channels/{channel_id}/webhooks', handle: addWebhook },
  { method: 'GET', path: '/channels/{channel_id}/webhooks', handle: listWebhooks },
  { method: 'GET', path: '/webhooks/{webhook_id}', handle: getWebhook },
  { method: 'PATCH', path: '/webhooks/{webhook_id}', handle: changeWebhook },
  { method: 'DELETE', path: '/webhooks/{webhook_id}', handle: removeWebhook },
  { method: 'GET', path: '/webhooks/{webhook_id}/{webhook_token}', open: true, handle: getByToken },
  { method: 'PATCH', path: '/webhooks/{webhook_id}/{webhook_token}', open: true, handle: changeByToken },
  { method: 'DELETE', path: '/webhooks/{webhook_id}/{webhook_token}', open: true, handle: removeByToken },
];

function addWebhook(context: RestContext): RestResponse {
  const { world } = context;
  const { channel, guildId } = managedChannel(context);
  const body = context.readBody<RESTPostAPIChannelWebhookJSONBody>();
  if (webhooksOf(world, channel).length >= MAX_PER_CHANNEL) {
    throw new DiscordRestError(400, 30007, `Maximum number of webhooks reached (${MAX_PER_CHANNEL})`);
  }
  const webhook = createWebhook(world, channel, guildId, {
    name: body.name,
    creator: world.bot,
    applicationId: world.application.id,
    avatar: body.avatar == null ? null : 'a'.repeat(32),
  });
  return ok(webhookJson(webhook));
}

function listWebhooks(context: RestContext): RestResponse {
  return ok(webhooksOf(context.world, managedChannel(context).channel).map(webhookJson));
}

/** A channel that can have webhooks, in which the bot manages them. */
function managedChannel(context: RestContext): { channel: Channel; guildId: string } {
  const channel = visibleChannel(context);
  if (channel.guildId === null || channel.thread !== null || channel.type === ChannelType.GuildCategory) {
    throw refuse.wrongChannelType();
  }
  requireInChannel(context, channel, P.ManageWebhooks);
  return { channel, guildId: channel.guildId };
}

function getWebhook(context: RestContext): RestResponse {
  return ok(webhookJson(managedWebhook(context)));
}

function changeWebhook(context: RestContext): RestResponse {
  const webhook = managedWebhook(context);
  const body = context.readBody<RESTPatchAPIWebhookJSONBody>();
  rename(webhook, body);
  if (body.channel_id !== undefined) webhook.channelId = visibleChannel(context, String(body.channel_id)).id;
  return ok(webhookJson(webhook));
}

function removeWebhook(context: RestContext): RestResponse {
  deleteWebhook(context.world, managedWebhook(context));
  return NO_CONTENT;
}

function managedWebhook(context: RestContext): Webhook {
  const webhook = context.world.webhooks.get(context.param('webhook_id'));
  const channel = context.world.channels.get(webhook?.channelId ?? '');
  if (webhook === undefined || channel === undefined) throw refuse.unknownWebhook();
  requireInChannel(context, channel, P.ManageWebhooks);
  return webhook;
}

function getByToken(context: RestContext): RestResponse {
  return ok(webhookByTokenJson(tokenWebhook(context)));
}

function changeByToken(context: RestContext): RestResponse {
  const webhook = tokenWebhook(context);
  rename(webhook, context.readBody<RESTPatchAPIWebhookJSONBody>());
  return ok(webhookByTokenJson(webhook));
}

function removeByToken(context: RestContext): RestResponse {
  deleteWebhook(context.world, tokenWebhook(context));
  return NO_CONTENT;
}

function rename(webhook: Webhook, body: RESTPatchAPIWebhookJSONBody): void {
  if (body.name !== undefined) webhook.name = body.name;
  if (body.avatar !== undefined) webhook.avatar = body.avatar === null ? null : 'a'.repeat(32);
}

/** The webhook a token opens: 10015 when it is gone, 50027 for a wrong token. */
export function tokenWebhook(context: RestContext): Webhook {
  const webhook = context.world.webhooks.get(context.param('webhook_id'));
  if (webhook === undefined) throw refuse.unknownWebhook();
  if (webhook.token !== context.param('webhook_token')) throw refuse.invalidWebhookToken();
  return webhook;
}
