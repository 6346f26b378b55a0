import { attribute, descendants, type Element, isElement, type Parent, textOf } from './tree.js';

/** What a page says about itself outside of its text. */
export interface PageHead {
  /** The title without the site's name: Open Graph, JSON-LD. */
  readonly title: string | null;
  /** The `title` element, which often carries the site's name too. */
  readonly documentTitle: string | null;
  readonly url: string | null;
  readonly author: string | null;
  readonly dates: readonly string[];
  readonly tags: readonly string[];
  readonly image: string | null;
  readonly language: string | null;
}

/** Reads Open Graph and Dublin Core names, JSON-LD (schema.org articles), `link`, `title` and `lang`. */
export function readHead(document: Parent): PageHead {
  const metas = new Map<string, string[]>();
  const articles: LinkedArticle[] = [];
  const links = new Map<string, string>();
  let documentTitle: string | null = null;
  let language: string | null = null;
  for (const node of descendants(document, (element) => element.tagName !== 'svg')) {
    if (!isElement(node)) continue;
    if (node.tagName === 'html') language = attribute(node, 'lang');
    else if (node.tagName === 'title') documentTitle ??= textOf(node, 5_000).trim() || null;
    else if (node.tagName === 'meta') addMeta(metas, node);
    else if (node.tagName === 'link') addLink(links, node);
    else if (attribute(node, 'type') === 'application/ld+json') articles.push(...linkedArticles(textOf(node)));
  }
  const meta = (...names: readonly string[]): string | null => firstOf(names.map((name) => metas.get(name)?.[0]));
  const linked = (name: keyof LinkedArticle): string | null => firstOf(articles.map((article) => article[name]));
  return {
    title: meta('og:title') ?? linked('title'),
    documentTitle,
    url: links.get('canonical') ?? meta('og:url') ?? null,
    author: meta('author', 'dc.creator') ?? linked('author') ?? notAnAddress(meta('article:author')),
    dates: [...DATE_NAMES.flatMap((name) => metas.get(name) ?? []), linked('date') ?? ''].filter((date) => date !== ''),
    tags: [...(metas.get('article:tag') ?? []), ...(metas.get('keywords') ?? []).flatMap((words) => words.split(','))],
    image: meta('og:image', 'twitter:image') ?? null,
    language,
  };
}

const DATE_NAMES = [
  'article:published_time',
  'datepublished',
  'date',
  'dc.date',
  'dc.date.issued',
  'dcterms.created',
  'pubdate',
  'parsely-pub-date',
];

function addMeta(metas: Map<string, string[]>, meta: Element): void {
  const name = attribute(meta, 'property') ?? attribute(meta, 'name') ?? attribute(meta, 'itemprop');
  const content = attribute(meta, 'content')?.trim();
  if (!name || !content) return;
  const key = name.toLowerCase();
  const values = metas.get(key) ?? [];
  metas.set(key, [...values.slice(0, 200), content]);
}

function addLink(links: Map<string, string>, link: Element): void {
  const href = attribute(link, 'href')?.trim();
  for (const rel of attribute(link, 'rel')?.toLowerCase().split(/\s+/) ?? []) {
    if (href && !links.has(rel)) links.set(rel, href);
  }
}

function firstOf(values: readonly (string | null | undefined)[]): string | null {
  return values.find((value) => value !== null && value !== undefined && value.trim() !== '')?.trim() ?? null;
}

/** `article:author` is the address of a profile as often as a name. */
function notAnAddress(author: string | null): string | null {
  return author !== null && /^https?:/i.test(author) ? null : author;
}

interface LinkedArticle {
  readonly title: string | null;
  readonly date: string | null;
  readonly author: string | null;
}

/** The things with a publishing date in a JSON-LD script: the object itself, those of a list, those of its `@graph`. */
function linkedArticles(script: string): readonly LinkedArticle[] {
  const parsed = parseJson(script);
  const things = (Array.isArray(parsed) ? parsed : [parsed]).flatMap((thing) => {
    const graph = property(thing, '@graph');
    return [thing, ...(Array.isArray(graph) ? graph.slice(0, 100) : [])];
  });
  return things.slice(0, 100).flatMap((thing) => {
    const date = textProperty(thing, 'datePublished');
    if (date === null) return [];
    const given = property(thing, 'author');
    const author = Array.isArray(given) ? given[0] : given;
    const name = typeof author === 'string' ? author : textProperty(author, 'name');
    return [{ title: textProperty(thing, 'headline'), date, author: name }];
  });
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function property(thing: unknown, name: string): unknown {
  return typeof thing === 'object' && thing !== null ? Reflect.get(thing, name) : undefined;
}

function textProperty(thing: unknown, name: string): string | null {
  const value = property(thing, name);
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : null;
}
