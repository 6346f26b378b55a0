import type { Answer, Citation } from '@fieldnotes/content';
import type { APIEmbed } from 'discord.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { features } from '../../src/features.js';
import { createRouter } from '../../src/framework/router.js';
import { renderAnswer } from '../../src/render/answer.js';
import { renderPosts } from '../../src/render/posts.js';
import { asText, embedLength, type Reply } from '../../src/render/reply.js';
import { voiceFor } from '../../src/render/voice.js';
import { linkable } from '../../src/text/links.js';

const text = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.constantFrom(
    '',
    '@everyone',
    '<@&1>',
    '[bank](https://evil.example)',
    '\u202e',
    '*'.repeat(5000),
    'x'.repeat(10_000),
  ),
  fc.string({ unit: 'grapheme', minLength: 200, maxLength: 3000 }),
);
const url = fc.oneof(
  fc.constant(null),
  fc.webUrl({ withFragments: true }),
  fc.constantFrom(
    'javascript:alert(1)',
    'https://a@evil.example/',
    'not an address',
    `https://x.example/${'a'.repeat(3000)}`,
    'https://x.example/a b(c)<d>',
  ),
);

const citation: fc.Arbitrary<Citation> = fc.record({
  postId: fc.nat(),
  source: text,
  title: text,
  url,
  date: fc.option(fc.date({ noInvalidDate: true })),
  quote: text,
  link: url,
  score: fc.constant(1),
});

const terms = fc.array(fc.record({ text, variants: fc.constant([]), weight: fc.constant(1), named: fc.boolean() }), {
  maxLength: 24,
});
const role = fc.constantFrom('author' as const, 'feed' as const, 'topic' as const);

const interpreted = fc.record({
  terms,
  excluded: terms,
  names: fc.array(fc.record({ role, name: text }), { maxLength: 4 }),
  order: fc.constant('relevance' as const),
  type: fc.constant('what' as const),
  survey: fc.boolean(),
  corrections: fc.array(fc.record({ from: text, to: text }), { maxLength: 5 }),
  period: text,
});

const rest = {
  question: text,
  interpreted,
  nearestTopics: fc.array(fc.record({ topic: text, posts: fc.nat() }), { maxLength: 30 }),
  timings: fc.constant({ interpret: 0, statistics: 0, retrieve: 0, rank: 0, quote: 0, total: 0 }),
};
const answer: fc.Arbitrary<Answer> = fc.oneof(
  fc.record({ ...rest, found: fc.constant(true as const), citations: fc.array(citation, { maxLength: 8 }) }),
  fc.record({
    ...rest,
    found: fc.constant(false as const),
    reason: fc.constantFrom('unknown-words' as const, 'thin-evidence' as const, 'too-long' as const),
    unknownWords: fc.array(text, { maxLength: 10 }),
  }),
);
const locale = fc.constantFrom('en-US', 'de', 'fr', 'es-419', 'ja');

const MENTION = /@everyone|@here|<@[!&]?\d+>/i;
const MASKED = /(?<!\\)(?:\\\\)*\]\((?!https?:\/\/)/;

function embedProblems({ title = '', description = '', footer, url: address }: APIEmbed): string[] {
  return [
    ...(title.length > 256 || title === '' ? ['title'] : []),
    ...(description.length > 4096 ? ['description'] : []),
    ...((footer?.text.length ?? 1) > 2048 ? ['footer'] : []),
    ...(address !== undefined && (!/^https?:\/\//.test(address) || address.length > 2048) ? ['url'] : []),
    ...(MENTION.test(`${title}\n${description}\n${footer?.text}`) ? ['mention'] : []),
    ...(MASKED.test(`${title}\n${description}`) ? ['masked link'] : []),
  ];
}

function problems({ content, embeds, components }: Reply): string[] {
  const parts = components.flatMap((row) => row.components);
  return [
    ...(content.length > 2000 ? ['content'] : []),
    ...(MENTION.test(content) ? ['mention'] : []),
    ...(embeds.length > 10 ? ['embeds'] : []),
    ...(embeds.reduce((sum, embed) => sum + embedLength(embed), 0) > 6000 ? ['total'] : []),
    ...embeds.flatMap(embedProblems),
    ...(components.length > 5 || components.some((row) => row.components.length > 5) ? ['rows'] : []),
    ...parts.flatMap((part) => ('custom_id' in part && part.custom_id.length > 100 ? ['custom id'] : [])),
    ...parts.flatMap((part) =>
      'options' in part && (part.options.length > 25 || part.options.length === 0) ? ['options'] : [],
    ),
    ...(content === '' && embeds.length === 0 ? ['empty'] : []),
  ];
}

describe('an answer', () => {
  it('is within the limits and pings nobody, whatever the posts and the question say', () => {
    fc.assert(
      fc.property(answer, text, locale, fc.boolean(), (given, question, where, canShare) => {
        const reply = renderAnswer({ answer: given, questionId: 1, canShare, question }, voiceFor(where, 'UTC'));
        expect(problems(reply)).toEqual([]);
        expect(problems({ ...asText(reply), content: `${asText(reply).content}.`.slice(0, 2000) })).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  it('links only to addresses that open what they show', () => {
    expect(linkable('https://bank.example@evil.example/')).toBeUndefined();
    expect(linkable('javascript:alert(1)')).toBeUndefined();
    expect(linkable('https://x.example/a b')).toBe('https://x.example/a%20b');
  });
});

describe('a list of posts', () => {
  it('is within the limits, and its links are the posts’ own', () => {
    const post = fc.record({ title: text, url, publishedAt: fc.option(fc.date({ noInvalidDate: true })) });
    fc.assert(
      fc.property(fc.array(post, { maxLength: 15 }), locale, (posts, where) => {
        const embed = renderPosts('Posts', posts, voiceFor(where, 'UTC'));
        expect(embedProblems(embed)).toEqual([]);
        const own = new Set(posts.map(({ url: address }) => linkable(address)));
        for (const [, address = ''] of (embed.description ?? '').matchAll(/(?<!\\)\]\((https?:[^)\s]+)\)/g)) {
          const decoded = address
            .replaceAll('%28', '(')
            .replaceAll('%29', ')')
            .replaceAll('%3C', '<')
            .replaceAll('%3E', '>');
          expect(
            own.has(address) || own.has(decoded) || [...own].some((one) => one !== undefined && same(one, address)),
          ).toBe(true);
        }
      }),
      { numRuns: 300 },
    );
  });
});

function same(one: string, other: string): boolean {
  return decodeURIComponent(one) === decodeURIComponent(other);
}

describe('commands', () => {
  it('have names that Discord takes in every language, and descriptions that are not too long', () => {
    const { definitions } = createRouter(features);
    const names = /^[-_'\p{L}\p{N}]{1,32}$/u;
    const check = (part: Record<string, unknown>, isMenu: boolean) => {
      for (const name of [part.name, ...Object.values((part.name_localizations ?? {}) as object)]) {
        if (isMenu) expect(String(name).length).toBeLessThanOrEqual(32);
        else expect(name).toMatch(names);
        if (!isMenu) expect(name).toBe(String(name).toLowerCase());
      }
      if (isMenu) return;
      for (const text of [part.description, ...Object.values((part.description_localizations ?? {}) as object)]) {
        expect(String(text).length).toBeGreaterThan(0);
        expect(String(text).length).toBeLessThanOrEqual(100);
      }
      for (const option of (part.options ?? []) as Record<string, unknown>[]) check(option, false);
    };
    for (const definition of definitions) check({ ...definition }, definition.type === 3);
  });
});
