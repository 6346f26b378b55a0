import { createReader, parseTaxonomy } from '@fieldnotes/content';
import type { PostDraft } from '@fieldnotes/content/model';
import type { JobQueue } from '@fieldnotes/queue';
import { EVERYTHING, type Store } from '@fieldnotes/store';
import { beforeEach, expect, it } from 'vitest';
import { createLearner, createWorker, type Learner, type Worker } from '../src/index.js';
import { learnTags } from '../src/learning/learn-tags.js';
import { TagThread } from '../src/learning/tag-thread.js';
import { arrive } from './support/arrive.js';
import { log, useServer } from './support/server.js';

const taxonomy = parseTaxonomy('topics:\n  - name: Xen\n');

const open = useServer();
let store: Store;
let queue: JobQueue;
let worker: Worker;
let learner: Learner;
let feedId: number;

beforeEach(async () => {
  const parts = await open();
  ({ store, queue } = parts);
  worker = createWorker({ store, queue, reader: createReader({ taxonomy }), log, readConcurrency: 2 });
  learner = createLearner({ store, queue, log });
  feedId = (await store.feeds.ensure('file:///blog', 'blog')).id;
  await worker.start();
  return async () => {
    await learner.stop();
    await worker.stop();
    await parts.close();
  };
});

const KITCHEN = ['bread of rye flour', 'rolls from the oven', 'a dough that rises', 'a crust of wheat flour'];
const GARDEN = ['pruning the apple tree', 'carrots in rows', 'a hedge of hornbeam', 'compost for the beds'];

/** A blog that tags what it bakes and what it grows, and forgets to sometimes. */
const about = (words: readonly string[], at: number, tags: readonly string[]): Partial<PostDraft> => ({
  title: `Day ${at}`,
  body: `Today ${words[(at >> 1) % words.length]}, then ${words[((at >> 1) + 1) % words.length]} again.`,
  tags,
});
const BLOG = Array.from({ length: 30 }, (_, at) =>
  at % 2 === 0 ? about(KITCHEN, at, ['Baking']) : about(GARDEN, at, ['garden']),
);

async function publish(posts: readonly Partial<PostDraft>[]): Promise<number[]> {
  const drafts = posts.map((post): PostDraft => {
    const { title = '', body = '' } = post;
    const blocks = [{ kind: 'paragraph' as const, start: 0, end: body.length }];
    const rest = { author: null, publishedAt: null, tags: [], image: null, language: 'en', url: null };
    return { ...rest, identity: title, source: title, title, body, blocks, ...post };
  });
  const { changed } = await store.posts.put(feedId, drafts);
  await queue.addMany('read', changed);
  const ids = changed.map(({ postId }) => postId);
  await expect.poll(() => allRead(ids), { timeout: 30_000 }).toBe(true);
  return ids;
}

const details = (ids: readonly number[]) => Promise.all(ids.map((id) => store.posts.details(id)));
const allRead = async (ids: readonly number[]) => (await details(ids)).every((post) => post?.readLanguage != null);
const topicsOf = async (id: number) => (await store.posts.details(id))?.topics.map(({ topic }) => topic);

async function follow(any: string[]): Promise<number> {
  await store.guilds.ensure({ id: '1', name: 'Guild' });
  const { subscription } = await store.subscriptions.follow({
    guildId: '1',
    channelId: '2',
    feedId,
    followerId: '3',
    style: 'rich',
    filter: { ...EVERYTHING, any },
    mentionRoleId: null,
    crosspost: false,
    burstLimit: 5,
  });
  return subscription.id;
}

const learned = () => expect.poll(() => store.tagModels.get(feedId, null), { timeout: 30_000 }).not.toBeNull();

it('proposes the tags of a blog for what its author left without, once it has been learned', async () => {
  await publish(BLOG);
  const [past = 0, xen = 0] = await publish([
    about(KITCHEN, 100, []),
    { title: 'Other', body: `Xen runs guests. Xen again, and ${KITCHEN.join(', ')}.` },
  ]);
  const subscription = await follow(['baking']);
  expect(await topicsOf(past)).toEqual([]);
  await learner.start();
  await learned();

  const [forgotten, known] = await details([past, xen]);
  expect(forgotten?.proposedTags).toMatchObject([{ tag: 'Baking' }]);
  expect(forgotten?.topics).toMatchObject([{ topic: 'Baking', evidence: [{ field: 'proposed' }] }]);
  expect(known?.proposedTags).toMatchObject([{ tag: 'Baking' }]);
  expect(known?.topics).toMatchObject([{ topic: 'Xen' }]);
  expect(await store.deliveries.recent(subscription, 9)).toEqual([]);

  const [fresh = 0, other = 0] = await publish([about(KITCHEN, 101, []), about(GARDEN, 102, [])]);
  expect(await topicsOf(fresh)).toEqual(['Baking']);
  expect(await topicsOf(other)).toEqual(['garden']);
  expect(await store.deliveries.recent(subscription, 9)).toMatchObject([{ postTitle: 'Day 101', state: 'pending' }]);
});

it('learns a feed once, however often it is told to, and nothing from too few tags', async () => {
  await publish(BLOG.map((post, at) => (at < 5 ? post : { ...post, tags: [] })));
  const signal = new AbortController().signal;
  expect(await learnTags(feedId, { store, log, signal })).toBe('too-little');
  expect(await learnTags(feedId, { store, log, signal })).toBe('not-due');
  expect(await store.tagModels.get(feedId, null)).toBeNull();
});

it('is due again when a poll brings other tags for posts that had been read', async () => {
  const { id, key } = await store.liveFeeds.follow('https://blog.example/feed', 'Blog');
  const poll = async (tag: string) => {
    const items = [1, 2].map(
      (n) => `<item><guid>${n}</guid><title>Day ${n}</title>${tag}<description>Rye.</description></item>`,
    );
    const body = `<rss version="2.0"><channel><title>Blog</title>${items.join('')}</channel></rss>`;
    const { changed } = await arrive(store, { feedId: id, url: key, body });
    await queue.addMany('read', changed);
    return changed.length;
  };
  const policy = { version: 1, leastPosts: 2, leastNew: 2, mostNew: 2, restMs: 0 };
  const due = () => expect.poll(() => store.tagModels.due(policy, 9, id), { timeout: 30_000 });
  expect(await poll('')).toBe(2);
  await due().toEqual([{ feedId: id, posts: 2 }]);
  await store.tagModels.keep({ feedId: id, posts: 2 }, policy.version, null);
  expect(await poll('<category>Baking</category>')).toBe(2);
  await due().toEqual([{ feedId: id, posts: 4 }]);
  await store.tagModels.keep({ feedId: id, posts: 4 }, policy.version, null);
  expect(await poll('<category>Baking</category>')).toBe(0);
  await due().toEqual([]);
});

it('is cut short by a stop, keeps nothing, and is due as before', async () => {
  await publish(BLOG);
  const stopping = new AbortController();
  const learning = learnTags(feedId, { store, log, signal: stopping.signal });
  stopping.abort(new Error('stopping'));
  await expect(learning).rejects.toThrow('stopping');
  expect(await store.tagModels.get(feedId, null)).toBeNull();
  expect(await learnTags(feedId, { store, log, signal: new AbortController().signal })).toBe('learned');
});

it('ends with its thread when that needs too much memory', async () => {
  const thread = new TagThread(16, new AbortController().signal);
  const text = Array.from({ length: 200_000 }, (_, at) => `word${at}`).join(' ');
  const posts = Array.from({ length: 12 }, (_, at) => ({ title: `${at}`, body: text, tags: ['a'], language: 'en' }));
  await expect(thread.study(posts)).rejects.toMatchObject({ code: 'tag-thread-ended' });
  await thread.close();
});
