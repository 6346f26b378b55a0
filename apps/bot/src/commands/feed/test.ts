import { setTimeout as delay } from 'node:timers/promises';
import type { FeedReport, FeedReportItem } from '@fieldnotes/store';
import type { APIEmbed } from 'discord.js';
import type { BotContext } from '../../framework/feature.js';
import { cut } from '../../text/cut.js';
import { escapeLine } from '../../text/escape.js';
import type { FeedTexts } from './texts.js';

const LONGEST_FETCH_MS = 60_000;
const LOOK_MS = 150;

/** What is at an address, and what of it a poll would announce. Only the worker asks the web: it is asked. */
export async function testAddress(
  written: string,
  texts: FeedTexts,
  { store, queue }: BotContext,
): Promise<string | { readonly embeds: APIEmbed[] }> {
  if (!/^https?:\/\//iu.test(written) || !URL.canParse(written)) return texts.badAddress;
  const requestId = await store.feedRequests.add(new URL(written).href);
  await queue.add('test-feed', { requestId });
  for (let waited = 0; waited < LONGEST_FETCH_MS; waited += LOOK_MS) {
    const request = await store.feedRequests.get(requestId);
    if (request?.problem != null) return cut(escapeLine(request.problem), 1_500);
    if (request?.report != null) return { embeds: [embedOf(request.report, texts)] };
    await delay(LOOK_MS);
  }
  return texts.noWorker;
}

function embedOf({ title, url, items, newest, feedId }: FeedReport, texts: FeedTexts): APIEmbed {
  const lines = newest.map((item) => itemLine(item, feedId !== null, texts));
  const description = [
    texts.tested(cut(escapeLine(title), 200), items),
    `<${escapeLine(url)}>`,
    ...(feedId === null ? [texts.firstTime] : []),
    '',
    ...lines,
  ];
  return { description: cut(description.join('\n'), 4_000) };
}

function itemLine({ title, date, isKnown }: FeedReportItem, isFollowed: boolean, texts: FeedTexts): string {
  const when = date === null ? texts.undated : `<t:${Math.floor(Date.parse(date) / 1000)}:d>`;
  const verdict = isFollowed ? ` — ${isKnown ? texts.known : texts.fresh}` : '';
  return `• ${cut(escapeLine(title), 150) || '…'} (${when})${verdict}`;
}
