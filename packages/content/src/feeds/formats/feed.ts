import { type ArchiveItem, ignored, skipped, tooManyPosts } from '../archive-item.js';
import { draftOf } from '../feed/draft.js';
import type { Feed, FeedItem } from '../feed/feed.js';
import { parseFeed } from '../feed/parse.js';
import type { ArchiveFormat } from '../format.js';
import { createIdentities, identityOf } from '../identity.js';
import { LIMITS } from '../limits.js';
import { excerpt } from '../plain.js';

/** RSS, RDF (RSS 1.0), Atom and JSON Feed: a post for each item. */
export const feedFormat: ArchiveFormat = {
  extensions: ['xml', 'rss', 'atom', 'rdf', 'json'],
  recognises: (text) => isXmlFeed(text) || isJsonFeed(text),
  *read({ source, text }, { baseUrl }) {
    const feed = wholeFeed(text, baseUrl);
    if (typeof feed === 'string') {
      yield skipped(source, 'malformed', feed);
      return;
    }
    const count = feed.items.length + feed.leftOut;
    if (count === 0) yield ignored(source, 'not-a-post');
    const unique = createIdentities();
    for (const item of feed.items) yield readItem(source, item, feed, unique);
    if (count > LIMITS.postsPerFile) yield tooManyPosts(source, count);
  },
};

function isXmlFeed(text: string): boolean {
  return (
    /^\s*</.test(text) &&
    /<(?:rss|feed|rdf:rdf)[\s>]/i.test(text.slice(0, 10_000)) &&
    !/<html[\s>]/i.test(text.slice(0, 2_000))
  );
}

function isJsonFeed(text: string): boolean {
  return /^\s*\{/.test(text) && text.includes('jsonfeed.org/version');
}

/** The feed, or what is wrong with it. Half of a feed is worth having when it will be fetched again, not here. */
function wholeFeed(text: string, baseUrl: string | undefined): Feed | string {
  const reading = parseFeed(text, { url: baseUrl, mostItems: LIMITS.postsPerFile });
  if (reading.kind === 'html') return 'the feed does not parse (it is a page): download the feed itself';
  if (reading.kind === 'unreadable') {
    return `the feed does not parse (it ${reading.problem}): correct it or download it again`;
  }
  const { feed, condition } = reading;
  if (condition === 'cut-off') return 'the feed ends before its last closing tag: it was cut off, download it again';
  if (condition === 'repaired' && feed.items.length === 0) {
    return 'the feed does not parse (its tags do not match): correct it or download it again';
  }
  return feed;
}

function readItem(source: string, item: FeedItem, feed: Feed, unique: (wanted: string) => string): ArchiveItem {
  if (item.unreadableDate !== null) {
    const given = excerpt(item.unreadableDate);
    return skipped(source, 'date', `the post "${excerpt(item.title)}" has no readable date ("${given}"): correct it`);
  }
  return draftOf(item, feed, { source, identity: (clues) => unique(identityOf(clues)) });
}
