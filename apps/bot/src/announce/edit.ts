import type { AnnouncementPlace, OpenDelivery } from '@fieldnotes/store';
import { Routes } from 'discord.js';
import type { Composed } from './compose.js';
import type { AnnounceDependencies } from './dependencies.js';
import { editForumPost } from './forum.js';
import { withoutPing } from './render/body.js';
import { editThroughWebhook } from './webhook.js';

/** Brings a message up to date. Pings nobody: an edit never does, and names nobody here. */
export async function edit(
  delivery: OpenDelivery,
  { messageId, channelId, threadId }: AnnouncementPlace,
  composed: Composed,
  dependencies: AnnounceDependencies,
): Promise<void> {
  const body = withoutPing(composed.body);
  if (threadId === channelId && threadId !== null) {
    await editForumPost({ threadId, messageId }, composed.name, body, dependencies.api);
  } else if (delivery.subscription.style === 'webhook') {
    await editThroughWebhook(delivery, messageId, body, dependencies);
  } else {
    await dependencies.api.patch(Routes.channelMessage(channelId, messageId), body);
  }
}
