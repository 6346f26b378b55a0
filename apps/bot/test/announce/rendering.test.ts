import { MOST_MENTIONED, type PostDetails } from '@fieldnotes/store';
import type { APIEmbed } from 'discord.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { digestBody } from '../../src/announce/render/digest.js';
import { inMarkdown, safeImage, safeUrl } from '../../src/announce/render/links.js';
import { compactBody, richBody, threadName } from '../../src/announce/render/post.js';
import { announcementTexts } from '../../src/announce/render/texts.js';
import { backoff, TIMINGS } from '../../src/announce/timings.js';
import { webhookUsername } from '../../src/announce/webhook.js';

const texts = announcementTexts.en;

/** Text that is likely to be dangerous: pieces of Markdown, mentions and addresses beside anything else. */
const hostile = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        '@everyone',
        '@here',
        '<@&1>',
        '<@1>',
        '[a](',
        'https://evil.example',
        ')',
        ']',
        '`',
        '```',
        '\\',
        '||',
      ),
      fc.constantFrom('\u202e', '\u200b', '\n', '# ', '> ', '-# ', '*', '_', '~~', '<', '>', '👩‍👩‍👧', '\ud800'),
      fc.string({ unit: 'binary', maxLength: 8 }),
    ),
    { maxLength: 60 },
  )
  .map((parts) => parts.join(''));

const posts = fc
  .record({
    title: hostile,
    author: fc.option(hostile),
    body: hostile,
    url: fc.option(hostile),
    image: fc.option(hostile),
  })
  .map(
    (members): PostDetails => ({
      id: 1,
      feedId: 1,
      revision: 1,
      identity: 'x',
      source: 'x',
      publishedAt: new Date('2026-01-01'),
      blocks: [],
      tags: [],
      language: null,
      readLanguage: 'en',
      summary: [{ start: 0, end: members.body.length }],
      readingSeconds: 90,
      passages: 1,
      keyphrases: [],
      proposedTags: [],
      topics: [{ topic: members.title.slice(0, 90), score: 1, evidence: [] }],
      ...members,
    }),
  );

const snowflake = (index: number): string => String(1_100_000_000_000_000_000n + BigInt(index));

/** The post's own address, which may say anything of itself. */
const OWN_LINK = /\]\(<[^<>\s]*>\)/gu;

const PING = /@(?:everyone|here)|<@[!&]?\d/u;

const markdownOf = ({ title = '', description = '', fields = [] }: APIEmbed) => [
  title,
  description,
  ...fields.map(({ value }) => value),
];

describe('an announcement of anything', () => {
  it('pings nobody, links nowhere else, and keeps within the limits of Discord', () => {
    fc.assert(
      fc.property(posts, hostile, (post, feedTitle) => {
        const announcement = {
          post,
          feedTitle,
          nonce: 'n'.repeat(24),
          mentions: { roleIds: [], memberIds: [] },
          texts,
        };
        for (const { content, embeds, components, allowed_mentions } of [
          richBody(announcement),
          compactBody(announcement),
        ]) {
          expect(JSON.stringify([content, embeds]).replaceAll(/"url":"[^"]*"/gu, '')).not.toMatch(PING);
          // Where Discord reads Markdown: it makes a link of any address there.
          const shown = [content, ...embeds.flatMap(markdownOf)].join('\n').replaceAll(OWN_LINK, '');
          expect(shown).not.toMatch(/https?:\/\/evil/u);
          expect(content.length).toBeLessThanOrEqual(2_000);
          expect(allowed_mentions).toEqual({ parse: [] });
          expect(JSON.stringify(components)).not.toMatch(PING);
          for (const { title = '', description = '', fields = [], footer, author } of embeds) {
            expect(title.length).toBeGreaterThan(0);
            expect(title.length).toBeLessThanOrEqual(256);
            expect(description.length).toBeLessThanOrEqual(4_096);
            expect(footer?.text.length ?? 0).toBeLessThanOrEqual(2_048);
            expect(author?.name.length ?? 0).toBeLessThanOrEqual(256);
            for (const { value } of fields) {
              expect(value.length).toBeGreaterThan(0);
              expect(value.length).toBeLessThanOrEqual(1_024);
            }
          }
        }
        const [roleIds, memberIds] = [[snowflake(0)], Array.from({ length: MOST_MENTIONED }, (_, at) => snowflake(at))];
        const { content } = compactBody({ ...announcement, mentions: { roleIds, memberIds } });
        expect(content.length).toBeLessThanOrEqual(2_000);
        expect(content.match(/<@&?\d+>/gu)).toHaveLength(MOST_MENTIONED + 1);
        const name = threadName(announcement);
        expect(name.length).toBeGreaterThan(0);
        expect(name.length).toBeLessThanOrEqual(100);
        expect(webhookUsername(feedTitle)).not.toMatch(/clyde|discord/iu);
      }),
      { numRuns: 300 },
    );
  });

  it('as a digest keeps within the limits too', () => {
    fc.assert(
      fc.property(fc.array(posts, { minLength: 1, maxLength: 40 }), (many) => {
        const numbered = many.map((post, index) => ({ ...post, id: index + 1 }));
        const { embeds, components } = digestBody({
          posts: numbered,
          count: 99,
          nonce: 'n',
          mentions: { roleIds: ['5'], memberIds: ['6'] },
          texts,
        });
        expect(embeds[0]?.description?.length).toBeLessThanOrEqual(4_096);
        expect(JSON.stringify(embeds)).not.toMatch(PING);
        const [row] = components;
        const [menu] = row !== undefined && 'components' in row ? row.components : [];
        const options = menu !== undefined && 'options' in menu ? menu.options : [];
        expect(options.length).toBeGreaterThan(0);
        expect(options.length).toBeLessThanOrEqual(25);
      }),
      { numRuns: 100 },
    );
  });
});

describe('an address', () => {
  it.each([
    ['https://blog.example/a?b=c#d', 'https://blog.example/a?b=c#d'],
    ['HTTPS://Blog.example', 'https://blog.example/'],
    ['https://blog.example/@ada/a_(b)', 'https://blog.example/@ada/a_(b)'],
    ['https://blog.example/`a`|b|[c]^#d#e', 'https://blog.example/%60a%60%7Cb%7C%5Bc%5D%5E#d%23e'],
    ['https://blog.example/100%?a=%2', 'https://blog.example/100%25?a=%252'],
    ['http://[2606:2800::1]:8080/a', 'http://[2606:2800::1]:8080/a'],
    ['javascript:alert(1)', null],
    ['data:text/html,x', null],
    ['//blog.example', null],
    ['https://', null],
    ['https://bank.example@evil.example/', null],
    [`https://blog.example/${'a'.repeat(2_100)}`, null],
    [null, null],
  ])('number %# is safe or refused', (url, expected) => {
    expect(safeUrl(url)).toBe(expected);
  });

  it('in Markdown ends no link and pings nobody', () => {
    expect(inMarkdown('https://a.example/@ada/a_(b)')).toBe('https://a.example/@ada/a_%28b%29');
    expect(inMarkdown('https://a.example/@everyone/@here/@1')).toBe('https://a.example/%40everyone/%40here/%401');
  });

  it('of an image is one that Discord can reach', () => {
    expect(safeImage('https://blog.example/a.png')).toBe('https://blog.example/a.png');
    expect(safeImage('http://localhost/a.png')).toBeNull();
    expect(safeImage('http://[::1]/a.png')).toBeNull();
  });
});

describe('the wait after failures', () => {
  it('doubles up to a bound, with half of it left to chance', () => {
    for (const [failures, most] of [
      [0, 1_000],
      [3, 8_000],
      [50, 20_000],
    ] as const) {
      const waits = Array.from({ length: 50 }, () => backoff(failures, TIMINGS));
      expect(Math.max(...waits)).toBeLessThanOrEqual(most);
      expect(Math.min(...waits)).toBeGreaterThanOrEqual(most / 2);
    }
  });
});
