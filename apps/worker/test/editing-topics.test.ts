import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createReader, parseTaxonomy } from '@fieldnotes/content';
import type { JobQueue } from '@fieldnotes/queue';
import { EVERYTHING, type Store } from '@fieldnotes/store';
import { temporaryDirectory } from '@fieldnotes/store/testing';
import { beforeEach, describe, expect, it } from 'vitest';
import { createWorker, type Worker } from '../src/index.js';
import { log, useServer } from './support/server.js';

const taxonomy = parseTaxonomy('topics:\n  - name: Xen\n  - name: bread\n');

const open = useServer();
let store: Store;
let queue: JobQueue;
let blog: string;

beforeEach(async () => {
  const parts = await open();
  ({ store, queue } = parts);
  const { directory, remove } = await temporaryDirectory();
  blog = join(directory, 'blog');
  await mkdir(blog);
  return async () => {
    await parts.close();
    await remove();
  };
});

async function withWorker<Result>(use: (worker: Worker) => Promise<Result>): Promise<Result> {
  const worker = createWorker({ store, queue, reader: createReader({ taxonomy }), log, readConcurrency: 2 });
  await worker.start();
  try {
    return await use(worker);
  } finally {
    await worker.stop();
  }
}

const topics = async () => (await store.passages.topicCounts({}, 9)).map(({ topic }) => topic);

async function followed(any: string[]) {
  await store.guilds.ensure({ id: '1', name: 'Guild' });
  const [feed] = await store.feeds.summaries();
  const { subscription } = await store.subscriptions.follow({
    guildId: '1',
    channelId: '2',
    feedId: feed?.id ?? 0,
    followerId: '3',
    style: 'rich',
    filter: { ...EVERYTHING, any },
    mentionRoleId: null,
    crosspost: false,
    burstLimit: 5,
  });
  return subscription.id;
}

const write = (name: string, text: string) => writeFile(join(blog, `${name}.md`), `---\ntitle: ${name}\n---\n${text}`);

describe('editing the topics', () => {
  it('has what was read read again, and announces none of it', async () => {
    await write('past', 'Xen is a hypervisor. Xen runs guests.');
    const id = await withWorker(async (worker) => {
      await worker.importArchive(blog);
      const subscription = await followed(['Xen', 'hypervisors']);
      await write('news', 'Xen has a release. Xen runs more guests.');
      await worker.importArchive(blog);
      return subscription;
    });
    expect(await topics()).toEqual(['Xen']);
    const before = await store.deliveries.recent(id, 9);
    expect(before).toHaveLength(1);

    await store.topicEdits.make({ kind: 'add', topic: 'hypervisors', parent: null, signals: ['guests'] }, null);
    await store.topicEdits.make({ kind: 'rename', topic: 'Xen', to: 'Xen Project' }, '77');
    const counts = async () => new Map((await store.passages.topicCounts({}, 9)).map((one) => [one.topic, one.posts]));
    const bothPosts = new Map([
      ['Xen Project', 2],
      ['hypervisors', 2],
    ]);
    await withWorker(() => expect.poll(counts).toEqual(bothPosts));
    expect(await store.deliveries.recent(id, 9)).toEqual(before);
  });

  it('is followed by subscriptions: what comes under the new name is announced', async () => {
    await write('past', 'Bread needs time. Good bread needs salt.');
    await withWorker(async (worker) => {
      await worker.importArchive(blog);
      const id = await followed(['XEN']);
      await store.topicEdits.make({ kind: 'rename', topic: 'xen', to: 'hypervisors' }, null);
      await write('news', 'Xen has a release. Xen runs more guests.');
      await worker.importArchive(blog);
      expect(await topics()).toEqual(['bread', 'hypervisors']);
      expect(await store.deliveries.recent(id, 9)).toMatchObject([{ postTitle: 'news', state: 'pending' }]);
      expect((await store.subscriptions.get(id))?.filter.any).toEqual(['XEN', 'hypervisors']);
    });
  });

  it('takes muting back without a trace', async () => {
    await write('past', 'Bread needs time. Good bread needs salt.');
    await withWorker(async (worker) => {
      await store.topicEdits.make({ kind: 'mute', topic: 'bread' }, null);
      await worker.importArchive(blog);
      expect(await topics()).toEqual([]);
      await store.topicEdits.make({ kind: 'unmute', topic: 'Bread' }, null);
      expect(await store.topicEdits.list()).toEqual([]);
      await worker.importArchive(blog);
      expect(await topics()).toEqual(['bread']);
    });
  });
});
