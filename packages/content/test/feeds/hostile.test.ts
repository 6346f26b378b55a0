import { describe, expect, test } from 'vitest';
import { readPosts } from '../../src/feeds/formats.js';
import { brokenBlocks, postsOf } from './support.js';

// Each input makes some naive reader overflow its stack, or take time or memory that grows with the square of its
// size: minutes, where these take well under a second on an idle machine.
const TIMEOUT = { timeout: 20_000 };

const HUNDRED_THOUSAND = 100_000;
const many = (text: string, times = HUNDRED_THOUSAND): string => text.repeat(times);
const fonts = Array.from({ length: 100 }, (_, size) => `<font size=${size}>`).join('');
const letters = [...'bcdefghijk'];
const aliases = letters.map((name, index) => `${name}: &${name} [${many(`*${'abcdefghijk'[index]},`, 9)}]`);

describe('is refused in time', () => {
  test.each<[string, string, string, string]>([
    ['elements nested without end', 'a.html', many('<div>'), 'too-complex'],
    ['unclosed formatting, opened again in each paragraph', 'a.html', `<p>${fonts}${many('<p>x')}`, 'too-complex'],
    ['formatting that multiplies', 'a.html', many('<b><i><u><font color=red>'), 'too-complex'],
    ['too many elements', 'a.html', many('<p>x', 300_000), 'too-complex'],
    ['HTML nested in Markdown', 'a.md', many('<div>\n\n', 10_000), 'too-complex'],
    ['one line of 20 MB', 'a.md', many('word ', 4_000_000), 'too-large'],
    ['one line of 20 MB of text', 'a.txt', many('word ', 4_000_000), 'too-large'],
    ['20 MB of white space', 'a.txt', `x${many(' ', 20_000_000)}x`, 'too-large'],
    ['two million paragraphs', 'a.txt', many('a\n\n', 2_000_000), 'too-large'],
    ['more blocks than a post has', 'a.txt', many('a\n\nb\n\n', 100_000), 'too-large'],
    [
      'aliases that expand a billion times',
      'a.md',
      `---\na: &a [x,x]\n${aliases.join('\n')}\ntags: *k\n---\n`,
      'front-matter',
    ],
    ['YAML nested without end', 'a.md', `---\na: ${many('[', 50_000)}\n---\n`, 'front-matter'],
    ['TOML nested without end', 'a.md', `+++\na = ${many('[', 50_000)}\n+++\n`, 'front-matter'],
    ['front matter without end', 'a.md', `---\n${many('a: b\n', 1_000_000)}`, 'front-matter'],
    ['XML nested without end', 'a.xml', `<rss version="2.0"><channel>${many('<a>')}</rss>`, 'malformed'],
    ['CDATA that is never closed', 'a.xml', `<rss version="2.0"><channel>${many('<![CDATA[')}</rss>`, 'malformed'],
  ])('%s', TIMEOUT, (_, source, text, reason) => {
    expect([...readPosts({ source, text, named: true }, {})]).toMatchObject([{ kind: 'skipped', source, reason }]);
  });
});

describe('is read in time', () => {
  test.each<[string, string, string]>([
    ['end tags of nothing', 'a.html', `<p>x${many('</x>')}`],
    ['comments in comments', 'a.html', `<p>x${many('<!--')}`],
    [
      'attributes without end',
      'a.html',
      `<p ${Array.from({ length: 50_000 }, (_, index) => `a${index}=1`).join(' ')}>x`,
    ],
    ['tables in tables', 'a.html', `${many('<table><tr><td>x<td>y', 100)}`],
    ['quotes in quotes', 'a.md', many('>')],
    ['brackets', 'a.md', many('[')],
    ['links that do not end', 'a.md', many('[a](', 50_000)],
    ['emphasis that does not end', 'a.md', many('*a __b ', 20_000)],
    [
      'code spans of every length',
      'a.md',
      Array.from({ length: 1_000 }, (_, length) => `e${many('`', length)}`).join(''),
    ],
    ['lists in lists', 'a.md', Array.from({ length: 1_000 }, (_, depth) => `${many('  ', depth)}- a`).join('\n')],
    ['shortcodes that do not end', 'a.md', many('{{< highlight ')],
    ['raw Liquid that does not end', 'a.md', many('{% raw %}')],
    ['highlighting that does not end', 'a.md', many('{% highlight x %}')],
    ['output tags that do not end', '2005-07-23-a.md', many('{{')],
    ['JSON nested without end', 'a.md', `{"a":${many('[', 20_000)}${many(']', 20_000)}}\nx`],
    [
      'entities that expand a billion times',
      'a.xml',
      `<!DOCTYPE rss [<!ENTITY a "xx"><!ENTITY b "${many('&a;', 1000)}">]><rss version="2.0"><channel><item><title>t</title><description>${many('&b;', 1000)}</description></item></channel></rss>`,
    ],
    ['titles on every line', 'a.txt', `T\n\n2005-07-23\n\n${many('T\n')}`],
    ['blank lines without end', 'a.txt', `T\n\n2005-07-23\n${many('\n \n', 500_000)}x`],
  ])('%s', TIMEOUT, (_, source, text) => {
    const items = [...readPosts({ source, text, named: true }, {})];
    expect(items.map(({ kind }) => kind)).toEqual(['post']);
    for (const post of postsOf(items)) expect(brokenBlocks(post)).toEqual([]);
  });

  test('a feed of more posts than we read gives the first ones and says so', { timeout: 60_000 }, () => {
    const items = many('<item><title>x</title></item>', 50_001);
    const text = `<rss version="2.0"><channel>${items}</channel></rss>`;
    const read = [...readPosts({ source: 'a.xml', text, named: true }, {})];
    expect(postsOf(read)).toHaveLength(50_000);
    expect(read.at(-1)).toMatchObject({ kind: 'skipped', reason: 'too-many-posts' });
  });
});
