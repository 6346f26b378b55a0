import { afterEach, expect, test } from 'vitest';
import { type ArticleRunner, createArticleRunner } from '../src/articles/article-runner.js';

const paragraph = `<p>${'A sentence of some words, with a comma in it. '.repeat(10)}</p>`;
const page = `<html><title>One page</title><body><article>${paragraph.repeat(3)}</article></body></html>`;
const url = 'https://blog.example.org/';
let runner: ArticleRunner | undefined;

afterEach(() => runner?.close());

test('pages are read one after the other', async () => {
  runner = createArticleRunner({ timeoutMs: 60_000 });
  const [first, second] = await Promise.all([runner.extract(page, url), runner.extract('', url)]);
  expect(first).toMatchObject({ kind: 'article', article: { title: 'One page' } });
  expect(second).toMatchObject({ kind: 'none' });
});

test('a page that takes too long is given up, and the next one is read', async () => {
  runner = createArticleRunner({ timeoutMs: 1 });
  expect(await runner.extract(page.repeat(20), url)).toEqual({ kind: 'none', problem: 'takes too long to read' });
  await runner.close();
  runner = createArticleRunner({ timeoutMs: 60_000, memoryMb: 24 });
  const large = `<p>${'word, '.repeat(300_000)}</p>`;
  expect(await runner.extract(large, url)).toEqual({ kind: 'none', problem: 'needs too much memory to read' });
  expect(await runner.extract(page, url)).toMatchObject({ kind: 'article' });
});

test('nothing is read after the end', async () => {
  runner = createArticleRunner();
  const waiting = runner.extract(page, url);
  await runner.close();
  expect(await waiting).toMatchObject({ kind: 'none', problem: expect.stringContaining('stopping') });
  expect(await runner.extract(page, url)).toMatchObject({ kind: 'none', problem: expect.stringContaining('stopping') });
});

test('many pages leave nothing behind in the thread they share', async () => {
  const warnings: Error[] = [];
  const listen = (warning: Error) => warnings.push(warning);
  process.on('warning', listen);
  runner = createArticleRunner({ timeoutMs: 60_000 });
  for (let count = 0; count < 15; count++) await runner.extract('<p>x', url);
  process.off('warning', listen);
  expect(warnings).toEqual([]);
});
