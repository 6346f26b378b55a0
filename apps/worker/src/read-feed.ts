import type { Store } from '@fieldnotes/store';
import { type FollowDependencies, followFeed } from './following/follow.js';

export interface ReadFeedDependencies extends FollowDependencies {
  readonly store: FollowDependencies['store'] & Pick<Store, 'feedRequests'>;
}

/** Follows the feed that a member asked for; of several offers them, or says why it cannot be. */
export async function readFeed(requestId: number, dependencies: ReadFeedDependencies): Promise<void> {
  const { feedRequests } = dependencies.store;
  const request = await feedRequests.get(requestId);
  if (request === undefined || request.feed !== null || request.problem !== null || request.candidates !== null) return;
  const report = await followFeed(request.url, dependencies);
  switch (report.kind) {
    case 'followed':
      return feedRequests.answer(requestId, report.feed.id);
    case 'candidates':
      return feedRequests.offer(
        requestId,
        report.candidates.map(({ url, title }) => ({ url, title: title ?? '' })),
      );
    case 'refused':
      return feedRequests.refuse(requestId, report.problem);
  }
}
