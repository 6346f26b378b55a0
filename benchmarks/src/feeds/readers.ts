import { decodeDocument, parseFeed } from '@fieldnotes/content';
import RssParser from 'rss-parser';
import type { FeedReader, Fields, Person } from './fields.js';

/** The parser of the product. */
const fieldnotes: FeedReader = ({ bytes, url, contentType }) => {
  const reading = parseFeed(bytes, { url, contentType });
  return reading.kind === 'feed' ? { feed: { ...NOTHING, ...reading.feed }, items: reading.feed.items } : null;
};

const NOTHING: Fields = {
  title: null,
  link: null,
  id: null,
  published: null,
  updated: null,
  authors: [],
  summary: null,
  content: null,
  tags: [],
  enclosures: [],
};

/** rss-parser, the most installed parser of npm. It decodes nothing, so it is given text. */
const rssParser: FeedReader = async ({ bytes, contentType }) => {
  const parser = new RssParser<object, object>({
    customFields: { item: ['updated', 'dc:date', 'author', 'dc:subject'] as never[] },
  });
  const output = await parser.parseString(decodeDocument(bytes, contentType).text).catch(() => null);
  if (output === null) return null;
  const feed = output as unknown as Readonly<Record<string, unknown>>;
  return {
    feed: {
      ...NOTHING,
      title: textOf(feed.title),
      link: textOf(feed.link),
      updated: dateOf(feed.lastBuildDate ?? feed.updated),
      published: dateOf(feed.pubDate),
      authors: personOf(feed.managingEditor ?? feed.author),
      summary: htmlOf(feed.description),
    },
    items: output.items.map((item) => readItem(item as unknown as Readonly<Record<string, unknown>>)),
  };
};

function readItem(item: Readonly<Record<string, unknown>>): Fields {
  const enclosure = item.enclosure as Readonly<Record<string, unknown>> | undefined;
  const tags = Array.isArray(item.categories) ? item.categories : [item['dc:subject']];
  const url = textOf(enclosure?.url);
  const summary = htmlOf(item.summary);
  const content = htmlOf(item['content:encoded']) ?? htmlOf(item.content);
  return {
    ...NOTHING,
    title: textOf(item.title),
    link: textOf(item.link),
    id: textOf(item.guid) ?? textOf(item.id),
    published: dateOf(item.pubDate ?? item.isoDate),
    updated: dateOf(item.updated ?? item['dc:date'] ?? item.isoDate),
    authors: personOf(item.creator ?? item.author),
    summary: summary ?? (item['content:encoded'] === undefined ? content : htmlOf(item.content)),
    content,
    tags: tags.flatMap((tag) => {
      const term = textOf(tag) ?? textOf((tag as { _?: unknown } | undefined)?._);
      return term === null ? [] : [{ term, scheme: null, label: null }];
    }),
    enclosures: url === null ? [] : [{ url, type: textOf(enclosure?.type), length: Number(enclosure?.length) || null }],
  };
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : null;
}

function htmlOf(value: unknown): Fields['summary'] {
  const text = textOf(value);
  return text === null ? null : { text, type: 'html' };
}

function dateOf(value: unknown): Date | null {
  const date = new Date(textOf(value) ?? Number.NaN);
  return Number.isNaN(date.getTime()) ? null : date;
}

function personOf(value: unknown): readonly Person[] {
  const line = textOf(value);
  if (line === null) return [];
  const email = /[\w.+-]+@[\w.-]+/.exec(line)?.[0] ?? null;
  const name = (email === null ? line : line.replace(email, '')).replaceAll(/[()<>]/g, '').trim() || null;
  return [{ name, email, url: null }];
}

export const READERS = { fieldnotes, 'rss-parser': rssParser } as const satisfies Readonly<Record<string, FeedReader>>;
export type ReaderName = keyof typeof READERS;
