import { atomLinks, atomPerson, linkOf, linksTo } from './atom-parts.js';
import { finishItem, finishTags, firstDate, firstUrl, tag } from './common.js';
import type { Feed, FeedItem, FeedPerson, FeedTag } from './feed.js';
import { titleText } from './markup.js';
import { mediaImages } from './media.js';
import { people, personOnOneLine } from './people.js';
import { scheduleOf } from './schedule.js';
import { atomText } from './text-construct.js';
import { attributeOf, childNamed, childrenNamed, childText, trimmedText, type XmlElement } from './xml/element.js';

/**
 * Atom 1.0 (RFC 4287) and 0.3, also where the namespace is missing.
 * @param url where the feed is from, or null
 */
export function readAtom(root: XmlElement, url: string | null): Omit<Feed, 'items' | 'leftOut'> {
  const links = atomLinks(root);
  const link = firstUrl([linkOf(links)], root.base ?? url);
  const base = root.base ?? link ?? url;
  return {
    title: titleText(atomText(child(root, 'title'))),
    link,
    id: text(root, 'id'),
    summary: atomText(child(root, 'subtitle', 'tagline')),
    published: firstDate(datesOf(root, PUBLISHED)),
    updated: firstDate(datesOf(root, UPDATED)),
    authors: authorsOf(root, base),
    tags: finishTags(tagsOf(root)),
    image: firstUrl([text(root, 'logo'), text(root, 'icon')], base),
    language: root.language,
    base,
    schedule: scheduleOf(root, links, url),
  };
}

export function atomEntries(root: XmlElement): readonly XmlElement[] {
  return root.name === 'atom:entry' || root.name === 'entry'
    ? [root]
    : childrenNamed(root, 'atom:entry', 'entry', 'item');
}

export function readAtomEntry(entry: XmlElement, feedBase: string | null): FeedItem | null {
  const links = atomLinks(entry);
  const content = child(entry, 'content');
  const source = child(entry, 'source');
  const own = authorsOf(entry, feedBase);
  return finishItem({
    id: text(entry, 'id', 'guid'),
    title: atomText(child(entry, 'title') ?? childNamed(entry, 'dc:title', 'media:title')),
    links: [linkOf(links), text(entry, 'link')],
    published: datesOf(entry, PUBLISHED),
    updated: datesOf(entry, UPDATED),
    authors: own.length > 0 || source === null ? own : authorsOf(source, feedBase),
    content: atomText(content),
    summary: atomText(child(entry, 'summary')),
    tags: tagsOf(entry),
    enclosures: linksTo(links, 'enclosure'),
    images: mediaImages(entry),
    language: content?.language ?? entry.language,
    base: content?.base ?? entry.base ?? feedBase,
  });
}

const PUBLISHED = [
  'atom:published',
  'atom:issued',
  'atom:created',
  'dcterms:issued',
  'published',
  'issued',
  'created',
  'pubdate',
];
const UPDATED = ['atom:updated', 'atom:modified', 'dc:date', 'dcterms:modified', 'updated', 'modified'];

/** By Atom's names, with its namespace or without. */
function child(parent: XmlElement, ...names: readonly string[]): XmlElement | null {
  return childNamed(parent, ...names.map((name) => `atom:${name}`), ...names);
}

function text(parent: XmlElement, ...names: readonly string[]): string | null {
  const found = child(parent, ...names);
  return found === null ? null : trimmedText(found);
}

function datesOf(parent: XmlElement, names: readonly string[]): readonly (string | null)[] {
  return names.map((name) => childText(parent, name));
}

function authorsOf(parent: XmlElement, base: string | null): readonly FeedPerson[] {
  const own = people(childrenNamed(parent, 'atom:author', 'author').map((author) => atomPerson(author, base)));
  return own.length > 0 ? own : people([personOnOneLine(childText(parent, 'dc:creator', 'dc:author'))]);
}

function tagsOf(parent: XmlElement): readonly (FeedTag | null)[] {
  const categories = childrenNamed(parent, 'atom:category', 'category').map((category) =>
    tag(
      attributeOf(category, 'term') ?? trimmedText(category),
      attributeOf(category, 'label'),
      attributeOf(category, 'scheme'),
    ),
  );
  return [...categories, ...childrenNamed(parent, 'dc:subject').map((subject) => tag(trimmedText(subject)))];
}
