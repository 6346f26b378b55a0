import type { BotContext } from '../framework/feature.js';

/** Posts announced by the message, or by the one whose thread this is (a thread under a message has its id). */
export async function postsAnnouncedIn(
  messageOrThreadId: string | null | undefined,
  { store }: BotContext,
): Promise<readonly number[]> {
  return messageOrThreadId == null ? [] : store.deliveries.postsAnnouncedIn(messageOrThreadId);
}
