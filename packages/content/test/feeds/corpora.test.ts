import { expect, test } from 'vitest';
import { bareTitle } from '../../src/feeds/post.js';
import { brokenBlocks, postsOf, readAll, shared } from './support.js';

const ols = shared('seeds/ols-2005.txt');
const blog = shared('corpora/major.io');

test.runIf(ols)('the plain-text export of 2005 gives its five posts', async () => {
  const posts = postsOf(await readAll(ols ?? ''));
  expect(posts.map(({ title, publishedAt }) => [title, publishedAt?.toISOString().slice(0, 10)])).toEqual([
    ['OLS Day 4', '2005-07-23'],
    ['OLS 3 (Virtualization Day)', '2005-07-23'],
    ['OLS Day 2', '2005-07-22'],
    ['OLS Day One', '2005-07-21'],
    ['Live 8', '2005-07-03'],
  ]);
  for (const post of posts) {
    expect(brokenBlocks(post)).toEqual([]);
    expect(bareTitle(post.body)).not.toMatch(new RegExp(`^${bareTitle(post.title)}`));
  }
  expect(posts[1]?.body).toContain('“Testing the Xen Hypervisor and Linux Virtual Machines”');
});

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
