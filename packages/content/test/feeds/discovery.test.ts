import { describe, expect, test } from 'vitest';
import { discoverFeeds, wellKnownFeeds } from '../../src/feeds/discovery/discover.js';
import { knownSiteFeeds } from '../../src/feeds/discovery/known-sites.js';

const PAGE = 'https://blog.example.org/2024/a-post/';
const found = (html: string, url = PAGE) => discoverFeeds(html, url).map((feed) => [feed.foundBy, feed.url]);

describe('a page', () => {
  test('declares its feeds', () => {
    const html = `<head><base href="/sub/"><link rel="stylesheet" href="x.css">
      <link rel="alternate" type="application/rss+xml; charset=utf-8" title=" All  posts " href="/feed/">
      <link rel="ALTERNATE" type="application/atom+xml" href="atom.xml">
      <link rel="alternate" type="application/feed+json" href="feed.json">
      <link rel="alternate" hreflang="de" href="/de/">
      <link rel="alternate" type="application/json" href="/wp-json/wp/v2/posts/1">
      <link rel="alternate" type="application/rss+xml" href="/feed/">`;
    expect(found(html)).toEqual([
      ['declared', 'https://blog.example.org/feed/'],
      ['declared', 'https://blog.example.org/sub/atom.xml'],
      ['declared', 'https://blog.example.org/sub/feed.json'],
    ]);
    expect(discoverFeeds(html, PAGE)[0]).toMatchObject({ title: 'All posts', type: 'application/rss+xml' });
  });

  test('links to feeds in its text', () => {
    const html = `<a href="/about">About</a> <a href="/index.xml">Subscribe</a> <a href="/?feed=rss2">RSS</a>
      <a href="javascript:feed()">x</a> <a href="https://feeds.example.org/blog">more</a> <a href="/feedback">no</a>`;
    expect(found(html)).toEqual([
      ['linked', 'https://blog.example.org/index.xml'],
      ['linked', 'https://blog.example.org/?feed=rss2'],
      ['linked', 'https://feeds.example.org/blog'],
    ]);
  });

  test('of a YouTube channel names the channel', () => {
    const channel = `UC${'a'.repeat(22)}`;
    const html = `<link rel="canonical" href="https://www.youtube.com/channel/${channel}">`;
    expect(found(html, 'https://www.youtube.com/@someone')).toEqual([
      ['known-site', `https://www.youtube.com/feeds/videos.xml?channel_id=${channel}`],
    ]);
  });

  test('gives few candidates, whatever it holds', () => {
    const links = Array.from({ length: 1_000 }, (_, at) => `<a href="/${at}/feed">x</a>`).join('');
    expect(discoverFeeds(links, PAGE)).toHaveLength(25);
    expect(discoverFeeds('<div>'.repeat(10_000), PAGE)).toEqual([]);
  });
});

test.each<[string, string]>([
  ['https://github.com/owner/project', 'https://github.com/owner/project/releases.atom'],
  ['https://github.com/owner/project/tags', 'https://github.com/owner/project/tags.atom'],
  ['https://gitlab.com/group/sub/project/-/tree/main', 'https://gitlab.com/group/sub/project/-/releases.atom'],
  ['https://old.reddit.com/r/linux/new/', 'https://www.reddit.com/r/linux/new/.rss'],
  ['https://social.example.org/@ada', 'https://social.example.org/@ada.rss'],
  ['https://social.example.org/tags/xen', 'https://social.example.org/tags/xen.rss'],
  ['https://www.youtube.com/playlist?list=PL1', 'https://www.youtube.com/feeds/videos.xml?playlist_id=PL1'],
  ['https://name.substack.com/p/x', 'https://name.substack.com/feed'],
])('%s', (page, feed) => {
  expect(knownSiteFeeds(page)[0]?.url).toBe(feed);
});

test('an ordinary page is no known site', () => {
  for (const page of [PAGE, 'https://github.com/', 'https://github.com/features', 'nonsense', 'ftp://example.org/@a']) {
    expect(knownSiteFeeds(page)).toEqual([]);
  }
});

test('well-known places are beside the page and at the root, each once', () => {
  const urls = wellKnownFeeds('https://example.org/blog/post').map(({ url }) => url);
  expect(urls).toContain('https://example.org/blog/feed/');
  expect(urls).toContain('https://example.org/index.xml');
  expect(new Set(urls).size).toBe(urls.length);
  expect(wellKnownFeeds('nonsense')).toEqual([]);
});
