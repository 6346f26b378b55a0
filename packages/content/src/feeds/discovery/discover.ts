import { attribute, descendants, type Element, isElement, type Parent, parseHtml, textOf } from '../html/tree.js';
import { cut } from '../plain.js';
import { absoluteUrl } from '../urls.js';
import type { FeedCandidate } from './candidate.js';
import { knownSiteFeeds } from './known-sites.js';

const MOST_CANDIDATES = 25;

/**
 * The feeds that a page may have, best first: those it declares, those that its site is known to have, those it links
 * to. Each address once; at most 25. Pages that are too large or nested too deep are judged by their address alone.
 *
 * @param html the page, decoded
 * @param url where it is from, after redirects
 */
export function discoverFeeds(html: string, url: string): readonly FeedCandidate[] {
  const page = parseHtml(html, 'document');
  if (typeof page === 'string') return knownSiteFeeds(url);
  const { links, anchors, base } = look(page, url);
  const candidates = [
    ...links.flatMap((link) => declared(link, base)),
    ...knownSiteFeeds(url, channelOf(page, base)),
    ...anchors.flatMap((anchor) => linked(anchor, base)),
  ];
  return once(candidates).slice(0, MOST_CANDIDATES);
}

/** Where many sites have their feed, for a page that names none: beside the page, then at the root of its site. */
export function wellKnownFeeds(url: string): readonly FeedCandidate[] {
  const absolute = absoluteUrl(url);
  if (absolute === null) return [];
  const folder = new URL('.', absolute).href;
  const places = [...new Set([folder, new URL('/', absolute).href])];
  const guessed = places.flatMap((place) =>
    WELL_KNOWN_PATHS.map((path) => ({
      url: new URL(path, place).href,
      title: null,
      type: null,
      foundBy: 'guessed' as const,
    })),
  );
  return once([...knownSiteFeeds(url), ...guessed]);
}

/** WordPress and its like; Hugo, Jekyll, Ghost; Blogger; others. */
const WELL_KNOWN_PATHS = [
  'feed/',
  'index.xml',
  'feed.xml',
  'atom.xml',
  'rss.xml',
  'rss',
  'feed.json',
  'feeds/posts/default',
  'index.rdf',
];

interface Looked {
  readonly links: readonly Element[];
  readonly anchors: readonly Element[];
  /** What addresses on the page are resolved against. */
  readonly base: string;
}

function look(page: Parent, url: string): Looked {
  const links: Element[] = [];
  const anchors: Element[] = [];
  let base: string | null = null;
  for (const node of descendants(page)) {
    if (!isElement(node)) continue;
    if (node.tagName === 'base') base ??= absoluteUrl(attribute(node, 'href'), url);
    else if (node.tagName === 'link') links.push(node);
    else if (node.tagName === 'a') anchors.push(node);
  }
  return { links, anchors, base: base ?? url };
}

/** Media types of feeds. The general ones of XML and JSON are meant when a page says `alternate`. */
const FEED_TYPES = new Set([
  'application/rss+xml',
  'application/atom+xml',
  'application/rdf+xml',
  'application/feed+json',
  'application/x.atom+xml',
  'application/x-atom+xml',
  'application/rss',
  'application/atom',
  'application/json',
  'application/xml',
  'text/xml',
  'text/rss+xml',
  'text/atom+xml',
]);

function declared(link: Element, base: string): readonly FeedCandidate[] {
  const relations = attribute(link, 'rel')?.toLowerCase().split(/\s+/) ?? [];
  const type = attribute(link, 'type')?.toLowerCase().split(';')[0]?.trim() ?? null;
  const isFeed = relations.includes('feed') || (relations.includes('alternate') && FEED_TYPES.has(type ?? ''));
  const url = absoluteUrl(attribute(link, 'href'), base);
  if (!isFeed || url === null || NO_FEED.test(url)) return [];
  return [{ url, title: nameOf(attribute(link, 'title')), type, foundBy: 'declared' }];
}

/** What `alternate` and a general media type also lead to: machinery of WordPress, oEmbed. */
const NO_FEED = /\/wp-json\/|oembed|\.webmanifest|opensearch|\/xmlrpc\.php/i;

function linked(anchor: Element, base: string): readonly FeedCandidate[] {
  const url = absoluteUrl(attribute(anchor, 'href'), base);
  if (url === null) return [];
  const { host, pathname, search } = new URL(url);
  const looksLikeFeed = FEED_PATH.test(pathname) || FEED_QUERY.test(search) || host.startsWith('feeds.');
  if (!looksLikeFeed && attribute(anchor, 'type') !== 'application/rss+xml') return [];
  return [{ url, title: nameOf(textOf(anchor, 200)), type: null, foundBy: 'linked' }];
}

const FEED_PATH =
  /(?:\/(?:feed|feeds|rss|atom|rdf)\/?|\.(?:rss|atom|rdf)|\/(?:index|feed|feeds|rss|rss2|atom|all|posts|blog)\.(?:xml|rdf|json))$/i;
const FEED_QUERY = /[?&](?:feed=(?:rss2?|atom|rdf)|format=(?:rss|feed|atom)|type=(?:rss|atom))\b/i;

/** The channel that a page of YouTube belongs to: its own address is as often one that does not say. */
function channelOf(page: Parent, base: string): string | null {
  for (const node of descendants(page)) {
    if (!isElement(node) || (node.tagName !== 'link' && node.tagName !== 'meta')) continue;
    const isOwn =
      attribute(node, 'rel') === 'canonical' || /^(?:channelId|identifier)$/.test(attribute(node, 'itemprop') ?? '');
    const value = attribute(node, 'href') ?? attribute(node, 'content') ?? '';
    const channel = isOwn ? /(?:^|\/channel\/)(UC[\w-]{22})$/.exec(value)?.[1] : undefined;
    if (channel !== undefined && /(?:^|\.)youtube\.com$/.test(new URL(base).hostname)) return channel;
  }
  return null;
}

function nameOf(title: string | null): string | null {
  return title === null ? null : cut(title, 200) || null;
}

function once(candidates: readonly FeedCandidate[]): readonly FeedCandidate[] {
  const byUrl = new Map<string, FeedCandidate>();
  for (const candidate of candidates) if (!byUrl.has(candidate.url)) byUrl.set(candidate.url, candidate);
  return [...byUrl.values()];
}
