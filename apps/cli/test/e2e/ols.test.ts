import { beforeAll, describe, expect, test } from 'vitest';
import { type Installation, useInstallations } from '../support/database.js';
import { inShared } from '../support/paths.js';

const seed = inShared('seeds/ols-2005.txt');

describe.skipIf(seed === undefined)('the plain-text export of a conference blog', () => {
  const install = useInstallations();
  let ols: Installation;

  beforeAll(async () => {
    ols = await install();
    const imported = await ols.run(['import', seed ?? '']);
    expect(imported).toMatchObject({ status: 0, stdout: expect.stringContaining('5 posts: 5 added') });
  }, 60_000);

  async function json(...words: string[]) {
    return JSON.parse((await ols.run([...words, '--json'])).stdout);
  }

  test('is five posts, with their titles and dates', async () => {
    const posts: { title: string; publishedAt: string }[] = await json('posts');
    expect(posts.map(({ title, publishedAt }) => [title, publishedAt.slice(0, 10)]).sort()).toEqual([
      ['Live 8', '2005-07-03'],
      ['OLS 3 (Virtualization Day)', '2005-07-23'],
      ['OLS Day 2', '2005-07-22'],
      ['OLS Day 4', '2005-07-23'],
      ['OLS Day One', '2005-07-21'],
    ]);
  });

  test('Xen is cited from three posts at least, word for word', async () => {
    const { found, citations } = await json('ask', 'what did you see about Xen?');
    expect(found).toBe(true);
    const posts: { id: number; title: string }[] = await json('posts');
    const titles = new Set<string>();
    for (const { title, quote } of citations) {
      const cited = posts.find((post) => post.title === title);
      const { body } = await json('post', String(cited?.id));
      expect(body).toContain(quote);
      titles.add(title);
    }
    expect(titles.size).toBeGreaterThanOrEqual(3);
  });

  test('Kubernetes is not there, and no source is shown', async () => {
    await expect(json('ask', 'what did you see about Kubernetes?')).resolves.toMatchObject({
      found: false,
      citations: [],
    });
    const { stdout } = await ols.run(['ask', 'what did you see about Kubernetes?']);
    expect(stdout).not.toContain('ols-2005');
  });
});
