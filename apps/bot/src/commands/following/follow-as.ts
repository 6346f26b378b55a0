import type { FeedAddress, FollowWish } from '@fieldnotes/store';
import { customId } from '../../framework/custom-id.js';
import type { BotContext } from '../../framework/feature.js';
import { textsFor } from '../../locales/catalogue.js';
import { menu, type Reply, reply } from '../../render/reply.js';
import { escapeLine } from '../../text/escape.js';
import { chooseFeed } from './feed-choice.js';
import { type FollowingTexts, followingTexts } from './texts.js';

/** Follows the feed that a member has written, as they wish; of a page with several feeds, offers these. */
export async function followAs(
  wish: FollowWish,
  written: string,
  { user, locale }: { readonly user: { readonly id: string }; readonly locale: string },
  context: BotContext,
): Promise<Reply> {
  const texts = textsFor(followingTexts, locale);
  const { feedRequests, subscriptions } = context.store;
  const chosen = await chooseFeed(written, context);
  switch (chosen.kind) {
    case 'unknown':
      return reply(texts.unknownFeed(escapeLine(written)));
    case 'unreadable':
      return reply(texts.notReadable(escapeLine(chosen.problem)));
    case 'candidates':
      await feedRequests.keepWish(chosen.requestId, wish);
      return offer(chosen.requestId, chosen.candidates, texts);
    case 'feed': {
      const { kind, subscription, backfilled } = await subscriptions.follow({
        ...wish,
        feedId: chosen.feed.id,
        followerId: user.id,
      });
      const said = kind === 'followed' ? texts.followed : texts.changed;
      const lines = [
        said(escapeLine(subscription.feedTitle), `<#${wish.channelId}>`),
        backfilled > 0 ? texts.backfilled(backfilled) : texts.fromNowOn,
        ...(chosen.isRead ? [] : [texts.stillReading]),
      ];
      return reply(lines.join(' '));
    }
  }
}

function offer(requestId: number, candidates: readonly FeedAddress[], texts: FollowingTexts): Reply {
  const entries = candidates.map(({ url, title }, index) => ({
    label: title === '' ? url : title,
    description: url,
    value: String(index),
  }));
  const choice = menu(customId('follow-one', requestId), texts.severalFeeds, entries);
  return reply(texts.severalFeeds, choice === undefined ? {} : { components: [choice] });
}
