import { draftOf, type Feed, type FeedItem, parseFeed } from '@fieldnotes/content';
import type { Text } from './fields.js';
import type { Literal } from './python.js';

/**
 * Titles and texts are compared as people read them: what feedparser expects is cleaned HTML, what the product keeps
 * is its text. White space counts as one space; attributes, and with them the targets of links, are not compared.
 */
export function isSameMarkup(given: Text, expected: string): boolean {
  return bare(given.text) === bare(expected) || textOf(given) === textOf({ text: expected, type: 'html' });
}

export function isSameTitle(given: string, expected: string): boolean {
  const wanted = [bare(expected), textOf({ text: expected, type: 'html' })];
  return wanted.includes(bare(given)) || wanted.includes(textOf({ text: given, type: 'html' }));
}

/** A tuple of UTC numbers (year, month, day, hour, minute, second, …), or a date as some feed has it. */
export function isSameMoment(given: Date, expected: Literal): boolean {
  if (typeof expected === 'string') {
    const moment = momentOf(expected);
    return moment !== null && Math.abs(moment - given.getTime()) < 1_000;
  }
  if (!Array.isArray(expected)) return false;
  const numbers = [
    given.getUTCFullYear(),
    given.getUTCMonth() + 1,
    given.getUTCDate(),
    given.getUTCHours(),
    given.getUTCMinutes(),
    given.getUTCSeconds(),
  ];
  return numbers.every((number, at) => expected[at] === number);
}

/** As JavaScript reads it; where it does not, as a feed of ours has it. That of the right element is what is asked. */
function momentOf(text: string): number | null {
  const date = Date.parse(text);
  if (!Number.isNaN(date)) return date;
  const reading = parseFeed(
    `<rss><channel><item><pubDate>${text.replaceAll(/[<&]/g, ' ')}</pubDate></item></channel></rss>`,
  );
  const read = reading.kind === 'feed' ? reading.feed.items[0]?.published : null;
  return read?.getTime() ?? null;
}

function bare(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim();
}

/** The text of some markup, as the product gets it. */
function textOf(content: Text): string {
  const item = draftOf({ ...EMPTY_ITEM, content }, EMPTY_FEED, { source: 'case', identity: () => 'case' });
  return item.kind === 'post' ? bare(item.post.body) : '';
}

const EMPTY_ITEM: FeedItem = {
  id: null,
  link: null,
  title: '',
  published: null,
  updated: null,
  unreadableDate: null,
  authors: [],
  summary: null,
  content: null,
  tags: [],
  enclosures: [],
  image: null,
  language: null,
  base: null,
};

const EMPTY_FEED: Feed = {
  title: '',
  link: null,
  id: null,
  summary: null,
  published: null,
  updated: null,
  authors: [],
  tags: [],
  image: null,
  language: null,
  base: null,
  schedule: { hubs: [], self: null, minutesBetweenUpdates: null, skipHours: [], skipDays: [] },
  items: [],
  leftOut: 0,
};
