import { expect, test } from 'vitest';
import { bareTitle } from '../src/feeds/post.js';
import { createReader } from '../src/read.js';
import { loadTaxonomy } from '../src/topics/taxonomy.js';
import { brokenBlocks, postsOf, readAll, shared } from './feeds/support.js';

// Left to `npm run test:whole`, which .ci/run calls: a whole blog is read several times.

const blog = shared('corpora/major.io');

test.runIf(blog)('no post of a blog of 619 is lost', { timeout: 30_000 }, async () => {
  const items = await readAll(blog ?? '');
  const posts = postsOf(items);
  expect(posts).toHaveLength(619);
  expect(items.filter(({ kind }) => kind !== 'post')).toEqual([
    { kind: 'ignored', source: 'posts/_index.md', reason: 'section-page' },
  ]);
  expect(new Set(posts.map(({ identity }) => identity)).size).toBe(619);
  for (const post of posts) {
    expect(brokenBlocks(post), post.source).toEqual([]);
    expect(post.title, post.source).not.toBe('');
    expect(post.publishedAt, post.source).toBeInstanceOf(Date);
    expect(post.body, post.source).toMatch(/\S/);
    const [first] = post.blocks;
    const opening = first ? post.body.slice(first.start, first.end) : '';
    expect(bareTitle(opening), post.source).not.toBe(bareTitle(post.title));
  }
});

test.runIf(blog)('front matter closed by six dashes does not run into the text', { timeout: 30_000 }, async () => {
  const posts = postsOf(await readAll(`${blog}/posts/2023`));
  const closedBySix = [
    'car-buying-guide',
    'why-coreos',
    'aws-elastic-file-system-fedora',
    'quadlets-replace-docker-compose',
  ];
  for (const name of closedBySix) {
    const post = posts.find(({ source }) => source === `${name}/index.md`);
    expect(post?.author, name).toBe('Major Hayden');
    expect(post?.publishedAt?.getUTCFullYear(), name).toBe(2023);
    expect(post?.body.startsWith('---'), name).toBe(false);
  }
  expect(posts.find(({ source }) => source === 'car-buying-guide/index.md')?.body).toMatch(/^I love optimizing/);
});

test.runIf(blog)('most posts of a blog get a topic and a summary', { timeout: 60_000 }, async () => {
  const reader = createReader({ taxonomy: loadTaxonomy() });
  const posts = postsOf(await readAll(blog ?? ''));
  // Without the author's own tags, which would make it easy.
  const readings = posts.map((one) => [one, reader.read({ ...one, tags: [] })] as const);
  expect(readings.filter(([, { topics }]) => topics.length > 0).length).toBeGreaterThan(0.85 * posts.length);
  expect(readings.filter(([, { summary }]) => summary.length > 0).length).toBeGreaterThan(0.95 * posts.length);
  for (const [{ body, source }, { summary }] of readings) {
    const text = summary.map(({ start, end }) => body.slice(start, end)).join(' ');
    expect(text.length, source).toBeLessThan(1_000);
  }
});
