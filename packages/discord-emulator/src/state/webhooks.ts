import type { Channel, User, Webhook } from './model.js';
import { secret, type World } from './world.js';

export interface WebhookDraft {
  readonly name: string;
  readonly creator: User;
  readonly applicationId: string | null;
  readonly avatar?: string | null;
}

export function createWebhook(world: World, channel: Channel, guildId: string, draft: WebhookDraft): Webhook {
  const webhook: Webhook = {
    id: world.snowflakes.next(),
    token: secret(51),
    guildId,
    creator: draft.creator,
    applicationId: draft.applicationId,
    channelId: channel.id,
    name: draft.name,
    avatar: draft.avatar ?? null,
  };
  world.webhooks.set(webhook.id, webhook);
  world.changes.publish({ kind: 'webhooks.updated', channel });
  return webhook;
}

export function webhooksOf(world: World, channel: Channel): Webhook[] {
  return [...world.webhooks.values()].filter(({ channelId }) => channelId === channel.id);
}

export function deleteWebhook(world: World, webhook: Webhook): void {
  world.webhooks.delete(webhook.id);
  const channel = world.channels.get(webhook.channelId);
  if (channel !== undefined) world.changes.publish({ kind: 'webhooks.updated', channel });
}

/** The user a webhook's message shows as its author. */
export function webhookAuthor(
  webhook: Webhook,
  shown: { username?: string | undefined; avatarUrl?: string | undefined },
): User {
  return {
    id: webhook.id,
    bot: true,
    locale: 'en-US',
    acceptsDms: false,
    username: shown.username ?? webhook.name,
    globalName: null,
    avatar: shown.avatarUrl ?? webhook.avatar,
  };
}
