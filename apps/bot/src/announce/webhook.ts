import type { AnnouncementPlace, OpenDelivery, WebhookRecord } from '@fieldnotes/store';
import { DiscordAPIError, RESTJSONErrorCodes, Routes } from 'discord.js';
import { cut } from '../text/cut.js';
import { plainText } from '../text/escape.js';
import type { AnnounceDependencies } from './dependencies.js';
import { fieldsOf, idOf, listOf, textOf } from './discord/responses.js';
import type { AnnouncementBody } from './render/body.js';
import { safeImage } from './render/links.js';

const LONGEST_USERNAME = 80;
const WEBHOOK_NAME = 'Fieldnotes';

/** Says it with the name and the picture of the feed. */
export async function sendThroughWebhook(
  delivery: OpenDelivery,
  body: AnnouncementBody,
  dependencies: AnnounceDependencies,
): Promise<AnnouncementPlace> {
  const { feedTitle, feedImage } = delivery.subscription;
  const avatar = safeImage(feedImage);
  const said = { ...body, username: webhookUsername(feedTitle), ...(avatar === null ? {} : { avatar_url: avatar }) };
  const message = await withWebhook(delivery, dependencies, ({ id, token }) =>
    dependencies.api.post(Routes.webhook(id, token), said, { withoutToken: true, query: { wait: 'true' } }),
  );
  return { messageId: idOf(message), channelId: delivery.channelId, threadId: null };
}

export async function editThroughWebhook(
  delivery: OpenDelivery,
  messageId: string,
  body: AnnouncementBody,
  { api, store }: AnnounceDependencies,
): Promise<void> {
  const webhook = await store.subscriptions.webhook(delivery.subscription.id);
  const route = webhook === null ? null : Routes.webhookMessage(webhook.id, webhook.token, messageId);
  if (route === null) await api.patch(Routes.channelMessage(delivery.channelId, messageId), body);
  else await api.patch(route, body, { withoutToken: true });
}

/** A name that Discord takes for a webhook's message: 1 to 80 characters without "clyde" and "discord". */
export function webhookUsername(feedTitle: string): string {
  const name = plainText(feedTitle).replace(/(d)(?=iscord)|(c)(?=lyde)/giu, '$1$2·');
  return cut(name, LONGEST_USERNAME) || WEBHOOK_NAME;
}

/** A webhook that a member has deleted is made anew, once: Discord has surely not taken the message. */
async function withWebhook<Result>(
  delivery: OpenDelivery,
  dependencies: AnnounceDependencies,
  use: (webhook: WebhookRecord) => Promise<Result>,
): Promise<Result> {
  try {
    return await use(await ensureWebhook(delivery, dependencies));
  } catch (error) {
    const isGone = error instanceof DiscordAPIError && error.code === RESTJSONErrorCodes.UnknownWebhook;
    if (!isGone) throw error;
    await dependencies.store.subscriptions.setWebhook(delivery.subscription.id, null);
    return use(await ensureWebhook(delivery, dependencies));
  }
}

/** The subscription's webhook; else one that we made in the channel before; else a new one. */
async function ensureWebhook(
  { channelId, subscription }: OpenDelivery,
  { api, store, applicationId }: AnnounceDependencies,
): Promise<WebhookRecord> {
  const known = await store.subscriptions.webhook(subscription.id);
  if (known !== null) return known;
  const there = listOf(await api.get(Routes.channelWebhooks(channelId)));
  const own = there.find(({ application_id: owner, token }) => owner === applicationId && textOf(token) !== null);
  const made = own ?? fieldsOf(await api.post(Routes.channelWebhooks(channelId), { name: WEBHOOK_NAME }));
  const token = textOf(made.token);
  if (token === null) throw new TypeError('a webhook that was just made has no token');
  const webhook = { id: idOf(made), token };
  await store.subscriptions.setWebhook(subscription.id, webhook);
  return webhook;
}
