import { createHash } from 'node:crypto';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import type { Behaviour } from './web.js';

/** An item of a made-up feed; what is absent is not in the feed. */
export interface Item {
  readonly guid?: string;
  readonly link?: string;
  readonly title?: string;
  readonly text?: string;
  readonly date?: Date;
}

const DAY_MS = 24 * 60 * 60 * 1000;

/** The nth post of a plain blog: a guid, a link, a title, a text of its own, and a date a day after the one before. */
export function item(n: number, members: Partial<Item> = {}): Item {
  return {
    guid: `post-${n}`,
    link: `https://blog.example/${n}`,
    title: `Post ${n}`,
    text: `Xen runs guest number ${n} today. The machine in the cupboard has ${n} disks. That is all there is to say.`,
    date: new Date(Date.UTC(2026, 0, 1) + n * DAY_MS),
    ...members,
  };
}

export const items = (from: number, to: number): Item[] =>
  Array.from({ length: to - from + 1 }, (_, index) => item(to - index));

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

/** RSS 2.0. The items carry their text in full, or as what may be a teaser. */
export function rss(list: readonly Item[], { title = 'A Blog', head = '', isTeaser = false } = {}): string {
  const element = isTeaser ? 'description' : 'content:encoded';
  const entries = list.map(
    ({ guid, link, title: name, text, date }) =>
      `<item>${guid === undefined ? '' : `<guid isPermaLink="false">${escaped(guid)}</guid>`}` +
      `${link === undefined ? '' : `<link>${escaped(link)}</link>`}` +
      `${name === undefined ? '' : `<title>${escaped(name)}</title>`}` +
      `${text === undefined ? '' : `<${element}>${escaped(text)}</${element}>`}` +
      `${date === undefined ? '' : `<pubDate>${date.toUTCString()}</pubDate>`}</item>`,
  );
  return (
    `<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>${escaped(title)}</title>` +
    `<link>https://blog.example/</link><description>Notes</description>${head}${entries.join('')}</channel></rss>`
  );
}

/** Answers with the text, whatever was asked. */
export function plainly(text: () => string, headers: Record<string, string> = {}): Behaviour {
  return (_, response) => response.writeHead(200, { 'content-type': 'application/rss+xml', ...headers }).end(text());
}

/** Answers as good servers do: validators, 304, compression. */
export function politely(text: () => string, headers: Record<string, string> = {}): Behaviour {
  return (request, response) => {
    const body = text();
    const etag = `"${createHash('sha1').update(body).digest('hex').slice(0, 12)}"`;
    if (request.headers['if-none-match'] === etag) {
      response.writeHead(304, { etag, ...headers }).end();
      return;
    }
    const accepted = String(request.headers['accept-encoding'] ?? '');
    const encoding = accepted.includes('br') ? 'br' : accepted.includes('gzip') ? 'gzip' : 'identity';
    const sent =
      encoding === 'br' ? brotliCompressSync(body) : encoding === 'gzip' ? gzipSync(body) : Buffer.from(body);
    response
      .writeHead(200, { 'content-type': 'application/rss+xml', 'content-encoding': encoding, etag, ...headers })
      .end(sent);
  };
}

export const redirect =
  (status: number, location: string): Behaviour =>
  (_, response) =>
    response.writeHead(status, { location }).end();

export const answer =
  (status: number, headers: Record<string, string> = {}): Behaviour =>
  (_, response) =>
    response.writeHead(status, headers).end();
