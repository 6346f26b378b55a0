import type { LiveFeedStatus } from '@fieldnotes/store';
import type { BotContext } from '../../framework/feature.js';
import { knownFeed } from '../following/feed-choice.js';

/** A followed feed, and whether this guild alone announces it. Feeds that the guild does not follow are not found. */
export async function liveFeedOf(
  written: string,
  guildId: string,
  context: BotContext,
): Promise<{ readonly status: LiveFeedStatus; readonly isOurs: boolean } | undefined> {
  const { liveFeeds } = context.store;
  const named = (await knownFeed(written, context)) ?? (await liveFeeds.at(written));
  const status = named === undefined ? undefined : await liveFeeds.status(named.id);
  if (status === undefined) return undefined;
  const guilds = await liveFeeds.guildsOf(status.id);
  if (!guilds.includes(guildId)) return undefined;
  return { status, isOurs: guilds.every((id) => id === guildId) };
}
