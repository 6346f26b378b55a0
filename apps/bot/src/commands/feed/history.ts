import type { FeedEvent, LiveFeedStatus, PushStatus } from '@fieldnotes/store';
import type { APIEmbed } from 'discord.js';
import type { BotContext } from '../../framework/feature.js';
import { textsFor } from '../../locales/catalogue.js';
import { problemText } from '../../notices/compose.js';
import { noticeTexts } from '../../notices/texts.js';
import { cut } from '../../text/cut.js';
import { escapeLine } from '../../text/escape.js';
import { liveFeedOf } from './live-feed.js';
import { type FeedTexts, feedTexts } from './texts.js';

const MOST_EVENTS = 15;

/** How a feed fares, and what befell it. */
export async function showHistory(
  written: string,
  guildId: string,
  locale: string,
  context: BotContext,
): Promise<string | { readonly embeds: APIEmbed[] }> {
  const texts = textsFor(feedTexts, locale);
  const found = await liveFeedOf(written, guildId, context);
  if (found === undefined) return texts.notLive;
  const { status } = found;
  const events = await context.store.liveFeeds.events(status.id, MOST_EVENTS);
  const lines = events.map((event) => eventLine(event, texts, locale));
  const description = [...stateLines(status, texts), '', ...(lines.length === 0 ? [texts.nothingYet] : lines)];
  const title = cut(escapeLine(status.title), 250) || status.url;
  return { embeds: [{ title, description: cut(description.join('\n'), 4_000) }] };
}

function stateLines(status: LiveFeedStatus, texts: FeedTexts): string[] {
  const { state, succeededAt, dueAt, failures, failingSince, problem, held, url, articles, push } = status;
  const facts = [texts.states[state], texts.lastRead(ago(succeededAt) ?? texts.never)];
  if (dueAt !== null) facts.push(texts.next(ago(dueAt) ?? ''));
  return [
    `<${escapeLine(url)}>`,
    facts.join(' · '),
    ...(articles === 'auto' ? [] : [texts.articleChoices[articles]]),
    ...(push === null ? [] : [pushLine(push, texts)]),
    ...(problem === null ? [] : [texts.trouble(escapeLine(problem), ago(failingSince) ?? '', failures)]),
    ...(held > 0 ? [texts.heldBack(held)] : []),
  ];
}

function pushLine(
  { state, hub, agreedAt, agreedUntil, pushedAt, misses, problem }: PushStatus,
  texts: FeedTexts,
): string {
  const facts = {
    hub: escapeLine(new URL(hub).host),
    since: ago(agreedAt) ?? '',
    until: ago(agreedUntil) ?? '',
    last: ago(pushedAt) ?? '',
    misses,
    problem: cut(escapeLine(problem ?? ''), 200),
  };
  return texts.push[state](facts);
}

function eventLine(event: FeedEvent & { readonly at: Date }, texts: FeedTexts, locale: string): string {
  return `${ago(event.at)} ${texts.events[event.kind]}${detailOf(event, texts, locale)}`;
}

function detailOf({ kind, detail }: FeedEvent, texts: FeedTexts, locale: string): string {
  switch (kind) {
    case 'posts':
      return `: ${texts.posts(Number(detail.added ?? 0), Number(detail.revised ?? 0))}`;
    case 'brake':
      return `: ${Number(detail.held ?? 0)}`;
    case 'moved':
      return `: <${cut(escapeLine(String(detail.to ?? '')), 200)}>`;
    case 'failing':
    case 'missing':
    case 'gone':
      return `: ${problemText(detail, textsFor(noticeTexts, locale))}`;
    default:
      return '';
  }
}

/** Discord shows it in the reader's own words and zone. */
const ago = (time: Date | null): string | null => (time === null ? null : `<t:${Math.floor(time.getTime() / 1000)}:R>`);
