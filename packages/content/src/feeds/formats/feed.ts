import { parseFeed } from 'feedsmith';
import { type ArchiveItem, ignored, skipped, tooManyPosts } from '../archive-item.js';
import { type DateReading, readDate } from '../dates.js';
import type { FeedEntry, ParsedFeed } from '../feed/entry.js';
import { contentBlocks, titleText } from '../feed/markup.js';
import { inOneShape } from '../feed/shapes.js';
import type { ArchiveFile, ArchiveFormat, ReadOptions } from '../format.js';
import { createIdentities, identityOf } from '../identity.js';
import { LIMITS } from '../limits.js';
import { excerpt } from '../plain.js';
import { toPostItem } from '../post.js';
import { refused } from '../refusal.js';
import { absoluteUrl } from '../urls.js';

/** RSS, RDF (RSS 1.0), Atom and JSON Feed: a post for each item. */
export const feedFormat: ArchiveFormat = {
  extensions: ['xml', 'rss', 'atom', 'rdf', 'json'],
  recognises: (text) => isXmlFeed(text) || isJsonFeed(text),
  *read(file, options) {
    const feed = parse(file.text);
    if (feed.kind === 'malformed') {
      yield skipped(file.source, 'malformed', feed.message);
      return;
    }
    if (feed.count === 0) yield ignored(file.source, 'not-a-post');
    const unique = createIdentities();
    let read = 0;
    for (const entry of feed.entries) {
      if (++read > LIMITS.postsPerFile) break;
      yield readEntry(file, entry, feed, options, unique);
    }
    if (feed.count > LIMITS.postsPerFile) yield tooManyPosts(file.source, feed.count);
  },
};

function isXmlFeed(text: string): boolean {
  return (
    /^\s*</.test(text) &&
    /<(?:rss|feed|rdf:rdf)[\s>]/i.test(text.slice(0, 10_000)) &&
    !/<html[\s>]/i.test(text.slice(0, 2_000))
  );
}

function isJsonFeed(text: string): boolean {
  return /^\s*\{/.test(text) && text.includes('jsonfeed.org/version');
}

type Parsed = ({ readonly kind: 'feed' } & ParsedFeed) | { readonly kind: 'malformed'; readonly message: string };

function parse(text: string): Parsed {
  if (isCutOff(text)) {
    return {
      kind: 'malformed',
      message: 'the feed ends before its last closing tag: it was cut off, download it again',
    };
  }
  try {
    return { kind: 'feed', ...inOneShape(parseFeed<string>(text)) };
  } catch (error) {
    return {
      kind: 'malformed',
      message: `the feed does not parse (${reasonOf(error)}): correct it or download it again`,
    };
  }
}

/** The parser accepts a document whose outer elements are never closed; its last post may lack its end. */
function isCutOff(text: string): boolean {
  const closing = [...text.slice(-10_000).matchAll(/<\/(?:[\w.-]+:)?(?:rss|feed|rdf)\s*>/gi)];
  return isXmlFeed(text) && closing.length === 0;
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown reason';
  return excerpt(error.cause instanceof Error ? error.cause.message : error.message, 150);
}

function readEntry(
  { source }: ArchiveFile,
  entry: FeedEntry,
  { head }: ParsedFeed,
  { baseUrl }: ReadOptions,
  unique: (wanted: string) => string,
): ArchiveItem {
  const title = titleText(entry.title);
  const date = dateOf(entry);
  if (date === 'unreadable') {
    const given = excerpt(entry.dates[0] ?? '');
    return skipped(source, 'date', `the post "${excerpt(title)}" has no readable date ("${given}"): correct it`);
  }
  const blocks = entry.content ? contentBlocks(entry.content) : [];
  if (typeof blocks === 'string') return refused(source, blocks, title);
  const feedBase = absoluteUrl(head.base, baseOf(head.link, baseUrl)) ?? baseOf(head.link, baseUrl);
  const base = absoluteUrl(entry.base, feedBase) ?? feedBase;
  const url = absoluteUrl(entry.url, base);
  const publishedAt = date === 'unset' ? null : date;
  const body = blocks.map(({ text }) => text).join('\n');
  return toPostItem({
    identity: unique(identityOf({ id: entry.id, url, title, publishedAt, body })),
    source,
    url,
    title,
    author: [...new Set(entry.authors.length > 0 ? entry.authors : head.authors)].join(', ') || null,
    publishedAt,
    blocks,
    tags: entry.tags,
    image: absoluteUrl(entry.image, url ?? base),
    language: entry.language ?? head.language,
  });
}

function baseOf(link: string | null, baseUrl: string | undefined): string | null {
  return absoluteUrl(link, baseUrl) ?? absoluteUrl(baseUrl);
}

/** The first date that can be read. Unreadable only when dates are given and none of them can. */
function dateOf(entry: FeedEntry): DateReading {
  const readings = entry.dates.map(readDate);
  return readings.find((reading) => reading instanceof Date) ?? readings[0] ?? 'unset';
}
