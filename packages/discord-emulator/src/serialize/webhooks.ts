import { type APIWebhook, WebhookType } from 'discord-api-types/v10';
import type { Webhook } from '../state/model.js';
import { userJson } from './users.js';

export function webhookJson(webhook: Webhook): APIWebhook {
  return {
    id: webhook.id,
    type: WebhookType.Incoming,
    guild_id: webhook.guildId,
    channel_id: webhook.channelId,
    name: webhook.name,
    avatar: webhook.avatar,
    application_id: webhook.applicationId,
    token: webhook.token,
    url: `https://discord.com/api/webhooks/${webhook.id}/${webhook.token}`,
    user: userJson(webhook.creator),
  };
}

/** As its own token shows it: without who made it. */
export function webhookByTokenJson(webhook: Webhook): Omit<APIWebhook, 'user'> {
  const { user: _, ...rest } = webhookJson(webhook);
  return rest;
}
