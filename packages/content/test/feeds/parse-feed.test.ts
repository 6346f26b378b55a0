import { describe, expect, test } from 'vitest';
import type { Feed, FeedItem } from '../../src/feeds/feed/feed.js';
import { FEED_LIMITS } from '../../src/feeds/feed/feed.js';
import { parseFeed } from '../../src/feeds/feed/parse.js';

function feedOf(document: string | Uint8Array, url = 'https://feed.example.org/f.xml'): Feed {
  const reading = parseFeed(document, { url });
  if (reading.kind !== 'feed') throw new Error(JSON.stringify(reading));
  return reading.feed;
}

const rss = (items: string, head = '', attributes = ''): string =>
  `<rss version="2.0" ${attributes}><channel>${head}${items}</channel></rss>`;
const DC = 'xmlns:dc="http://purl.org/dc/elements/1.1/"';
const ATOM = 'xmlns="http://www.w3.org/2005/Atom"';

function rssItem(inner: string, attributes = ''): FeedItem | undefined {
  return feedOf(rss(`<item>${inner}</item>`, '', attributes)).items[0];
}

function atomEntry(inner: string, attributes = ''): FeedItem | undefined {
  return feedOf(`<feed ${ATOM} ${attributes}><entry>${inner}</entry></feed>`).items[0];
}

describe('every format in one shape', () => {
  const expected = { title: 'One & only', link: 'https://feed.example.org/1', id: 'id-1' };
  test.each<[string, string]>([
    [
      'RSS 2.0',
      rss('<item><title>One &amp;amp; only</title><link>/1</link><guid isPermaLink="false">id-1</guid></item>'),
    ],
    [
      'RSS with prefixes of its own',
      `<r:RDF xmlns:r="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:x="http://purl.org/rss/1.0/"><x:channel/>
       <x:item r:about="id-1"><x:title>One &amp; only</x:title><x:link>https://feed.example.org/1</x:link></x:item></r:RDF>`,
    ],
    [
      'RSS 0.90',
      `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://my.netscape.com/rdf/simple/0.9/">
       <channel><title>F</title></channel><item rdf:about="id-1"><title>One &amp; only</title><link>/1</link></item></rdf:RDF>`,
    ],
    [
      'Atom 1.0 with a prefix',
      `<a:feed xmlns:a="http://www.w3.org/2005/Atom"><a:entry><a:title>One &amp; only</a:title><a:id>id-1</a:id>
       <a:link href="/1"/></a:entry></a:feed>`,
    ],
    [
      'Atom 0.3 without its namespace',
      '<feed version="0.3"><entry><title>One &amp; only</title><id>id-1</id><link rel="alternate" href="/1"/></entry></feed>',
    ],
    [
      'JSON Feed',
      JSON.stringify({
        version: 'https://jsonfeed.org/version/1.1',
        title: 'F',
        items: [{ id: 'id-1', url: '/1', title: 'One & only' }],
      }),
    ],
  ])('%s', (_, document) => {
    expect(feedOf(document).items).toMatchObject([expected]);
  });

  test('what is neither says what it is', () => {
    expect(parseFeed('<!doctype html><html><title>x</title></html>')).toEqual({ kind: 'html' });
    expect(parseFeed('')).toMatchObject({ kind: 'unreadable', problem: 'is empty' });
    expect(parseFeed('{"a": 1}')).toMatchObject({
      kind: 'unreadable',
      problem: expect.stringContaining('no JSON Feed'),
    });
    expect(parseFeed('{"a": ')).toMatchObject({ kind: 'unreadable', problem: expect.stringContaining('parse') });
    expect(parseFeed('<urlset><url/></urlset>')).toMatchObject({ kind: 'unreadable' });
  });
});

describe('an item of RSS', () => {
  test('has no title, text or author of a namespace that is not read', () => {
    const names = '<x:title>no</x:title><x:description>no</x:description><title>yes</title>';
    expect(rssItem(names, 'xmlns:x="urn:x"')).toMatchObject({ title: 'yes', summary: null });
  });

  test('is read where prefixes are other than usual, or not declared', () => {
    expect(rssItem('<DC:Creator>Ada</DC:Creator>', 'xmlns:DC="http://purl.org/dc/elements/1.1/"')?.authors).toEqual([
      { name: 'Ada', email: null, url: null },
    ]);
    expect(rssItem('<dc:creator>Ada</dc:creator>')?.authors).toMatchObject([{ name: 'Ada' }]);
  });

  test.each([
    ['ada@example.org (Ada Example)'],
    ['Ada Example (ada@example.org)'],
    ['Ada Example &lt;ada@example.org&gt;'],
  ])('has an author: %s', (author) => {
    expect(rssItem(`<author>${author}</author>`)?.authors).toEqual([
      { name: 'Ada Example', email: 'ada@example.org', url: null },
    ]);
  });

  test('links to its guid only when that is an address and nothing denies it', () => {
    expect(rssItem('<guid>https://g.example.org/1</guid>')?.link).toBe('https://g.example.org/1');
    expect(rssItem('<guid isPermaLink="false">https://g.example.org/1</guid>')?.link).toBeNull();
    expect(rssItem('<guid>https://g.example.org/1</guid><link>/own</link>')?.link).toBe('https://feed.example.org/own');
  });

  test('has markup as elements, escaped, or in CDATA', () => {
    for (const text of ['<p>a <b>b</b></p>', '&lt;p>a &lt;b>b&lt;/b>&lt;/p>', '<![CDATA[<p>a <b>b</b></p>]]>']) {
      expect(rssItem(`<description>${text}</description>`)?.summary).toEqual({
        text: '<p>a <b>b</b></p>',
        type: 'html',
      });
    }
  });

  test('has dates by what they mean', () => {
    const item = rssItem('<dc:date>2004-01-02T00:00:00Z</dc:date><pubDate>Thu, 01 Jan 2004 19:48:21 GMT</pubDate>', DC);
    expect(item?.published?.toISOString()).toBe('2004-01-01T19:48:21.000Z');
    expect(item?.updated?.toISOString()).toBe('2004-01-02T00:00:00.000Z');
    expect(rssItem('<pubDate>soon</pubDate><title>t</title>')).toMatchObject({
      published: null,
      unreadableDate: 'soon',
    });
  });

  test('has tags, enclosures and a picture', () => {
    const item = rssItem(
      `<category domain="urn:s">A</category><dc:subject>B</dc:subject><category> </category>
       <enclosure url="/a.mp3" type="Audio/MPEG" length="12"/><media:thumbnail url="/t.png"/>`,
      DC,
    );
    expect(item?.tags).toEqual([
      { term: 'A', label: null, scheme: 'urn:s' },
      { term: 'B', label: null, scheme: null },
    ]);
    expect(item?.enclosures).toEqual([{ url: 'https://feed.example.org/a.mp3', type: 'audio/mpeg', length: 12 }]);
    expect(item?.image).toBe('https://feed.example.org/t.png');
  });
});

describe('an entry of Atom', () => {
  test.each<[string, string, FeedItem['content']]>([
    ['text', '<content>1 &lt; 2</content>', { text: '1 < 2', type: 'text' }],
    ['html', '<content type="html">&lt;p>x&lt;/p></content>', { text: '<p>x</p>', type: 'html' }],
    [
      'xhtml',
      '<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>x &amp; y<br/></p></div></content>',
      { text: '<p>x &amp; y<br></p>', type: 'html' },
    ],
    ['base64', '<content type="application/octet-stream">PHA+eDwvcD4=</content>', { text: '<p>x</p>', type: 'html' }],
  ])('has content that is %s', (_, markup, content) => {
    expect(atomEntry(markup)?.content).toEqual(content);
  });

  test('resolves addresses against the nearest xml:base', () => {
    const entry = atomEntry(
      '<link href="one"/><link rel="enclosure" href="/a.mp3" xml:base="https://cdn.example.org/"/>',
      'xml:base="https://b.example.org/x/"',
    );
    expect(entry?.link).toBe('https://b.example.org/x/one');
    expect(entry?.enclosures[0]?.url).toBe('https://cdn.example.org/a.mp3');
  });

  test('is by its own authors, else by those of its source', () => {
    expect(atomEntry('<source><author><name>S</name></author></source>')?.authors).toMatchObject([{ name: 'S' }]);
  });
});

describe('titles', () => {
  test.each([
    ['The <video> element', 'The <video> element'],
    ['A <b>bold</b> <blink>move</blink>', 'A bold move'],
    ['safe<script type="x">alert(1)</script> text', 'safe text'],
    ['1 < 2 && 3 > 2', '1 < 2 && 3 > 2'],
    ['Fish &amp; chips &#8211; &eacute;', 'Fish & chips – é'],
  ])('%s', (title, expected) => {
    expect(rssItem(`<title><![CDATA[${title}]]></title>`)?.title).toBe(expected);
  });
});

describe('documents that are not as they should be', () => {
  test('are read as far as they go', () => {
    const cut = parseFeed(rss('<item><title>a</title></item><item><title>b</title><description>be').slice(0, -20));
    expect(cut).toMatchObject({ kind: 'feed', condition: 'cut-off' });
    if (cut.kind === 'feed') expect(cut.feed.items.map(({ title }) => title)).toEqual(['a', 'b']);
    const crossed = parseFeed(rss('<item><title>a<b>x</title></item><item><title>b</titel></item>'));
    expect(crossed).toMatchObject({ kind: 'feed', condition: 'repaired' });
    if (crossed.kind === 'feed') expect(crossed.feed.items).toHaveLength(2);
  });

  test('may hold bare ampersands, names of HTML, processing instructions and comments anywhere', () => {
    const item = rssItem('<?php x ?><!-- a --><title>R&D &nbsp;&hellip; &unknown;</title>');
    expect(item?.title).toBe('R&D … &unknown;');
  });

  test('entities name text, and cannot grow without end', () => {
    const declared = `<!DOCTYPE rss [<!ENTITY a "x y"><!ENTITY b "&a;&a;"><!ENTITY f SYSTEM "file:///etc/passwd">]>`;
    expect(feedOf(`${declared}${rss('<item><title>&a;|&b;|&f;</title></item>')}`).items[0]?.title).toBe(
      'x y|&a;&a;|&f;',
    );
    const many = `<!DOCTYPE rss [<!ENTITY a "${'x'.repeat(900)}">]>${rss(`<item><description>${'&a;'.repeat(100_000)}</description></item>`)}`;
    expect(feedOf(many).items[0]?.summary?.text.length).toBeLessThanOrEqual(FEED_LIMITS.entityText);
  });

  test('are bounded in items and depth', () => {
    const many = feedOf(rss('<item><title>x</title></item>'.repeat(FEED_LIMITS.items + 7)));
    expect([many.items.length, many.leftOut]).toEqual([FEED_LIMITS.items, 7]);
    const deep = parseFeed(rss(`<item><title>x</title></item>${'<a>'.repeat(200_000)}`));
    expect(deep).toMatchObject({ kind: 'feed', condition: 'cut-off', feed: { items: [{ title: 'x' }] } });
  });
});

test('what a feed says about following it', () => {
  const head = `<ttl>90</ttl><atom:link rel="hub" href="https://hub.example.org/"/><atom:link rel="self" href="/self"/>
    <skipHours><hour>0</hour><hour>24</hour><hour>7</hour></skipHours><skipDays><day>Sunday</day></skipDays>`;
  expect(feedOf(rss('', head)).schedule).toEqual({
    hubs: ['https://hub.example.org/'],
    self: 'https://feed.example.org/self',
    minutesBetweenUpdates: 90,
    skipHours: [0, 7],
    skipDays: [0],
  });
  const hours = Array.from({ length: 24 }, (_, hour) => `<hour>${hour}</hour>`).join('');
  const days = ['Monday', 'TUESDAY', 'noday'].map((day) => `<day>${day}</day>`).join('');
  const always = feedOf(rss('', `<skipHours>${hours}</skipHours><skipDays>${days}</skipDays>`)).schedule;
  expect(always).toMatchObject({ skipHours: [], skipDays: [1, 2] });
  const periods = '<sy:updatePeriod>daily</sy:updatePeriod><sy:updateFrequency>4</sy:updateFrequency>';
  expect(feedOf(rss('', periods)).schedule.minutesBetweenUpdates).toBe(360);
});
