import { LIMITS } from '../limits.js';
import { oneLine } from '../plain.js';
import { absoluteUrl } from '../urls.js';
import { FEED_LIMITS, type FeedEnclosure, type FeedItem, type FeedTag, type Markup } from './feed.js';
import { readFeedDate } from './feed-dates.js';
import { titleText } from './markup.js';

/** An item as one format has it, before what all formats share is done. Nothing is clean yet. */
export interface RawItem extends Pick<FeedItem, 'authors' | 'content' | 'language' | 'summary' | 'base'> {
  readonly id: string | null;
  readonly title: Markup | null;
  /** Absolute or not, the best first. */
  readonly links: readonly (string | null)[];
  /** Dates of publication and of change, as written, the most telling first. */
  readonly published: readonly (string | null)[];
  readonly updated: readonly (string | null)[];
  readonly tags: readonly (FeedTag | null)[];
  readonly enclosures: readonly RawEnclosure[];
  /** Addresses of pictures, the best first. */
  readonly images: readonly (string | null)[];
}

export interface RawEnclosure {
  readonly url: string | null;
  readonly type: string | null;
  readonly length: string | null;
}

/** Cleans, resolves and bounds. Null for an item that says nothing at all. */
export function finishItem(raw: RawItem): FeedItem | null {
  const enclosures = raw.enclosures.flatMap((enclosure) => finishEnclosure(enclosure, raw.base) ?? []);
  const picture = enclosures.find(({ type }) => type?.startsWith('image/'))?.url ?? null;
  const published = firstDate(raw.published);
  const updated = firstDate(raw.updated);
  const dates = [...raw.published, ...raw.updated].filter((date) => date !== null);
  const item: FeedItem = {
    id: raw.id === null ? null : oneLine(raw.id) || null,
    link: firstUrl(raw.links, raw.base),
    title: titleText(raw.title),
    published,
    updated,
    unreadableDate: published === null && updated === null ? unreadable(dates) : null,
    authors: raw.authors,
    summary: raw.summary,
    content: raw.content,
    tags: finishTags(raw.tags),
    enclosures: enclosures.slice(0, FEED_LIMITS.perItem),
    image: picture ?? firstUrl(raw.images, raw.base),
    language: raw.language?.trim() || null,
    base: raw.base,
  };
  const said = [item.id, item.link, item.title, item.summary, item.content, published, updated, enclosures[0]];
  const isEmpty = [...said, item.tags[0], item.authors[0]].every((value) => !value);
  return isEmpty ? null : item;
}

export function firstUrl(addresses: readonly (string | null)[], base: string | null): string | null {
  for (const address of addresses) {
    const url = absoluteUrl(address, base);
    if (url !== null) return url;
  }
  return null;
}

export function firstDate(dates: readonly (string | null)[]): Date | null {
  for (const date of dates) {
    const reading = date === null ? 'unset' : readFeedDate(date);
    if (reading instanceof Date) return reading;
  }
  return null;
}

/** The first of some dates, when none of them is one. A date that is said to be unset is no mistake. */
function unreadable(dates: readonly string[]): string | null {
  return dates.find((date) => readFeedDate(date) === 'unreadable') ?? null;
}

export function tag(term: string | null, label: string | null = null, scheme: string | null = null): FeedTag | null {
  const clean = (text: string | null): string | null => (text === null ? null : oneLine(text) || null);
  const [cleanTerm, cleanLabel] = [clean(term), clean(label)];
  const named = cleanTerm ?? cleanLabel;
  return named === null ? null : { term: named, label: cleanLabel, scheme: clean(scheme) };
}

export function finishTags(tags: readonly (FeedTag | null)[]): readonly FeedTag[] {
  return tags.filter((found) => found !== null).slice(0, LIMITS.tags);
}

function finishEnclosure({ url, type, length }: RawEnclosure, base: string | null): FeedEnclosure | null {
  const absolute = absoluteUrl(url, base);
  if (absolute === null) return null;
  const bytes = /^\d{1,15}$/.test(length?.trim() ?? '') ? Number(length) : null;
  return { url: absolute, type: type?.trim().toLowerCase() || null, length: bytes };
}
