import { type Feed, matchItems, parseFeed, readableItems } from '@fieldnotes/content';
import type { PostDraft } from '@fieldnotes/content/model';
import type { JobQueue } from '@fieldnotes/queue';
import type { Store } from '@fieldnotes/store';
import { type FetchOptions, guardedFetch } from './guarded-fetch.js';

export interface ReadFeedDependencies {
  readonly store: Pick<Store, 'feeds' | 'posts' | 'feedRequests'>;
  readonly queue: Pick<JobQueue, 'addMany'>;
  readonly fetching: FetchOptions;
}

const BATCH_POSTS = 100;

/** Fetches the feed that a member asked for, stores its posts and puts them in line; or says why it could not. */
export async function readFeed(requestId: number, dependencies: ReadFeedDependencies): Promise<void> {
  const { store, queue, fetching } = dependencies;
  const request = await store.feedRequests.get(requestId);
  if (request === undefined || request.feed !== null || request.problem !== null) return;
  const fetched = await guardedFetch(request.url, fetching);
  if (fetched.kind === 'refused') return store.feedRequests.refuse(requestId, fetched.problem);
  const reading = parseFeed(fetched.body, { url: fetched.url });
  if (reading.kind !== 'feed') {
    return store.feedRequests.refuse(requestId, 'what is there is not a feed (RSS, Atom, JSON Feed).');
  }

  const title = titleOf(reading.feed, request.url);
  const drafts = draftsOf(reading.feed, request.url);
  const feed = await store.feeds.ensure(request.url, title);
  await store.feeds.describe(feed.id, { title, image: reading.feed.image });
  for (let start = 0; start < drafts.length; start += BATCH_POSTS) {
    const { changed } = await store.posts.put(feed.id, drafts.slice(start, start + BATCH_POSTS));
    if (changed.length > 0) await queue.addMany('read', changed);
  }
  await store.feedRequests.answer(requestId, feed.id);
}

/** The posts of a feed that has none yet. */
function draftsOf(feed: Feed, url: string): PostDraft[] {
  const { items } = readableItems(feed, url);
  const marks = items.map((item) => item.marks);
  const { matches } = matchItems(marks, []);
  return matches.flatMap((match, at) => (match.kind === 'new' ? (items[at]?.draft(match.identity) ?? []) : []));
}

const LONGEST_TITLE = 200;

function titleOf({ title }: Feed, url: string): string {
  return title.slice(0, LONGEST_TITLE).toWellFormed() || new URL(url).hostname;
}
