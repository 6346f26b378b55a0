import { expect, test } from 'vitest';
import { bareTitle } from '../../src/feeds/post.js';
import { brokenBlocks, postsOf, readAll, shared } from './support.js';

const ols = shared('seeds/ols-2005.txt');

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
