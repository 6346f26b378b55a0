import { setTimeout as delay } from 'node:timers/promises';
import type { FeedAddress, FeedRecord } from '@fieldnotes/store';
import { recordId } from '../../framework/custom-id.js';
import type { BotContext } from '../../framework/feature.js';

/** What a member named: a feed that is stored, by its id or name; or an address, which the worker is asked to read. */
export type FeedChoice =
  | { readonly kind: 'feed'; readonly feed: FeedRecord; readonly isRead: boolean }
  | { readonly kind: 'unknown' }
  /** A page with several feeds. */
  | { readonly kind: 'candidates'; readonly requestId: number; readonly candidates: readonly FeedAddress[] }
  | { readonly kind: 'unreadable'; readonly problem: string };

const LONGEST_FETCH_MS = 60_000;
const LONGEST_READING_MS = 60_000;
const POLL_MS = 150;

export async function chooseFeed(written: string, context: BotContext): Promise<FeedChoice> {
  const known = await knownFeed(written, context);
  if (known !== undefined) return { kind: 'feed', feed: known, isRead: await waitUntilRead(known, context) };
  if (!/^https?:\/\//iu.test(written) || !URL.canParse(written)) return { kind: 'unknown' };
  return readFeed(new URL(written).href, context);
}

export async function knownFeed(written: string, { store }: BotContext): Promise<FeedRecord | undefined> {
  const id = written.startsWith('#') ? recordId(written.slice(1)) : undefined;
  if (id !== undefined) return (await store.feeds.summaries()).find((feed) => feed.id === id);
  const names = URL.canParse(written) ? [written, new URL(written).href] : [written];
  return (await store.feeds.named(names))[0];
}

/** Only the worker fetches and stores: it is asked, and the answer is waited for. */
async function readFeed(url: string, context: BotContext): Promise<FeedChoice> {
  const { store, queue } = context;
  const requestId = await store.feedRequests.add(url);
  await queue.add('read-feed', { requestId });
  for (let waited = 0; waited < LONGEST_FETCH_MS; waited += POLL_MS) {
    const request = await store.feedRequests.get(requestId);
    if (request?.problem != null) return { kind: 'unreadable', problem: request.problem };
    if (request?.candidates != null) return { kind: 'candidates', requestId, candidates: request.candidates };
    if (request?.feed != null) {
      return { kind: 'feed', feed: request.feed, isRead: await waitUntilRead(request.feed, context) };
    }
    await delay(POLL_MS);
  }
  return { kind: 'unreadable', problem: 'no worker answered within a minute; is one running?' };
}

/** Past posts can only be chosen by their topics once they have been read. */
async function waitUntilRead({ id }: FeedRecord, { store }: BotContext): Promise<boolean> {
  for (let waited = 0; waited < LONGEST_READING_MS; waited += POLL_MS) {
    const feed = (await store.feeds.summaries()).find((summary) => summary.id === id);
    if (feed === undefined || feed.read === feed.posts) return true;
    await delay(POLL_MS);
  }
  return false;
}
