import { atomLinks, atomPerson, linkOf, linksTo } from './atom-parts.js';
import { finishItem, finishTags, firstDate, firstUrl, type RawEnclosure, tag } from './common.js';
import type { Feed, FeedItem, FeedPerson, FeedTag } from './feed.js';
import { titleText } from './markup.js';
import { mediaImages } from './media.js';
import { people, personOnOneLine } from './people.js';
import { scheduleOf } from './schedule.js';
import { rssText } from './text-construct.js';
import {
  attributeOf,
  childNamed,
  childrenNamed,
  childText,
  elementsOf,
  trimmedText,
  type XmlElement,
} from './xml/element.js';

/**
 * RSS 0.9x, 1.0 (RDF), 1.1 and 2.0 with the modules that blogs use: Dublin Core, `content`, Atom, Media RSS,
 * iTunes; and what CDF has in common with it.
 * @param url where the feed is from, or null
 */
export function readRss(root: XmlElement, url: string | null): Omit<Feed, 'items' | 'leftOut'> {
  const channel = channelOf(root);
  const links = atomLinks(channel);
  const link = firstUrl([childText(channel, 'link'), linkOf(links), attributeOf(channel, 'href')], channel.base ?? url);
  const base = channel.base ?? link ?? url;
  const picture = childNamed(channel, 'image') ?? childNamed(root, 'image');
  return {
    title: titleText(rssText(childNamed(channel, 'title', 'dc:title', 'atom:title'))),
    link,
    id: childText(channel, 'atom:id', 'id', 'guid') ?? attributeOf(channel, 'rdf:about'),
    summary: rssText(
      childNamed(
        channel,
        'description',
        'dc:description',
        'atom:subtitle',
        'itunes:summary',
        'itunes:subtitle',
        'abstract',
      ),
    ),
    published: firstDate(DATES.published.map((name) => childText(channel, name))),
    updated: firstDate([
      ...['lastbuilddate', ...DATES.updated].map((name) => childText(channel, name)),
      attributeOf(channel, 'lastmod'),
    ]),
    authors: authorsOf(channel, base, ['managingeditor', 'author', 'webmaster']),
    tags: finishTags(tagsOf(channel)),
    image: firstUrl([picture && childText(picture, 'url'), itunesImage(channel), linkTo(picture)], base),
    language: childText(channel, 'language', 'dc:language') ?? channel.language,
    base,
    schedule: scheduleOf(channel, links, url),
  };
}

/** The items in the order of the document: in the channel, beside it (RDF), or in a list of its (RSS 1.1). */
export function rssItems(root: XmlElement): readonly XmlElement[] {
  const channel = channelOf(root);
  const lists = childrenNamed(channel, 'items');
  const containers = new Set([channel, root, ...lists]);
  return [...containers].flatMap((container) => childrenNamed(container, 'item', 'entry'));
}

export function readRssItem(item: XmlElement, feedBase: string | null): FeedItem | null {
  const guid = childNamed(item, 'guid');
  const id = guid === null ? null : trimmedText(guid);
  const isLink = guid !== null && attributeOf(guid, 'ispermalink')?.toLowerCase() !== 'false';
  const links = atomLinks(item);
  return finishItem({
    id: id ?? attributeOf(item, 'rdf:about') ?? childText(item, 'atom:id', 'id'),
    title: rssText(childNamed(item, 'title', 'dc:title', 'atom:title', 'media:title', 'itunes:title')),
    links: [
      childText(item, 'link'),
      ...(isLink && /^https?:/i.test(id ?? '') ? [id] : []),
      linkOf(links),
      attributeOf(item, 'href'),
    ],
    published: DATES.published.map((name) => childText(item, name)),
    updated: [...DATES.updated.map((name) => childText(item, name)), attributeOf(item, 'lastmod')],
    authors: authorsOf(item, feedBase, ['author']),
    content: rssText(
      childNamed(item, 'content:encoded', 'xhtml:body', 'xhtml:div', 'atom:content', 'fullitem', 'content'),
    ),
    summary: rssText(
      childNamed(
        item,
        'description',
        'dc:description',
        'atom:summary',
        'itunes:summary',
        'media:description',
        'summary',
        'abstract',
      ),
    ),
    tags: tagsOf(item),
    enclosures: [...childrenNamed(item, 'enclosure').map(rssEnclosure), ...linksTo(links, 'enclosure')],
    images: [...mediaImages(item), itunesImage(item), imageOf(item)],
    language: childText(item, 'dc:language') ?? item.language,
    base: item.base ?? feedBase,
  });
}

/** What elements say when something appeared, and when it changed; the most telling first. */
const DATES = {
  published: ['pubdate', 'dcterms:issued', 'dcterms:created', 'atom:published', 'atom:issued', 'published'],
  updated: ['dc:date', 'atom:updated', 'dcterms:modified', 'atom:modified', 'updated'],
} as const;

function channelOf(root: XmlElement): XmlElement {
  return childrenNamed(root, 'channel')[0] ?? root;
}

/** Who is named by the elements of RSS, else by Dublin Core, else by the others. */
function authorsOf(element: XmlElement, base: string | null, names: readonly string[]): readonly FeedPerson[] {
  const onOneLine = (...from: readonly string[]): readonly (FeedPerson | null)[] =>
    childrenNamed(element, ...from).map((child) =>
      elementsOf(child).length > 0 ? atomPerson(child, base) : personOnOneLine(trimmedText(child)),
    );
  for (const found of [
    onOneLine(...names),
    onOneLine('dc:creator', 'dc:author'),
    onOneLine('atom:author'),
    onOneLine('itunes:author'),
  ]) {
    const named = people(found);
    if (named.length > 0) return named;
  }
  return [];
}

function tagsOf(element: XmlElement): readonly (FeedTag | null)[] {
  const keywords = childText(element, 'itunes:keywords', 'media:keywords')?.split(',') ?? [];
  return [
    ...childrenNamed(element, 'category').map((child) => tag(trimmedText(child), null, attributeOf(child, 'domain'))),
    ...childrenNamed(element, 'dc:subject', 'media:category').map((child) => tag(trimmedText(child))),
    ...itunesCategories(element),
    ...keywords.map((keyword) => tag(keyword, null, ITUNES)),
  ];
}

/** Their categories hold narrower ones. */
function itunesCategories(element: XmlElement): readonly (FeedTag | null)[] {
  return childrenNamed(element, 'itunes:category').flatMap((category) => [
    tag(attributeOf(category, 'text'), null, ITUNES),
    ...itunesCategories(category),
  ]);
}

const ITUNES = 'http://www.itunes.com/';

function rssEnclosure(element: XmlElement): RawEnclosure {
  return {
    url: attributeOf(element, 'url') ?? trimmedText(element),
    type: attributeOf(element, 'type'),
    length: attributeOf(element, 'length'),
  };
}

function itunesImage(element: XmlElement): string | null {
  const image = childrenNamed(element, 'itunes:image')[0];
  return image === undefined ? null : (attributeOf(image, 'href') ?? attributeOf(image, 'url'));
}

/** The picture of an item, where an item has one as a channel has: its address as an element, or alone. */
function imageOf(item: XmlElement): string | null {
  const image = childNamed(item, 'image');
  return image === null ? null : (childText(image, 'url') ?? trimmedText(image));
}

function linkTo(image: XmlElement | null): string | null {
  return image === null ? null : attributeOf(image, 'rdf:resource');
}
