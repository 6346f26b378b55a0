import { describe, expect, test } from 'vitest';
import { extractArticle } from '../../src/articles/extract.js';

const sentence = (about: string): string =>
  `The ${about} was measured on the old machine, again on the new one, and once more after the kernel had been changed.`;
const paragraphs = (count: number): string =>
  Array.from({ length: count }, (_, at) => `<p>${sentence(`part ${at}`)} ${sentence(`other part ${at}`)}</p>`).join(
    '\n',
  );

const page = (article: string, head = ''): string => `<!doctype html><html lang="en-GB"><head>
  <title>Measuring disks – A site</title><meta property="og:title" content="Measuring disks">
  <meta name="author" content="By Ada Example"><meta property="article:published_time" content="2024-05-06T07:08:09Z">
  <meta property="og:image" content="/lead.jpg"><link rel="canonical" href="/2024/disks">${head}
  <style>.x { color: red }</style><script>var article = "not text";</script></head><body>
  <nav><ul><li><a href="/">Home</a></li><li><a href="/about">About</a></li></ul></nav>
  <div class="sidebar"><h3>Popular</h3><ul><li><a href="/1">Another post</a></li><li><a href="/2">And another</a></li></ul></div>
  <article class="post"><h1>Measuring disks</h1>${article}</article>
  <footer><p>Copyright, imprint and everything else that stands below a page.</p></footer></body></html>`;

function textOf(html: string): string {
  const extraction = extractArticle(html, 'https://blog.example.org/x');
  if (extraction.kind !== 'article') throw new Error(extraction.problem);
  return extraction.article.blocks.map(({ kind, text }) => `${kind}: ${text}`).join('\n');
}

test('an article says what it is', () => {
  expect(extractArticle(page(paragraphs(4)), 'https://blog.example.org/x')).toMatchObject({
    kind: 'article',
    article: {
      title: 'Measuring disks',
      author: 'Ada Example',
      publishedAt: new Date('2024-05-06T07:08:09Z'),
      image: 'https://blog.example.org/lead.jpg',
      canonicalUrl: 'https://blog.example.org/2024/disks',
      language: 'en-GB',
    },
  });
});

test('the page around it is left out', () => {
  const text = textOf(page(paragraphs(4)));
  expect(text.split('\n')).toHaveLength(4);
  expect(text).not.toMatch(/Home|Popular|Copyright|not text|color/);
});

test('code keeps its lines, tables their rows, lists their items, headings their place', () => {
  const text = textOf(
    page(`${paragraphs(2)}<h2>How</h2><pre class="highlight"><code>for d in sda sdb; do\n    hdparm -t $d\ndone</code></pre>
      <table><tr><th>disk</th><th>MB/s</th></tr><tr><td>sda</td><td>120</td></tr></table>
      <ul><li>${sentence('first item')}</li><li>${sentence('second item')}</li></ul>${paragraphs(3)}`),
  );
  expect(text).toContain('heading: How');
  expect(text).toContain('code: for d in sda sdb; do\n    hdparm -t $d\ndone');
  expect(text).toContain('table: disk | MB/s\nsda | 120');
  expect(text).toContain(`item: ${sentence('first item')}`);
});

describe('what stands among the paragraphs of an article and is none', () => {
  test.each<[string, string]>([
    [
      'a caption',
      '<figure><img src="a.jpg" alt="Three disks in a row"><figcaption>CLUTTER seen from above</figcaption></figure>',
    ],
    [
      'a caption of WordPress',
      '<div class="wp-caption"><img src="a.jpg"><p class="wp-caption-text">CLUTTER seen from above</p></div>',
    ],
    ['the credit of a picture', '<p class="image-credit">CLUTTER by somebody</p>'],
    ['a share bar', '<div class="social-share"><a href="#">CLUTTER this</a> <a href="#">Tweet</a></div>'],
    [
      'a newsletter',
      '<div class="newsletterSignup"><p>CLUTTER in your inbox every week, for free and for ever.</p></div>',
    ],
    ['related posts', '<div class="related-posts"><h3>CLUTTER</h3><p><a href="/1">Another post</a></p></div>'],
    ['a by-line', '<p class="byline">By CLUTTER, our correspondent</p>'],
    [
      'a list of links',
      '<ul><li><a href="/1">CLUTTER about disks</a></li><li><a href="/2">Another about tapes</a></li></ul>',
    ],
    ['a call to read on', '<p>Read more: <a href="/1">CLUTTER about disks</a></p>'],
    ['an aside', `<aside><p>CLUTTER ${sentence('aside')}</p></aside>`],
    ['a time', '<time datetime="2024-05-06">CLUTTER 6 May</time>'],
    ['an advertisement', '<p>Advertisement</p>'],
  ])('%s', (_, clutter) => {
    const text = textOf(page(`${paragraphs(3)}${clutter}${paragraphs(3)}`));
    expect(text).not.toMatch(/CLUTTER|Advertisement/);
    expect(text.split('\n')).toHaveLength(6);
  });
});

test.each<[string, string]>([
  ['a listing', '<pre><code>hdparm -t sda</code></pre>'],
  ['a table', '<table><tr><th>disk</th><th>MB/s</th></tr><tr><td>sda</td><td>120</td></tr></table>'],
])('the caption of %s is kept', (_, content) => {
  const caption = '<figcaption><a href="#one">Figure 1</a>: Measuring a disk</figcaption>';
  const text = textOf(page(`${paragraphs(3)}<figure id="one">${content}${caption}</figure>${paragraphs(3)}`));
  expect(text).toContain('paragraph: Figure 1: Measuring a disk');
  expect(text).toContain('sda');
});

test('a large part is not removed for the name of its class', () => {
  const text = textOf(page(`<div class="share-story related">${paragraphs(6)}</div>`));
  expect(text.split('\n')).toHaveLength(6);
});

test('prose that begins as clutter does is kept', () => {
  const text = textOf(page(`${paragraphs(3)}<p>Related work in this field goes back to 1998.</p>${paragraphs(2)}`));
  expect(text).toContain('Related work in this field goes back to 1998.');
});

test.each<[string, string]>([
  ['nested without end', '<div>'.repeat(100_000)],
  ['of too many elements', '<p>x'.repeat(60_000)],
  ['of too much text', `<p>${'word '.repeat(500_000)}`],
  ['without text', '<html><body><script>x</script></body></html>'],
  ['that is empty', ''],
])('a page %s gives no article, in time', { timeout: 20_000 }, (_, html) => {
  expect(extractArticle(html, 'https://blog.example.org/x')).toMatchObject({ kind: 'none' });
});
