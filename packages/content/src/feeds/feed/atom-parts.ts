import type { RawEnclosure } from './common.js';
import type { FeedPerson } from './feed.js';
import { person, personOnOneLine } from './people.js';
import { attributeOf, childrenNamed, childText, elementsOf, trimmedText, type XmlElement } from './xml/element.js';

/** A link of Atom, which feeds of every format hold. Its address is as written. */
export interface AtomLink {
  readonly href: string;
  /** `alternate` when the element does not say (RFC 4287 section 4.2.7.2). */
  readonly rel: string;
  readonly type: string | null;
  readonly length: string | null;
}

/** The links of an element, whether Atom's namespace is declared for them or not; their addresses are resolved there. */
export function atomLinks(element: XmlElement): readonly AtomLink[] {
  return childrenNamed(element, 'atom:link', 'link').flatMap((link) => {
    const href = attributeOf(link, 'href') ?? trimmedText(link);
    if (href === null) return [];
    const rel = attributeOf(link, 'rel')?.toLowerCase().replace(IANA, '') ?? 'alternate';
    return [
      { href: inBase(href, link.base), rel, type: attributeOf(link, 'type'), length: attributeOf(link, 'length') },
    ];
  });
}

const IANA = 'http://www.iana.org/assignments/relation/';

/** The link to the page itself, of pages that are HTML first. */
export function linkOf(links: readonly AtomLink[]): string | null {
  const pages = links.filter(({ rel }) => rel === 'alternate');
  return (pages.find(({ type }) => type === null || type.includes('html')) ?? pages[0])?.href ?? null;
}

export function linksTo(links: readonly AtomLink[], relation: string): readonly RawEnclosure[] {
  return links.filter(({ rel }) => rel === relation).map(({ href, type, length }) => ({ url: href, type, length }));
}

/**
 * A person of Atom: elements, or in feeds that know no better, text.
 * @param base what their address is resolved against where no `xml:base` says
 */
export function atomPerson(element: XmlElement, base: string | null): FeedPerson | null {
  if (elementsOf(element).length === 0) return personOnOneLine(trimmedText(element));
  const url = childText(element, 'atom:uri', 'atom:url', 'atom:homepage', 'uri', 'url', 'homepage');
  return person(
    childText(element, 'atom:name', 'name'),
    childText(element, 'atom:email', 'email'),
    url === null ? null : inBase(url, element.base ?? base),
  );
}

/** Resolved where `xml:base` says what against; as written otherwise. */
function inBase(address: string, base: string | null): string {
  return base !== null && URL.canParse(address, base) ? new URL(address, base).href : address;
}
