/** The made-up web that is polled: what its feeds hold in which round. Pure, so that every process agrees on it. */

/** Of ten feeds one has a new item in a round; the others answer that nothing has changed. */
const CHANGING = 10;

const WORDS =
  'the a guest host kernel module network bridge disk volume mirror backup server cupboard driver sensor cable switch ' +
  'port address memory processor snapshot journal block cache queue timer signal socket thread lock map table index';
const WORD_LIST = WORDS.split(' ');

export interface SiteOptions {
  readonly feeds: number;
  readonly items: number;
}

/** Each feed has a host of its own in 127.0.0.0/8, so that the gap between requests to one host is the real one. */
export function hostOf(feed: number): string {
  return `127.${1 + ((feed >> 16) & 127)}.${(feed >> 8) & 255}.${feed & 255}`;
}

export function feedOf(host: string): number {
  const [, b = 1, c = 0, d = 0] = host.split('.').map(Number);
  return ((b - 1) << 16) | (c << 8) | d;
}

/** New items that the feed has had when the round begins; round 0 is the first reading. */
export function newItems(feed: number, round: number): number {
  return Math.floor((round + CHANGING - 1 - (feed % CHANGING)) / CHANGING);
}

/** An item is some 500 characters of prose, said to be all of it: no page is asked for besides. */
export function body(feed: number, round: number, { items }: SiteOptions): string {
  const newest = items + newItems(feed, round);
  const entries: string[] = [];
  for (let item = newest; item > newest - items; item--) entries.push(entry(feed, item));
  return (
    `<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Blog ${feed}</title>` +
    `<link>http://blog-${feed}.example/</link><description>Notes</description>${entries.join('')}</channel></rss>`
  );
}

function entry(feed: number, item: number): string {
  const date = new Date(Date.UTC(2026, 0, 1) + item * 3_600_000).toUTCString();
  const link = `http://blog-${feed}.example/${item}`;
  return (
    `<item><guid isPermaLink="false">${feed}-${item}</guid><link>${link}</link><title>Note ${item} of ${feed}</title>` +
    `<pubDate>${date}</pubDate><content:encoded>${prose(feed * 1_000 + item)}</content:encoded></item>`
  );
}

function prose(seed: number): string {
  let state = (seed * 2_654_435_761) >>> 0;
  const sentences: string[] = [];
  for (let sentence = 0; sentence < 6; sentence++) {
    const words: string[] = [];
    for (let word = 0; word < 13; word++) {
      state = (state * 1_664_525 + 1_013_904_223) >>> 0;
      words.push(WORD_LIST[(state >>> 16) % WORD_LIST.length] ?? '');
    }
    const text = words.join(' ');
    sentences.push(`${text.charAt(0).toUpperCase()}${text.slice(1)}.`);
  }
  return sentences.join(' ');
}
