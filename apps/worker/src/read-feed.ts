import type { Store } from '@fieldnotes/store';
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
  else await feedRequests.refuse(requestId, report.kind === 'refused' ? report.problem : choose(report.candidates));
}

const MOST_NAMED = 5;

function choose(candidates: readonly { readonly url: string }[]): string {
  const addresses = candidates.slice(0, MOST_NAMED).map(({ url }) => url);
  return `it is a page with several feeds; follow one of them: ${addresses.join(' ')}`;
}
