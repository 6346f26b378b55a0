import { absoluteUrl } from '../urls.js';
import { finishItem, firstUrl, tag } from './common.js';
import type { Feed, FeedItem, FeedPerson } from './feed.js';
import { people, person } from './people.js';
import { markup } from './text-construct.js';

/** What JSON holds where an object is. */
export type JsonObject = Readonly<Record<string, unknown>>;

/** The object that a JSON Feed is, else null: it names its version, or has the members of a feed. */
export function jsonFeedOf(text: string): JsonObject | null {
  const value: unknown = JSON.parse(text);
  if (!isObject(value)) return null;
  const isDeclared = textOf(value, 'version')?.includes('jsonfeed.org/version') === true;
  return isDeclared || (Array.isArray(value.items) && typeof value.title === 'string') ? value : null;
}

/**
 * JSON Feed 1.0 and 1.1 (jsonfeed.org). Members of another type than theirs count as absent.
 * @param url where the feed is from, or null
 */
export function readJsonFeed(feed: JsonObject, url: string | null): Omit<Feed, 'items' | 'leftOut'> {
  const self = absoluteUrl(textOf(feed, 'feed_url'), url);
  const link = absoluteUrl(textOf(feed, 'home_page_url'), self ?? url);
  const base = link ?? self ?? url;
  return {
    title: textOf(feed, 'title') ?? '',
    link,
    id: null,
    summary: markup(textOf(feed, 'description'), 'text'),
    published: null,
    updated: null,
    authors: authorsOf(feed),
    tags: [],
    image: firstUrl([textOf(feed, 'icon'), textOf(feed, 'favicon')], base),
    language: textOf(feed, 'language'),
    base,
    schedule: {
      hubs: hubsOf(feed),
      self,
      minutesBetweenUpdates: null,
      skipHours: [],
      skipDays: [],
    },
  };
}

export function jsonItems(feed: JsonObject): readonly unknown[] {
  return Array.isArray(feed.items) ? feed.items : [];
}

export function readJsonItem(item: unknown, feedBase: string | null): FeedItem | null {
  if (!isObject(item)) return null;
  return finishItem({
    id: idOf(item),
    title: markup(textOf(item, 'title'), 'text'),
    links: [textOf(item, 'url'), textOf(item, 'external_url')],
    published: [textOf(item, 'date_published')],
    updated: [textOf(item, 'date_modified')],
    authors: authorsOf(item),
    content: markup(textOf(item, 'content_html'), 'html') ?? markup(textOf(item, 'content_text'), 'text'),
    summary: markup(textOf(item, 'summary'), 'text'),
    tags: listOf(item, 'tags').map((value) => tag(typeof value === 'string' ? value : null)),
    enclosures: listOf(item, 'attachments')
      .filter(isObject)
      .map((attachment) => ({
        url: textOf(attachment, 'url'),
        type: textOf(attachment, 'mime_type'),
        length: typeof attachment.size_in_bytes === 'number' ? String(attachment.size_in_bytes) : null,
      })),
    images: [textOf(item, 'image'), textOf(item, 'banner_image')],
    language: textOf(item, 'language'),
    base: feedBase,
  });
}

/** The specification asks for text and knows that there will be numbers. */
function idOf(item: JsonObject): string | null {
  return typeof item.id === 'number' ? String(item.id) : textOf(item, 'id');
}

/** Version 1.1 has a list of authors, version 1.0 one author. */
function authorsOf(holder: JsonObject): readonly FeedPerson[] {
  return people(
    [...listOf(holder, 'authors'), holder.author]
      .filter(isObject)
      .map((author) => person(textOf(author, 'name'), null, textOf(author, 'url'))),
  );
}

function hubsOf(feed: JsonObject): readonly string[] {
  const hubs = listOf(feed, 'hubs')
    .filter(isObject)
    .filter((hub) => /^websub$/i.test(textOf(hub, 'type') ?? ''));
  return hubs.flatMap((hub) => absoluteUrl(textOf(hub, 'url')) ?? []).slice(0, 5);
}

function listOf(holder: JsonObject, name: string): readonly unknown[] {
  const value = holder[name];
  return Array.isArray(value) ? value.slice(0, 1_000) : [];
}

function textOf(holder: JsonObject, name: string): string | null {
  const value = holder[name];
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : null;
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
