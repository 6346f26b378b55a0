/**
 * How a candidate was found, the most reliable first: the page names it in a `link` element; the site is one whose
 * addresses of feeds are known; a link in the text of the page looks like one; many sites have their feed there.
 */
export type FoundBy = 'declared' | 'known-site' | 'linked' | 'guessed';

/** An address that may be a feed's. Whether it is, only fetching it tells. */
export interface FeedCandidate {
  readonly url: string;
  /** What the page calls it, on one line; null when it has no name. */
  readonly title: string | null;
  /** The media type that it is announced with. */
  readonly type: string | null;
  readonly foundBy: FoundBy;
}
