import type { parseFeed } from 'feedsmith';
import {
  type FeedEntry,
  type FeedHead,
  firstMarkup,
  htmlMarkup,
  type Markup,
  type ParsedFeed,
  present,
} from './entry.js';

type AnyFeed = ReturnType<typeof parseFeed<string>>;
type FeedOf<Format extends AnyFeed['format']> = Extract<AnyFeed, { format: Format }>['feed'];
type RssItem = NonNullable<FeedOf<'rss'>['items']>[number];
type RdfItem = NonNullable<FeedOf<'rdf'>['items']>[number];
type AtomEntry = NonNullable<FeedOf<'atom'>['entries']>[number];
type JsonItem = NonNullable<FeedOf<'json'>['items']>[number];

/** The four formats that feedsmith tells apart, in one shape. */
export function inOneShape(parsed: AnyFeed): ParsedFeed {
  switch (parsed.format) {
    case 'rss':
      return together(rssHead(parsed.feed), parsed.feed.items, fromRss);
    case 'rdf':
      return together(rdfHead(parsed.feed), parsed.feed.items, fromRdf);
    case 'atom':
      return together(atomHead(parsed.feed), parsed.feed.entries, fromAtom);
    case 'json':
      return together(jsonHead(parsed.feed), parsed.feed.items, fromJson);
  }
}

function together<Item>(head: FeedHead, items: readonly Item[] = [], convert: (item: Item) => FeedEntry): ParsedFeed {
  const entries = {
    *[Symbol.iterator]() {
      for (const item of items) yield convert(item);
    },
  };
  return { head, entries, count: items.length };
}

function rssHead(feed: FeedOf<'rss'>): FeedHead {
  return {
    link: feed.link ?? linkOf(feed.atom?.links),
    base: feed.xml?.base ?? null,
    authors: [],
    language: feed.language ?? feed.dc?.languages?.[0] ?? feed.xml?.lang ?? null,
  };
}

function fromRss(item: RssItem): FeedEntry {
  const guid = item.guid?.value ?? null;
  const permalink = guid !== null && item.guid?.isPermaLink !== false && /^https?:\/\//i.test(guid) ? guid : null;
  const names = present(item.authors?.map(({ name }) => name));
  return {
    id: guid ?? item.atom?.id ?? null,
    url: item.link ?? permalink ?? linkOf(item.atom?.links),
    title: firstMarkup(htmlMarkup(item.title), htmlMarkup(item.dc?.titles?.[0])),
    content: firstMarkup(
      htmlMarkup(item.content?.encoded),
      htmlMarkup(item.description),
      htmlMarkup(item.itunes?.summary),
    ),
    dates: present([
      item.pubDate,
      item.dc?.dates?.[0],
      item.dcterms?.issued?.[0],
      item.atom?.published,
      item.atom?.updated,
    ]),
    authors: names.length > 0 ? names : present(item.dc?.creators ?? [item.itunes?.author]),
    tags: [...present(item.categories?.map(({ name }) => name)), ...present(item.dc?.subjects)],
    image: imageOf(item.enclosures) ?? mediaImage(item.media) ?? item.itunes?.image ?? null,
    language: item.dc?.languages?.[0] ?? item.xml?.lang ?? null,
    base: item.xml?.base ?? null,
  };
}

function rdfHead(feed: FeedOf<'rdf'>): FeedHead {
  return {
    link: feed.link ?? null,
    base: feed.xml?.base ?? null,
    authors: [],
    language: feed.dc?.languages?.[0] ?? feed.xml?.lang ?? null,
  };
}

function fromRdf(item: RdfItem): FeedEntry {
  return {
    id: item.rdf?.about ?? null,
    url: item.link ?? null,
    title: htmlMarkup(item.title),
    content: firstMarkup(htmlMarkup(item.content?.encoded), htmlMarkup(item.description)),
    dates: present([item.dc?.dates?.[0], item.dcterms?.issued?.[0], item.dcterms?.created?.[0]]),
    authors: present(item.dc?.creators),
    tags: present(item.dc?.subjects),
    image: mediaImage(item.media),
    language: item.dc?.languages?.[0] ?? item.xml?.lang ?? null,
    base: item.xml?.base ?? null,
  };
}

function atomHead(feed: FeedOf<'atom'>): FeedHead {
  return {
    link: linkOf(feed.links),
    base: feed.xml?.base ?? null,
    authors: present(feed.authors?.map(({ name }) => name)),
    language: feed.xml?.lang ?? null,
  };
}

function fromAtom(entry: AtomEntry): FeedEntry {
  return {
    id: entry.id ?? null,
    url: linkOf(entry.links),
    title: atomMarkup(entry.title),
    content: firstMarkup(atomMarkup(entry.content), atomMarkup(entry.summary)),
    dates: present([entry.published, entry.dcterms?.issued?.[0], entry.dc?.dates?.[0], entry.updated]),
    authors: present(entry.authors?.map(({ name }) => name)),
    tags: [...present(entry.categories?.map(({ label, term }) => label ?? term)), ...present(entry.dc?.subjects)],
    image: imageOf(enclosureLinks(entry.links)) ?? mediaImage(entry.media),
    language: entry.xml?.lang ?? entry.content?.xml?.lang ?? null,
    base: entry.content?.xml?.base ?? entry.xml?.base ?? null,
  };
}

/** RFC 4287 section 3.1: `text` unless it says otherwise. Media types come from Atom 0.3. */
function atomMarkup(text: { value?: string; type?: string } | undefined): Markup | null {
  if (text?.value === undefined) return null;
  const type = text.type?.toLowerCase() ?? 'text';
  return { text: text.value, type: type === 'text' || type === 'text/plain' ? 'text' : 'html' };
}

function jsonHead(feed: FeedOf<'json'>): FeedHead {
  return {
    link: feed.home_page_url ?? null,
    base: null,
    authors: present(feed.authors?.map(({ name }) => name)),
    language: feed.language ?? null,
  };
}

function fromJson(item: JsonItem): FeedEntry {
  const plain = (text: string | undefined): Markup | null => (text === undefined ? null : { text, type: 'text' });
  return {
    id: item.id ?? null,
    url: item.url ?? item.external_url ?? null,
    title: plain(item.title),
    content: firstMarkup(htmlMarkup(item.content_html), plain(item.content_text), plain(item.summary)),
    dates: present([item.date_published, item.date_modified]),
    authors: present(item.authors?.map(({ name }) => name)),
    tags: present(item.tags),
    image: item.image ?? item.banner_image ?? null,
    language: item.language ?? null,
    base: null,
  };
}

interface Link {
  readonly href?: string;
  readonly rel?: string;
  readonly type?: string;
}

/** The link to the page itself: `alternate`, which is also what no `rel` means (RFC 4287 section 4.2.7.2). */
function linkOf(links: readonly Link[] | undefined): string | null {
  const pages = (links ?? []).filter(({ rel }) => rel === undefined || rel === 'alternate');
  return (pages.find(({ type }) => type === undefined || type.includes('html')) ?? pages[0])?.href ?? null;
}

interface Enclosure {
  readonly url?: string;
  readonly type?: string;
}

function enclosureLinks(links: readonly Link[] | undefined): readonly Enclosure[] {
  return (links ?? []).flatMap(({ href, rel, type }) =>
    rel === 'enclosure' && href !== undefined && type !== undefined ? [{ url: href, type }] : [],
  );
}

function imageOf(enclosures: readonly Enclosure[] | undefined): string | null {
  return enclosures?.find(({ type }) => type?.startsWith('image/'))?.url ?? null;
}

interface Media {
  readonly contents?: readonly (Enclosure & { readonly medium?: string })[];
  readonly thumbnails?: readonly { readonly url?: string }[];
}

function mediaImage(media: Media | undefined): string | null {
  const image = media?.contents?.find(({ medium, type }) => medium === 'image' || type?.startsWith('image/'));
  return image?.url ?? media?.thumbnails?.[0]?.url ?? null;
}
