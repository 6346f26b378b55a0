import { ARTICLE_MODES, type ArticleMode, CATCH_UPS } from '@fieldnotes/store';
import type { ChatInputCommandInteraction } from 'discord.js';
import type { BotContext } from '../../framework/feature.js';
import { cut } from '../../text/cut.js';
import { escapeLine } from '../../text/escape.js';
import { liveFeedOf } from './live-feed.js';
import type { FeedTexts } from './texts.js';

const CHANGES = ['pause', 'resume', 'url', 'articles', 'held'] as const;
type Change = (typeof CHANGES)[number];

export const isChange = (action: string): action is Change => CHANGES.some((change) => change === action);

/** Does what concerns everybody who follows a feed: only where nobody else does. Says what was done. */
export async function changeFeed(
  action: Change,
  written: string,
  guildId: string,
  options: ChatInputCommandInteraction['options'],
  texts: FeedTexts,
  context: BotContext,
): Promise<string> {
  const found = await liveFeedOf(written, guildId, context);
  if (found === undefined) return texts.notLive;
  if (!found.isOurs) return texts.elsewhere;
  const { id, title } = found.status;
  const feed = cut(escapeLine(title), 200);
  const { liveFeeds } = context.store;
  switch (action) {
    case 'pause':
      return (await liveFeeds.pause(id)) ? texts.paused(feed) : texts.wasPaused(feed);
    case 'resume': {
      const written = options.getString('missed', true);
      const missed = CATCH_UPS.find((name) => name === written) ?? 'skip';
      return (await liveFeeds.resume(id, missed)) ? texts.resumed(feed) : texts.wasNotPaused(feed);
    }
    case 'url':
      return relocate(id, feed, options.getString('address', true), texts, context);
    case 'articles': {
      const mode = articleMode(options.getString('mode', true));
      await liveFeeds.setArticles(id, mode);
      return `**${feed}**: ${texts.articleChoices[mode]}`;
    }
    case 'held':
      return decide(id, options.getString('what', true) === 'announce', texts, context);
  }
}

/** Discord sends one of the choices. */
const articleMode = (written: string): ArticleMode => ARTICLE_MODES.find((mode) => mode === written) ?? 'auto';

async function relocate(id: number, feed: string, written: string, texts: FeedTexts, { store }: BotContext) {
  if (!/^https?:\/\//iu.test(written) || !URL.canParse(written)) return texts.badAddress;
  const { href } = new URL(written);
  const outcome = await store.liveFeeds.relocate(id, href);
  return outcome === 'relocated' ? texts.relocated(feed, escapeLine(href)) : texts.taken;
}

async function decide(id: number, isAnnounced: boolean, texts: FeedTexts, { store, queue }: BotContext) {
  const held = (await store.liveFeeds.status(id))?.held ?? 0;
  if (held === 0) return texts.nothingHeld;
  const posts = await store.liveFeeds.decideHeld(id, isAnnounced ? 'announce' : 'forget');
  if (posts.length > 0) await queue.addMany('announce', posts);
  return isAnnounced ? texts.announcing(posts.length) : texts.forgotten;
}
