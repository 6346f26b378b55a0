import { createHash } from 'node:crypto';
import type { PostDraft } from '@fieldnotes/content/model';
import { fingerprintOf } from './fingerprint.js';

/** An item of a feed on its way into the store. */
export interface Arrival {
  /** The guid or id as the feed gives it. */
  readonly guid: string | null;
  /** Its `identity` is not looked at: what names the post is decided here. */
  readonly draft: PostDraft;
}

/** An arrival and the names it goes by, the best first. The first one names the post when it is new. */
export interface Named {
  readonly arrival: Arrival;
  /** The guid, when it is one that no other item of the body has and guids are believed. */
  readonly guid: string | null;
  /** The address, when no other item of the body has it and it is one of a post and not of a whole site. */
  readonly url: string | null;
  readonly names: readonly [string, ...string[]];
}

/**
 * The ladder of identity: guid, else address, else title and text. A rung holds an item only when it tells it from the
 * others of the same body. Items that say the same in every respect are one item.
 */
export function nameArrivals(arrivals: readonly Arrival[], guidsHold: boolean | null): Named[] {
  const guids = countOf(arrivals, guidOf);
  const urls = countOf(arrivals, ({ draft }) => draft.url);
  const named = arrivals.map((arrival): Named => {
    const guid = guidsHold === false ? null : only(guidOf(arrival), guids);
    const url = isOfASite(arrival.draft.url) ? null : only(arrival.draft.url, urls);
    const [first, ...others] = [guid, url].filter((name) => name !== null).map(shortened);
    return { arrival, guid, url, names: first === undefined ? [textName(arrival.draft)] : [first, ...others] };
  });
  return [...new Map(named.map((item) => [item.names[0], item])).values()];
}

/** Every guid, on one line, that is more than white space. */
const guidOf = ({ guid }: Arrival): string | null => guid?.replaceAll(/\s+/gu, ' ').trim() || null;

/** "https://blog.example/" is where a site begins: posts that have nothing better share it. */
export function isOfASite(url: string | null): boolean {
  if (url === null || !URL.canParse(url)) return true;
  const { pathname, search } = new URL(url);
  return pathname === '/' && search === '';
}

function countOf(arrivals: readonly Arrival[], of: (arrival: Arrival) => string | null): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const arrival of arrivals) {
    const value = of(arrival);
    if (value !== null) counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  return counts;
}

const only = (value: string | null, counts: ReadonlyMap<string, number>): string | null =>
  value !== null && counts.get(value) === 1 ? value : null;

/** The index that holds names takes no long ones. */
const LONGEST_NAME = 500;

function shortened(name: string): string {
  return name.length <= LONGEST_NAME ? name : `sha256:${createHash('sha256').update(name).digest('hex')}`;
}

/** The last rung: what the post says. */
export function textName(draft: PostDraft): string {
  const fingerprint = fingerprintOf(draft);
  if (fingerprint !== null) return `text:${fingerprint.toString('hex')}`;
  // Nothing but a date or an address that others have as well.
  return shortened(`text:${draft.publishedAt?.toISOString() ?? ''} ${draft.url ?? ''}`);
}
