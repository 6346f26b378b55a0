import { decodeDocument } from '../decode-document.js';
import { absoluteUrl } from '../urls.js';
import { atomEntries, readAtom, readAtomEntry } from './atom.js';
import { FEED_LIMITS, type Feed, type FeedCondition, type FeedItem, type FeedReading } from './feed.js';
import { jsonFeedOf, jsonItems, readJsonFeed, readJsonItem } from './json.js';
import { readRss, readRssItem, rssItems } from './rss.js';
import { readXml } from './xml/read.js';

export interface ParseOptions {
  /** Where the document is from, after redirects. Relative addresses of feeds that give no base are resolved against it. */
  readonly url?: string | undefined;
  /** The `Content-Type` it came with; only its charset counts. */
  readonly contentType?: string | undefined;
  /** How many items to take; `FEED_LIMITS.items` when absent. */
  readonly mostItems?: number | undefined;
}

/**
 * Reads a document that should be a feed: RSS 0.9x, 1.0, 1.1 and 2.0, Atom 0.3 and 1.0, JSON Feed 1.x. It goes by
 * what the document is, never by the type it came with. Whatever the document holds, it does not throw, takes time
 * and memory in proportion to its length, and asks nobody for anything.
 *
 * @param document bytes, which are decoded (`decodeDocument`), or text
 */
export function parseFeed(document: Uint8Array | string, options: ParseOptions = {}): FeedReading {
  const text = typeof document === 'string' ? document : decodeDocument(document, options.contentType).text;
  if (text.length > FEED_LIMITS.length) return unreadable('is larger than feeds that are read here');
  const start = text.trimStart();
  if (start === '') return unreadable('is empty');
  if (start.startsWith('{')) return parseJson(start, options);
  return parseXml(text, options);
}

function unreadable(problem: string): FeedReading {
  return { kind: 'unreadable', problem };
}

function parseJson(text: string, options: ParseOptions): FeedReading {
  try {
    const url = absoluteUrl(options.url);
    const feed = jsonFeedOf(text);
    if (feed === null) return unreadable('is JSON, but no JSON Feed');
    const head = readJsonFeed(feed, url);
    return feedReading(head, jsonItems(feed), (item) => readJsonItem(item, head.base), 'well-formed', options);
  } catch (error) {
    if (error instanceof SyntaxError) return unreadable('is JSON that does not parse: it may have been cut off');
    throw error;
  }
}

function parseXml(text: string, options: ParseOptions): FeedReading {
  const url = absoluteUrl(options.url);
  const { root, condition } = readXml(text, url);
  switch (root?.name) {
    case 'rss':
    case 'rdf:rdf':
    case 'channel': {
      const head = readRss(root, url);
      return feedReading(head, rssItems(root), (item) => readRssItem(item, head.base), condition, options);
    }
    case 'feed':
    case 'atom:feed':
    case 'entry':
    case 'atom:entry': {
      const head = readAtom(root, url);
      return feedReading(head, atomEntries(root), (entry) => readAtomEntry(entry, head.base), condition, options);
    }
    default:
      return isHtml(text) ? { kind: 'html' } : unreadable('is no feed (RSS, Atom or JSON Feed)');
  }
}

function feedReading<Raw>(
  head: Omit<Feed, 'items' | 'leftOut'>,
  found: readonly Raw[],
  read: (raw: Raw) => FeedItem | null,
  condition: FeedCondition,
  { mostItems = FEED_LIMITS.items }: ParseOptions,
): FeedReading {
  const items = found.slice(0, mostItems).flatMap((raw) => read(raw) ?? []);
  return { kind: 'feed', feed: { ...head, items, leftOut: found.length - items.length }, condition };
}

function isHtml(text: string): boolean {
  return /<(?:!doctype\s+html|html|head|body|title|div|p|a)\b/i.test(text.slice(0, 10_000));
}
