import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createReader, parseTaxonomy } from '@fieldnotes/content';
import type { JobQueue } from '@fieldnotes/queue';
import { EVERYTHING, type Store } from '@fieldnotes/store';
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
  await worker.start();
  return async () => {
    await worker.stop();
    await parts.close();
    await remove();
  };
});

async function followed(topics: string[]) {
  await store.guilds.ensure({ id: '1', name: 'Guild' });
  const [feed] = await store.feeds.summaries();
  const { subscription } = await store.subscriptions.follow({
    guildId: '1',
    channelId: '2',
    feedId: feed?.id ?? 0,
    followerId: '3',
    style: 'rich',
    filter: { ...EVERYTHING, any: topics },
    mentionRoleId: null,
    crosspost: false,
    burstLimit: 5,
  });
  return subscription;
}

describe('a post that a channel wants to hear of', () => {
  it('has a delivery as soon as it has been read, and rings for the bot', async () => {
    await writeFile(join(blog, 'past.md'), '---\ntitle: Past\n---\nXen is a hypervisor. Xen runs guests.');
    await worker.importArchive(blog);
    const { id } = await followed(['Xen']);
    await writeFile(join(blog, 'xen.md'), '---\ntitle: About Xen\n---\nXen is a hypervisor. Xen runs guests.');
    await writeFile(
      join(blog, 'bread.md'),
      '---\ntitle: Bread\n---\nA loaf of bread needs time. Good bread needs salt.',
    );
    await worker.importArchive(blog);
    const deliveries = await store.deliveries.recent(id, 9);
    expect(deliveries).toMatchObject([{ postTitle: 'About Xen', kind: 'announce', state: 'pending' }]);
    // The bell is rung after the reading is stored, which is what the import waits for.
    await expect.poll(() => queue.counts(['announce'])).toMatchObject({ waiting: 1 });
    await expect.poll(() => queue.counts(['read'])).toMatchObject({ waiting: 0 });
    await worker.importArchive(blog);
    expect(await store.deliveries.recent(id, 9)).toEqual(deliveries);
  });
});
