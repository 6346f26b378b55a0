import type { ListedFeed, OpmlReading } from '@fieldnotes/content';
import type { FollowedAddress } from '@fieldnotes/store';

/** What becomes of the feeds of a list in one channel. */
export interface ImportPlan {
  readonly wanted: readonly ListedFeed[];
  /** They are followed in the channel already. */
  readonly followed: readonly ListedFeed[];
  /** How many are no address of the web. */
  readonly noAddress: number;
  /** How many are more than are taken over at once. */
  readonly tooMany: number;
}

/** Feeds taken over at once. */
export const MOST_IMPORTED = 500;

export function planImport(
  { feeds, leftOut }: Extract<OpmlReading, { kind: 'opml' }>,
  channelId: string,
  addresses: readonly FollowedAddress[],
): ImportPlan {
  const here = addresses.filter((followed) => followed.channelId === channelId);
  const known = new Set(here.flatMap(({ url, key }) => [url, key]));
  const fresh = feeds.filter(({ url }) => !known.has(url));
  return {
    wanted: fresh.slice(0, MOST_IMPORTED),
    followed: feeds.filter(({ url }) => known.has(url)),
    noAddress: leftOut,
    tooMany: Math.max(0, fresh.length - MOST_IMPORTED),
  };
}
