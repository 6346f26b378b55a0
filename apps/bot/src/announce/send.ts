import type { AnnouncementPlace, OpenDelivery } from '@fieldnotes/store';
import { DiscordAPIError, RESTJSONErrorCodes, Routes } from 'discord.js';
import type { Composed } from './compose.js';
import type { AnnounceDependencies } from './dependencies.js';
import { idOf } from './discord/responses.js';
import { startForumPost } from './forum.js';
import type { AnnouncementBody } from './render/body.js';
import { sendThroughWebhook } from './webhook.js';

/** Minutes without a word after which Discord hides a thread: three days. */
const AUTO_ARCHIVE = 4_320;

/** Hands the message to Discord in the subscription's style. Throws what Discord refuses. */
export async function send(
  delivery: OpenDelivery,
  composed: Composed,
  body: AnnouncementBody,
  dependencies: AnnounceDependencies,
): Promise<AnnouncementPlace> {
  switch (delivery.subscription.style) {
    case 'forum':
      return startForumPost(delivery, composed, body, dependencies);
    case 'webhook':
      return sendThroughWebhook(delivery, body, dependencies);
    default:
      return sendMessage(delivery, body, dependencies);
  }
}

/**
 * With `enforce_nonce` Discord answers a repetition with the message that is there already, for a few minutes
 * (documentation, "Create Message").
 */
async function sendMessage(
  { channelId, nonce }: OpenDelivery,
  body: AnnouncementBody,
  { api }: AnnounceDependencies,
): Promise<AnnouncementPlace> {
  const message = await api.post(Routes.channelMessages(channelId), { ...body, nonce, enforce_nonce: true });
  return { messageId: idOf(message), channelId, threadId: null };
}

/** Opens the thread under the message. Doing it twice is doing it once: its id is the message's. */
export async function openThread(
  { messageId, channelId }: AnnouncementPlace,
  name: string,
  { api }: Pick<AnnounceDependencies, 'api'>,
): Promise<AnnouncementPlace> {
  try {
    await api.post(Routes.threads(channelId, messageId), { name, auto_archive_duration: AUTO_ARCHIVE });
  } catch (error) {
    const isThere =
      error instanceof DiscordAPIError && error.code === RESTJSONErrorCodes.ThreadAlreadyCreatedForMessage;
    if (!isThere) throw error;
  }
  return { messageId, channelId, threadId: messageId };
}
