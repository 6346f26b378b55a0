import { childText, elementsOf, type XmlElement } from '../feed/xml/element.js';
import { readXml } from '../feed/xml/read.js';
import { LIMITS } from '../limits.js';
import { cut } from '../plain.js';
import { absoluteUrl } from '../urls.js';

/** A feed as a list of subscriptions (OPML 2.0, http://opml.org/spec2.opml) names it. */
export interface ListedFeed {
  readonly url: string;
  /** Plain text on one line; empty when the list gives none. */
  readonly title: string;
}

export type OpmlReading =
  | {
      readonly kind: 'opml';
      /** Plain text on one line; empty when the list has none. */
      readonly title: string;
      /** Each address once, in the order of the document, folders opened; at most `MOST_LISTED_FEEDS`. */
      readonly feeds: readonly ListedFeed[];
      /** Outlines that name a feed by what is no http or https address, or stand past the bound. */
      readonly leftOut: number;
    }
  /** The problem is the rest of a sentence for people that begins with the file. */
  | { readonly kind: 'unreadable'; readonly problem: string };

export const MOST_LISTED_FEEDS = 20_000;

/** Code units. */
const LONGEST = 10 * 1024 * 1024;

/**
 * Reads a list of subscriptions, as feed readers export it, as far as it goes: it need not be well-formed. Bounded like
 * a feed (`readXml`), and never throws.
 */
export function readOpml(text: string): OpmlReading {
  if (text.length > LONGEST) return { kind: 'unreadable', problem: 'is larger than lists of feeds that are read here' };
  const { root } = readXml(text, null);
  if (root?.name !== 'opml') return { kind: 'unreadable', problem: 'is no list of feeds (OPML)' };
  const found = new Map<string, ListedFeed>();
  let leftOut = 0;
  for (const outline of outlinesOf(root)) {
    const address = outline.attributes.get('xmlurl');
    if (address === undefined) continue;
    const url = absoluteUrl(address);
    if (url === null || (found.size === MOST_LISTED_FEEDS && !found.has(url))) leftOut++;
    else if (!found.has(url)) found.set(url, { url, title: titleOf(outline) });
  }
  const head = elementsOf(root).find(({ name }) => name === 'head');
  const title = head === undefined ? null : childText(head, 'title');
  return { kind: 'opml', title: cut(title ?? '', LIMITS.titleLength), feeds: [...found.values()], leftOut };
}

/** In the order of the document, whatever they stand in. */
function* outlinesOf(root: XmlElement): Generator<XmlElement> {
  const pending = [root];
  for (let element = pending.pop(); element; element = pending.pop()) {
    if (element.name === 'outline') yield element;
    pending.push(...elementsOf(element).toReversed());
  }
}

function titleOf({ attributes }: XmlElement): string {
  const text = cut(attributes.get('title') ?? '', LIMITS.titleLength);
  return text === '' ? cut(attributes.get('text') ?? '', LIMITS.titleLength) : text;
}

/** A list of subscriptions, for other feed readers. */
export function writeOpml(title: string, feeds: readonly ListedFeed[], createdAt: Date): string {
  const outlines = feeds.map((feed) => {
    const name = attribute(feed.title === '' ? feed.url : feed.title);
    return `    <outline type="rss" text="${name}" title="${name}" xmlUrl="${attribute(feed.url)}"/>\n`;
  });
  return (
    '<?xml version="1.0" encoding="UTF-8"?>\n<opml version="2.0">\n' +
    `  <head>\n    <title>${attribute(title)}</title>\n    <dateCreated>${createdAt.toUTCString()}</dateCreated>\n  </head>\n` +
    `  <body>\n${outlines.join('')}  </body>\n</opml>\n`
  );
}

const REFERENCES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** XML has no way to write a control character, and two code points more are none of its. */
function attribute(text: string): string {
  return cut(text, LIMITS.urlLength)
    .replaceAll(/[\uFFFE\uFFFF]/g, '')
    .replaceAll(/[&<>"]/g, (character) => REFERENCES[character] ?? '');
}
