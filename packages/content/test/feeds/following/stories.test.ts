import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseFeed } from '../../../src/feeds/feed/parse.js';
import { canonicalUrl, urlKey } from '../../../src/feeds/following/canonical-url.js';
import { fingerprintOf } from '../../../src/feeds/following/marks.js';
import { sameStory, similarityHash, storyMarks } from '../../../src/feeds/following/near-duplicate.js';
import { isTeaser } from '../../../src/feeds/following/teaser.js';

describe('addresses', () => {
  test.each([
    ['https://Example.org:443/a/?utm_source=x&b=2&a=1#top', 'https://example.org/a?a=1&b=2'],
    ['http://example.org', 'http://example.org/'],
    ['https://example.org/blog/index.html', 'https://example.org/blog'],
    ['https://example.org/#!/post/1', 'https://example.org/#!/post/1'],
    ['https://user:pass@example.org/x?fbclid=1', 'https://example.org/x'],
  ])('%s', (given, canonical) => {
    expect(canonicalUrl(given)).toBe(canonical);
  });

  test('are canonical once and for all', () => {
    fc.assert(
      fc.property(fc.webUrl({ withFragments: true, withQueryParameters: true }), (url) => {
        const once = canonicalUrl(url);
        expect(canonicalUrl(once)).toBe(once);
      }),
    );
  });

  test('have one key with and without www and https', () => {
    expect(urlKey('http://www.example.org/a/')).toBe(urlKey('https://example.org/a'));
    expect(urlKey('mailto:a@example.org')).toBeNull();
  });
});

test('a fingerprint changes with the words of a text and with nothing else', () => {
  expect(fingerprintOf('The “Xen” hypervisor —\n it works.')).toBe(fingerprintOf('the xen hypervisor it works'));
  expect(fingerprintOf('Xen works')).not.toBe(fingerprintOf('Xen worked'));
  expect(fingerprintOf(' — ')).toBeNull();
});

const words = (count: number, seed: number): string[] =>
  Array.from({ length: count }, (_, at) => `w${(at * 7 + seed * 13 + at * at * seed) % 997}`);

describe('one story', () => {
  const text = words(400, 3);
  const story = { url: 'https://a.example.org/1', title: 'A telling title of some length', body: text.join(' ') };

  test('is found by its page, by nearly the same text, or by its title where the text is a teaser', () => {
    const a = storyMarks(story);
    expect(sameStory(a, storyMarks({ ...story, url: 'http://www.a.example.org/1/?utm_medium=rss', body: 'x' }))).toBe(
      'link',
    );
    const edited = [...text.slice(0, 200), 'changed', ...text.slice(201), 'and', 'added'].join(' ');
    expect(sameStory(a, storyMarks({ url: 'https://b.example.org/', title: 'Other', body: edited }))).toBe('text');
    expect(sameStory(a, storyMarks({ url: 'https://b.example.org/x', title: story.title, body: 'Short.' }))).toBe(
      'title',
    );
  });

  test('is not another one', () => {
    const other = storyMarks({
      url: 'https://b.example.org/1',
      title: 'A telling title of some length',
      body: words(400, 5).join(' '),
    });
    expect(sameStory(storyMarks(story), other)).toBeNull();
    expect(
      sameStory(storyMarks({ ...story, title: 'Update' }), storyMarks({ url: null, title: 'Update', body: 'x' })),
    ).toBeNull();
  });

  test('alike texts share a band', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 500 }), fc.nat(399), (seed, at) => {
        const one = words(400, seed);
        const a = storyMarks({ ...story, body: one.join(' ') });
        const b = storyMarks({ ...story, url: null, body: one.with(at, 'changed').join(' ') });
        if (sameStory(a, b) === 'text') expect(a.bands.some((band) => b.bands.includes(band))).toBe(true);
      }),
      { numRuns: 30 },
    );
  });

  test('short texts have no similarity', () => {
    expect(similarityHash('a few words only')).toBeNull();
  });
});

describe('teasers', () => {
  const item = (inner: string, title = '<title>One</title>', link = 'https://a.example.org/1') => {
    const reading = parseFeed(`<rss><channel><item><link>${link}</link>${title}${inner}</item></channel></rss>`);
    const [first] = reading.kind === 'feed' ? reading.feed.items : [];
    if (first === undefined) throw new Error('no item');
    return first;
  };
  const long = words(300, 2).join(' ');

  test.each<[string, string, boolean]>([
    ['no text', '', true],
    ['a summary of a sentence', '<description>Short.</description>', true],
    ['a long text that breaks off', `<content:encoded>${long} […]</content:encoded>`, true],
    ['a long text that sends on', `<description>${long} &lt;a>Read more »&lt;/a></description>`, true],
    ['a long text', `<description>${long}.</description>`, false],
    ['short content', `<content:encoded>${long.slice(0, 300)}.</content:encoded>`, false],
  ])('%s', (_, inner, expected) => {
    expect(isTeaser(item(inner))).toBe(expected);
  });

  test('notes without a title are whole unless they break off', () => {
    expect(isTeaser(item('<description>Short.</description>', ''))).toBe(false);
    expect(isTeaser(item('<description>Short…</description>', ''))).toBe(true);
    expect(isTeaser(item('', ''))).toBe(true);
  });

  test('films are no teasers of a text', () => {
    expect(isTeaser(item('', undefined, 'https://www.youtube.com/watch?v=1'))).toBe(false);
  });
});
