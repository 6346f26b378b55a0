/**
 * Names of XML in one canonical form, whatever prefixes a feed chose: `dc:creator` is always the creator of Dublin
 * Core. The names of RSS have no prefix, in whatever namespace its versions put them; those of Atom have `atom`. A
 * prefix that nobody declared means what it usually means. Names of namespaces that feeds are not read for begin
 * with `?`, so that an unknown `x:title` is never taken for a title.
 */
const RSS = '';
const UNKNOWN = '?';

/** By namespace, in lower case and without a slash at the end: feeds differ in both. */
const PREFIXES: Readonly<Record<string, string>> = {
  'http://backend.userland.com/rss': RSS,
  'http://backend.userland.com/rss2': RSS,
  'http://backend.userland.com/rss091': RSS,
  'http://blogs.law.harvard.edu/tech/rss': RSS,
  'http://cyber.law.harvard.edu/rss': RSS,
  'http://cyber.law.harvard.edu/rss/rss.html': RSS,
  'http://channel.netscape.com/rdf/simple/0.9': RSS,
  'http://my.netscape.com/rdf/simple/0.9': RSS,
  'http://my.netscape.com/publish/formats/rss-0.91.dtd': RSS,
  'http://purl.org/net/rss1.1#': RSS,
  'http://purl.org/rss/1.0': RSS,
  'http://www.rssboard.org/rss-specification': RSS,
  'http://www.w3.org/2005/atom': 'atom',
  'https://www.w3.org/2005/atom': 'atom',
  'http://purl.org/atom/ns#': 'atom',
  'http://purl.org/atom-blog/ns#': 'atom',
  'http://purl.org/echo': 'atom',
  'http://example.com/newformat#': 'atom',
  'http://example.com/necho': 'atom',
  'uri/of/echo/namespace#': 'atom',
  'http://purl.org/pie': 'atom',
  'http://purl.org/dc/elements/1.0': 'dc',
  'http://purl.org/dc/elements/1.1': 'dc',
  'http://purl.org/dc/terms': 'dcterms',
  'http://purl.org/rss/1.0/modules/content': 'content',
  'http://purl.org/rss/1.0/modules/syndication': 'sy',
  'http://search.yahoo.com/mrss': 'media',
  'https://search.yahoo.com/mrss': 'media',
  'http://video.search.yahoo.com/mrss': 'media',
  'http://www.itunes.com/dtds/podcast-1.0.dtd': 'itunes',
  'http://example.com/dtds/podcast-1.0.dtd': 'itunes',
  'http://www.w3.org/1999/02/22-rdf-syntax-ns#': 'rdf',
  'http://www.w3.org/1999/xhtml': 'xhtml',
  'http://www.w3.org/xml/1998/namespace': 'xml',
};

const USUAL_PREFIXES = new Set(Object.values(PREFIXES).filter((prefix) => prefix !== RSS));

/** The namespaces declared on the way to an element. Looked up by walking outwards, so that declaring costs nothing. */
export class NamespaceScope {
  readonly #declared = new Map<string, string>();

  constructor(readonly outer: NamespaceScope | null = null) {}

  /** `prefix` is empty for the default namespace. */
  declare(prefix: string, namespace: string): void {
    const key = namespace.trim().toLowerCase().replace(/\/$/, '');
    // What the outermost element puts everything in is meant to be the feed, whatever its author called it.
    const isFeedItself = key === '' || (prefix === '' && this.outer === null);
    this.#declared.set(prefix.toLowerCase(), PREFIXES[key] ?? (isFeedItself ? RSS : UNKNOWN));
  }

  /** The canonical name of an element as written: `DC:Creator`. */
  elementName(written: string): string {
    const { prefix, local } = splitName(written);
    return joined(this.#canonicalPrefix(prefix), local);
  }

  /** Attributes without a prefix belong to no namespace. */
  attributeName(written: string): string {
    const { prefix, local } = splitName(written);
    return prefix === '' ? local : joined(this.#canonicalPrefix(prefix), local);
  }

  #canonicalPrefix(prefix: string): string {
    if (prefix === 'xml') return prefix;
    for (let scope: NamespaceScope | null = this; scope !== null; scope = scope.outer) {
      const found = scope.#declared.get(prefix);
      if (found !== undefined) return found;
    }
    if (prefix === '') return RSS;
    return USUAL_PREFIXES.has(prefix) ? prefix : UNKNOWN;
  }
}

function joined(prefix: string, local: string): string {
  return prefix === RSS ? local : `${prefix}:${local}`;
}

function splitName(written: string): { prefix: string; local: string } {
  const name = written.toLowerCase();
  const colon = name.indexOf(':');
  return colon < 0 ? { prefix: '', local: name } : { prefix: name.slice(0, colon), local: name.slice(colon + 1) };
}
