import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readPosts } from '../../src/feeds/formats.js';
import { fragmentBlocks } from '../../src/feeds/html/blocks.js';
import { toPostItem } from '../../src/feeds/post.js';
import { brokenBlocks, postsOf } from './support.js';

const BLOCK_TAGS = [
  'p',
  'div',
  'li',
  'ul',
  'ol',
  'blockquote',
  'h2',
  'figcaption',
  'section',
  'dl',
  'dt',
  'dd',
  'details',
  'td',
  'article',
];
const INLINE_TAGS = ['b', 'i', 'em', 'span', 'code', 'a', 'u', 'font', 'custom-element'];

const word = fc.stringMatching(/^[a-zé]{1,8}$/);
const space = fc.constantFrom(' ', '\n', '\t ', '\n\n', '\u00a0');

/** HTML of which every word is text of the post, with tags opened and closed in any order. */
const html = fc.array(
  fc.oneof(
    { weight: 4, arbitrary: fc.tuple(word, space).map((parts) => parts.join('')) },
    fc.constantFrom(...BLOCK_TAGS, ...INLINE_TAGS).map((tag) => `<${tag}>`),
    fc.constantFrom(...BLOCK_TAGS, ...INLINE_TAGS).map((tag) => `</${tag}>`),
    fc.constantFrom('<br>', '<hr>', '<wbr>', '<img src=x>', '<!-- no -->', '&nbsp;', ' '),
  ),
  { maxLength: 60 },
);

const wordsOf = (text: string): string[] => text.split(/[^a-zé]+/).filter((found) => found !== '');

function bodyOf(blocks: ReturnType<typeof fragmentBlocks>) {
  if (typeof blocks === 'string') throw new Error(blocks);
  const item = toPostItem({
    identity: 'x',
    source: 'x',
    url: null,
    title: '',
    author: null,
    publishedAt: null,
    blocks,
    tags: [],
    image: null,
    language: null,
  });
  if (item.kind !== 'post') throw new Error(JSON.stringify(item));
  return item.post;
}

test('no text of HTML is lost, added or moved, whatever its tags', () => {
  fc.assert(
    fc.property(html, (parts) => {
      const post = bodyOf(fragmentBlocks(parts.join('')));
      const expected = wordsOf(parts.filter((part) => !part.startsWith('<') && !part.startsWith('&')).join(' '));
      expect(wordsOf(post.body).join('')).toBe(expected.join(''));
      expect(brokenBlocks(post)).toEqual([]);
      for (const { start, end } of post.blocks) {
        const text = post.body.slice(start, end);
        expect(text).toBe(text.trim());
        expect(text).not.toMatch(/\n\n|[ \t]{2}| \n|\n /);
      }
    }),
    { numRuns: 2_000 },
  );
});

/** Text with what the readers look for in it. */
const syntax = fc.constantFrom(
  '---\n',
  '+++\n',
  '{',
  '}',
  '"',
  ': ',
  '\n',
  '\n\n',
  '# ',
  '- ',
  '> ',
  '```\n',
  '`',
  '|',
  '[a](',
  '{{<',
  '>}}',
  '{%',
  '%}',
  '{{',
  '}}',
  '<p>',
  '<pre>',
  '<table><tr><td>',
  '<!--',
  '<![CDATA[',
  '<rss>',
  '<item>',
  '<title>',
  '</title>',
  '&amp;',
  '&#0;',
  '&#xD800;',
  '2005-07-23\n',
  'July 23, 2005\n',
  'title: x\n',
  'date: x\n',
  '\u0000',
  '\u0007',
  '\ud800',
  '\u00a0',
  '\u2028',
  '😀',
);
const soup = fc
  .array(fc.oneof(syntax, word, fc.string({ unit: 'binary' })), { maxLength: 40 })
  .map((parts) => parts.join(''));

test.each(['a.md', '2005-07-23-a.markdown', 'a.html', 'a.txt', 'a.xml', 'a.json', 'a'])(
  '%s: any text gives posts that hold together, or a reason',
  (source) => {
    fc.assert(
      fc.property(soup, fc.boolean(), (text, named) => {
        const items = [...readPosts({ source, text, named }, { baseUrl: 'https://x.example.org/' })];
        for (const post of postsOf(items)) {
          expect(brokenBlocks(post)).toEqual([]);
          expect(`${post.title}${post.body}${post.identity}`.isWellFormed()).toBe(true);
          expect(`${post.title}${post.body}`).not.toMatch(/(?![\t\n])\p{Cc}/u);
          expect(post.title).not.toContain('\n');
        }
        for (const item of items) if (item.kind === 'skipped') expect(item.message).toMatch(/^[^\n]+: [^\n]+$/);
      }),
      { numRuns: 400 },
    );
  },
);
