import type { Store } from '@fieldnotes/store';
import { chooseOne } from './following/find-feed.js';
import { type FollowDependencies, followFeed } from './following/follow.js';

export interface ReadFeedDependencies extends FollowDependencies {
  readonly store: FollowDependencies['store'] & Pick<Store, 'feedRequests'>;
}

/** Follows the feed that a member asked for; or says why it cannot be. */
export async function readFeed(requestId: number, dependencies: ReadFeedDependencies): Promise<void> {
  const { feedRequests } = dependencies.store;
  const request = await feedRequests.get(requestId);
  if (request === undefined || request.feed !== null || request.problem !== null) return;
  const report = await followFeed(request.url, dependencies);
  if (report.kind === 'followed') await feedRequests.answer(requestId, report.feed.id);
  else await feedRequests.refuse(requestId, report.kind === 'refused' ? report.problem : chooseOne(report.candidates));
}
