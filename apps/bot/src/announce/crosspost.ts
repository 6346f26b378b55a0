import type { DueCrosspost } from '@fieldnotes/store';
import { Routes } from 'discord.js';
import type { AnnounceDependencies } from './dependencies.js';
import { refusalOf } from './discord/refusal.js';

const RETRY_MS = 30_000;

/**
 * Publishes a message of an announcement channel to the channels that follow it. Discord allows ten an hour: what has to
 * wait is due later, and holds no announcement up. Asking twice is harmless.
 */
export async function crosspost(
  { id, channelId, messageId }: DueCrosspost,
  { api, store, log }: AnnounceDependencies,
): Promise<void> {
  try {
    await api.post(Routes.channelMessageCrosspost(channelId, messageId));
    await store.deliveries.crossposted(id, null);
  } catch (error) {
    const refusal = refusalOf(error);
    if (refusal === undefined) throw error;
    const again = refusal.kind === 'later' ? (refusal.afterMs ?? RETRY_MS) : null;
    // Crossposted already, not an announcement channel, no permission: the announcement itself stands.
    if (again === null) log.warn({ delivery: id, problem: refusal.message }, 'a message could not be crossposted');
    await store.deliveries.crossposted(id, again, refusal.message);
  }
}
