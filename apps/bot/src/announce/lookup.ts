import type { AnnouncementPlace, OpenDelivery } from '@fieldnotes/store';
import { Routes } from 'discord.js';
import type { AnnounceDependencies } from './dependencies.js';
import type { DiscordApi } from './discord/api.js';
import { type Fields, fieldsOf, listOf, textOf } from './discord/responses.js';
import { isMarked } from './render/buttons.js';

const PAGE = 100;
const MOST_PAGES = 20;
/** Our clock and Discord's may differ by this much. */
const CLOCK_MARGIN_MS = 5 * 60_000;
const DISCORD_EPOCH_MS = 1_420_070_400_000n;

/**
 * Looks whether a delivery that was handed to Discord, without an answer, has become a message: by its nonce, or by the
 * marked component that each of our messages carries. Null when there is none.
 */
export async function findSent(
  delivery: OpenDelivery,
  since: Date,
  dependencies: AnnounceDependencies,
): Promise<AnnouncementPlace | null> {
  if (delivery.subscription.style === 'forum') return findForumPost(delivery, dependencies);
  const message = await findMessage(delivery.channelId, delivery.nonce, since, dependencies);
  return message === null ? null : { messageId: message, channelId: delivery.channelId, threadId: null };
}

async function findMessage(
  channelId: string,
  nonce: string,
  since: Date,
  { api, applicationId, userId }: AnnounceDependencies,
): Promise<string | null> {
  let after = snowflakeAt(since.getTime() - CLOCK_MARGIN_MS);
  for (let page = 0; page < MOST_PAGES; page++) {
    const messages = listOf(await api.get(Routes.channelMessages(channelId), { after, limit: String(PAGE) }));
    const own = messages.find(
      (message) =>
        (fieldsOf(message.author).id === userId || message.application_id === applicationId) && isOf(message, nonce),
    );
    if (own !== undefined) return textOf(own.id);
    if (messages.length < PAGE) return null;
    after = latestId(messages, after);
  }
  return null;
}

/** A forum post's first message has the id of its thread. One that is hardly there cannot have gone to sleep yet. */
async function findForumPost(
  { channelId, guildId, nonce }: OpenDelivery,
  { api, userId }: AnnounceDependencies,
): Promise<AnnouncementPlace | null> {
  const { threads } = fieldsOf(await api.get(Routes.guildActiveThreads(guildId)));
  const own = listOf(threads).filter(({ parent_id, owner_id }) => parent_id === channelId && owner_id === userId);
  for (const id of own.map((thread) => textOf(thread.id)).toSorted(newestFirst)) {
    if (id !== null && (await isFirstMessageOf(id, nonce, api))) return { messageId: id, channelId: id, threadId: id };
  }
  return null;
}

async function isFirstMessageOf(threadId: string, nonce: string, api: DiscordApi): Promise<boolean> {
  const messages = listOf(await api.get(Routes.channelMessages(threadId), { around: threadId, limit: '1' }));
  return messages.some((message) => message.id === threadId && isOf(message, nonce));
}

function isOf(message: Fields, nonce: string): boolean {
  return message.nonce === nonce || isMarked(message.components, nonce);
}

/** The smallest id that Discord can have given at this time (documentation, "Snowflakes"). */
function snowflakeAt(milliseconds: number): string {
  const since = BigInt(Math.trunc(milliseconds)) - DISCORD_EPOCH_MS;
  return String((since > 0n ? since : 0n) << 22n);
}

function latestId(messages: readonly Fields[], after: string): string {
  return messages.reduce(
    (latest, { id }) => (newestFirst(textOf(id), latest) < 0 ? (textOf(id) ?? latest) : latest),
    after,
  );
}

function newestFirst(a: string | null, b: string | null): number {
  const difference = BigInt(b ?? 0) - BigInt(a ?? 0);
  return difference > 0n ? 1 : difference < 0n ? -1 : 0;
}
