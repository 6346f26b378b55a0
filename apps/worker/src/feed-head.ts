import { parseFeed } from 'feedsmith';

/** What a feed says of itself. */
export interface FeedHead {
  /** On one line; null when it has none. */
  readonly title: string | null;
  /** The address of its picture: http or https. */
  readonly image: string | null;
}

const LONGEST_TITLE = 200;

/** Null when the text is not a feed. `address` is where it came from: its pictures may be named relative to that. */
export function readFeedHead(text: string, address: string): FeedHead | null {
  const parsed = parsedFeed(text);
  if (parsed === null) return null;
  const { title, image } = rawHead(parsed);
  const oneLine = (title ?? '').replaceAll(/\s+/gu, ' ').trim().slice(0, LONGEST_TITLE);
  return { title: oneLine === '' ? null : oneLine.toWellFormed(), image: absolute(image, address) };
}

type AnyFeed = ReturnType<typeof parseFeed<string>>;

function parsedFeed(text: string): AnyFeed | null {
  try {
    return parseFeed<string>(text);
  } catch {
    return null;
  }
}

function rawHead(parsed: AnyFeed): { title: string | undefined; image: string | undefined } {
  switch (parsed.format) {
    case 'rss':
      return { title: parsed.feed.title, image: parsed.feed.image?.url };
    case 'rdf':
      return { title: parsed.feed.title, image: parsed.feed.image?.url };
    case 'atom':
      return { title: textOf(parsed.feed.title), image: parsed.feed.icon ?? parsed.feed.logo };
    case 'json':
      return { title: parsed.feed.title, image: parsed.feed.icon ?? parsed.feed.favicon };
  }
}

/** Titles of Atom are text, or an object that holds it. */
function textOf(title: unknown): string | undefined {
  if (typeof title === 'string') return title;
  if (typeof title !== 'object' || title === null || !('value' in title)) return undefined;
  return typeof title.value === 'string' ? title.value : undefined;
}

function absolute(url: string | undefined, address: string): string | null {
  if (url === undefined || !URL.canParse(url, address)) return null;
  const { protocol, href } = new URL(url, address);
  return protocol === 'http:' || protocol === 'https:' ? href : null;
}
