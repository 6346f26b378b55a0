import type { FeedReport, Store } from '@fieldnotes/store';
import { chooseOne, type FindDependencies, findFeed } from './find-feed.js';

export interface TestDependencies extends FindDependencies {
  readonly store: Pick<Store, 'feedRequests' | 'liveFeeds'>;
}

const MOST_TOLD = 8;
const LONGEST_TITLE = 200;

/** Looks at the address that a member gave, and reports what a poll would find there. Nothing is stored of it. */
export async function testFeed(requestId: number, dependencies: TestDependencies): Promise<void> {
  const { feedRequests, liveFeeds } = dependencies.store;
  const request = await feedRequests.get(requestId);
  if (request === undefined || request.report !== null || request.problem !== null) return;
  const found = await findFeed(request.url, dependencies);
  if (found.kind === 'nothing') return feedRequests.refuse(requestId, found.problem);
  if (found.kind === 'candidates') return feedRequests.refuse(requestId, chooseOne(found.candidates));
  const { feed, reading } = found;
  const followed = (await liveFeeds.at(feed.url)) ?? (await liveFeeds.at(request.url));
  const { marks, recognise, head } = reading.arriving;
  const { items } = recognise(followed === undefined ? [] : await liveFeeds.postsAlike(followed.id, marks));
  const report: FeedReport = {
    title: head.title ?? feed.host,
    url: feed.url,
    items: items.length,
    feedId: followed?.id ?? null,
    newest: items.slice(0, MOST_TOLD).map(({ kind, draft }) => ({
      title: draft.title.slice(0, LONGEST_TITLE),
      url: draft.url,
      date: draft.publishedAt?.toISOString() ?? null,
      isKnown: kind === 'known',
    })),
  };
  await feedRequests.report(requestId, report);
}
