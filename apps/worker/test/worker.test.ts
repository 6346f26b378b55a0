import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createReader, parseTaxonomy } from '@fieldnotes/content';
import type { JobQueue } from '@fieldnotes/queue';
import type { Store } from '@fieldnotes/store';
import { temporaryDirectory } from '@fieldnotes/store/testing';
import { beforeEach, describe, expect, it } from 'vitest';
import { createWorker, type Worker } from '../src/index.js';
import { log, useServer } from './support/server.js';

const taxonomy = parseTaxonomy('topics:\n  - name: Xen\n    signals: [xen]\n  - name: bread\n    signals: [bread]\n');

const open = useServer();
let store: Store;
let queue: JobQueue;
let worker: Worker;
let blog: string;

beforeEach(async () => {
  const parts = await open();
  ({ store, queue } = parts);
  worker = createWorker({ store, queue, reader: createReader({ taxonomy }), log, readConcurrency: 2 });
  const { directory, remove } = await temporaryDirectory();
  blog = join(directory, 'blog');
  await mkdir(blog);
  return async () => {
    await worker.stop();
    await parts.close();
    await remove();
  };
});

const write = (name: string, text: string) => writeFile(join(blog, name), text);
const titles = async (topic: string) => (await store.posts.list({ topic, limit: 9 })).map(({ title }) => title);

describe('importing', () => {
  it('stores and reads every post, and changes nothing the second time', async () => {
    await write('xen.md', '---\ntitle: Xen\n---\nXen is a hypervisor. Xen runs guests.');
    await write('bread.md', '---\ntitle: Bread\n---\nA loaf of bread needs time. Good bread needs salt.');
    await worker.start();
    expect(await worker.importArchive(blog)).toMatchObject({ posts: 2, added: 2, unread: 0, skipped: 0 });
    expect(await titles('Xen')).toEqual(['Xen']);
    expect(await worker.importArchive(blog)).toMatchObject({ posts: 2, added: 0, revised: 0, unchanged: 2 });
  });

  it('replaces what was read from a post that was edited', async () => {
    await write('post.md', '---\ntitle: About Xen\n---\nXen is a hypervisor. Xen runs guests.');
    await worker.start();
    await worker.importArchive(blog);
    await write('post.md', '---\ntitle: About bread\n---\nA loaf of bread needs time. Good bread needs salt.');
    expect(await worker.importArchive(blog)).toMatchObject({ added: 0, revised: 1, unread: 0 });
    expect(await titles('Xen')).toEqual([]);
    expect(await titles('bread')).toEqual(['About bread']);
    const { terms } = await store.passages.statistics({}, ['hypervisor', 'bread']);
    expect([...terms.keys()]).toEqual(['bread']);
  });

  it('names what is broken and imports the rest', async () => {
    await write('good.md', '---\ntitle: Xen\n---\nXen is a hypervisor.');
    await write('bad.md', '---\ntitle: [unclosed\n---\nText.');
    await worker.start();
    const skipped: string[] = [];
    const report = await worker.importArchive(blog, { onSkipped: ({ source }) => skipped.push(source) });
    expect(report).toMatchObject({ posts: 1, added: 1, skipped: 1 });
    expect(skipped).toEqual(['bad.md']);
  });

  it('leaves no feed behind when there is no post', async () => {
    await write('bad.md', '');
    await worker.start();
    expect(await worker.importArchive(blog)).toMatchObject({ feed: null, posts: 0, skipped: 1 });
    expect(await store.feeds.summaries()).toEqual([]);
  });

  it('tells how far it is, up to the last post', async () => {
    await write('xen.md', '---\ntitle: Xen\n---\nXen is a hypervisor.');
    await worker.start();
    const seen: string[] = [];
    await worker.importArchive(blog, {
      onProgress: ({ filesDone, files, postsRead, posts }) => seen.push(`${filesDone}/${files} ${postsRead}/${posts}`),
    });
    expect(seen.at(-1)).toBe('1/1 1/1');
  });

  it('ends early when it is told to, and goes on from there', async () => {
    await write('xen.md', '---\ntitle: Xen\n---\nXen is a hypervisor.');
    await worker.start();
    await expect(worker.importArchive(blog, { signal: AbortSignal.abort() })).rejects.toThrow('aborted');
    expect(await worker.importArchive(blog)).toMatchObject({ posts: 1, unread: 0 });
  });
});

describe('a post that was stored and never put in line', () => {
  it('is read when a worker starts', async () => {
    const feed = await store.feeds.ensure('file:///blog', 'blog');
    const body = 'Xen is a hypervisor.';
    const blocks = [{ kind: 'paragraph', start: 0, end: body.length }] as const;
    const rest = { url: null, author: null, publishedAt: null, tags: [], image: null, language: null };
    await store.posts.put(feed.id, [{ identity: 'a', source: 'a', title: 'Xen', body, blocks, ...rest }]);
    await worker.start();
    await expect.poll(() => titles('Xen'), { timeout: 10_000 }).toEqual(['Xen']);
  });
});
