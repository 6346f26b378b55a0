import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readOpml, writeOpml } from '../../../src/feeds/opml/opml.js';

const CREATED = new Date('2026-11-22T10:00:00Z');

function feedsOf(text: string) {
  const reading = readOpml(text);
  if (reading.kind !== 'opml') throw new Error(reading.problem);
  return reading.feeds;
}

describe('a list of feeds', () => {
  test('is read with its folders opened, each feed once', () => {
    const reading = readOpml(`<?xml version="1.0"?><!-- exported -->
      <opml version="1.0"><head><title>Subscriptions &amp; more</title></head><body>
        <outline text="Systems" title="Systems">
          <outline text="Ada" title="Ada's notes" type="rss" xmlUrl="https://ada.example/feed?a=1&amp;b=2" htmlUrl="https://ada.example/"/>
          <outline text="Deeper"><outline text="Bob" xmlurl="http://bob.example/atom"/></outline>
        </outline>
        <outline type="rss" XMLURL=" https://ada.example/feed?a=1&amp;b=2 "/>
        <outline type="rss" text="Local" xmlUrl="file:///etc/passwd"/>
        <outline type="link" text="A page" url="https://page.example/"/>
      </body></opml>`);
    expect(reading).toEqual({
      kind: 'opml',
      title: 'Subscriptions & more',
      feeds: [
        { url: 'https://ada.example/feed?a=1&b=2', title: "Ada's notes" },
        { url: 'http://bob.example/atom', title: 'Bob' },
      ],
      leftOut: 1,
    });
  });

  test('is read as far as it goes', () => {
    expect(feedsOf('<opml><body><outline xmlUrl="https://a.example/"><outline xmlUrl="https://b.exa')).toEqual([
      { url: 'https://a.example/', title: '' },
    ]);
  });

  test.each(['', 'text', '<html><body></body></html>', '<rss><channel/></rss>'])('is not %j', (text) => {
    expect(readOpml(text)).toMatchObject({ kind: 'unreadable', problem: 'is no list of feeds (OPML)' });
  });

  test('is bounded', () => {
    const deep = `<opml>${'<outline>'.repeat(100_000)}<outline xmlUrl="https://a.example/"/>`;
    expect(feedsOf(deep)).toEqual([]);
    const many = Array.from({ length: 20_010 }, (_, at) => `<outline xmlUrl="https://a.example/${at}"/>`).join('');
    expect(readOpml(`<opml><body>${many}`)).toMatchObject({ leftOut: 10 });
    expect(readOpml(' '.repeat(11 * 1024 * 1024))).toMatchObject({ kind: 'unreadable' });
  });

  test('comes back as it was written', () => {
    const title = fc.string({ unit: 'grapheme', maxLength: 40 }).map((text) => text.replaceAll(/\s+/g, ' ').trim());
    const url = fc.webUrl({ withQueryParameters: true, withFragments: true }).map((text) => new URL(text).href);
    fc.assert(
      fc.property(title, fc.uniqueArray(url, { maxLength: 5 }), (name, urls) => {
        const feeds = urls.map((address) => ({ url: address, title: name === '' ? address : name }));
        const again = readOpml(writeOpml(name, feeds, CREATED));
        expect(again).toEqual({ kind: 'opml', title: name, feeds, leftOut: 0 });
      }),
      { numRuns: 100 },
    );
  });
});
