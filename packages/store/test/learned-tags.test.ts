import type { PostTopic, ProposedTag } from '@fieldnotes/content/model';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openStore, type Store } from '../src/store.js';
import type { LearningPolicy } from '../src/tag-models.js';
import { startTestServer, type TestDatabase, type TestServer } from '../src/testing.js';
import { draft, reading } from './support/posts.js';

const log = { debug() {}, info() {}, warn() {} };
const POLICY: LearningPolicy = { version: 1, leastPosts: 2, leastNew: 2, mostNew: 3, restMs: 0 };

let server: TestServer;
let database: TestDatabase;
let store: Store;
let feedId: number;

beforeAll(async () => {
  server = await startTestServer(process.env.DATABASE_URL);
});
afterAll(() => server?.stop());

beforeEach(async () => {
  database = await server.createDatabase();
  store = await openStore({ databaseUrl: database.connectionString, dataDirectory: 'unused', log });
  feedId = (await store.feeds.ensure('file:///blog', 'blog')).id;
  return async () => {
    await store.close();
    await database.drop();
  };
});

/** Stores posts, one for each list of tags, a day after the other, and gives their ids. */
async function put(name: string, posts: readonly (readonly string[])[]) {
  const drafts = posts.map((tags, at) =>
    draft({
      identity: `${name} ${at}`,
      title: `${name} ${at}`,
      tags,
      publishedAt: new Date(Date.UTC(2005, 6, at + 1)),
    }),
  );
  const { changed } = await store.posts.put(feedId, drafts);
  return changed.map(({ postId }) => postId).sort((a, b) => a - b);
}

async function read(postId: number, more: { version?: string; topics?: PostTopic[]; proposed?: ProposedTag[] } = {}) {
  const revision = (await store.posts.get(postId))?.revision ?? 0;
  const { version = 'v1', topics = [], proposed = [] } = more;
  return store.readings.save({ postId, revision }, version, { ...reading([['xen']], { topics }), proposed });
}

async function publish(name: string, posts: readonly (readonly string[])[]) {
  const ids = await put(name, posts);
  for (const id of ids) await read(id);
  return ids;
}

const readTopic: PostTopic = {
  topic: 'Xen',
  score: 0.9,
  evidence: [{ signal: 'xen', field: 'body', count: 1, weight: 1 }],
};
const bread: ProposedTag = { tag: 'bread', confidence: 0.75 };
const breadTopic: PostTopic = {
  topic: 'bread',
  score: 0.3,
  evidence: [{ signal: 'bread', field: 'proposed', count: 1, weight: 0.75 }],
};

describe('when a feed is learned', () => {
  const due = async (policy = POLICY) => (await store.tagModels.due(policy, 9)).map(({ posts }) => posts);

  it('is due once it has posts enough, and not while some are being read', async () => {
    await publish('one', [['a']]);
    expect(await due()).toEqual([]);
    const [unread = 0] = await put('two', [['a']]);
    expect(await due({ ...POLICY, leastPosts: 1 })).toEqual([]);
    await read(unread);
    expect(await due()).toEqual([2]);
    expect(await store.tagModels.due(POLICY, 9, feedId)).toEqual([{ feedId, posts: 2 }]);
    expect(await store.tagModels.due(POLICY, 9, feedId + 1)).toEqual([]);
  });

  it('is not held up by a post that could not be read long ago', async () => {
    await publish('one', [['a'], ['a']]);
    await put('two', [['a']]);
    await database.pool.query(`UPDATE post SET stored_at = now() - interval '1 hour'`);
    expect(await due()).toEqual([2]);
  });

  it('is due again when there are more posts, not at once, and with another version', async () => {
    await publish('one', [['a'], ['a']]);
    await store.tagModels.keep({ feedId, posts: 2 }, 1, null);
    await publish('two', [['a']]);
    expect(await due()).toEqual([]);
    expect(await due({ ...POLICY, version: 2 })).toEqual([3]);
    await publish('three', [['a']]);
    expect(await due({ ...POLICY, restMs: 3_600_000 })).toEqual([]);
    expect(await due()).toEqual([4]);
  });

  it('is due again when the tags of old posts were changed, and not when they are only read anew', async () => {
    const ids = await publish('one', [[], []]);
    await store.tagModels.keep({ feedId, posts: 2 }, 1, null);
    await put('one', [['a'], ['a', 'b']]);
    for (const id of ids) await read(id);
    expect(await due()).toEqual([4]);
    await store.tagModels.keep({ feedId, posts: 4 }, 1, null);
    for (const id of ids) await read(id, { version: 'v2' });
    expect(await due()).toEqual([]);
  });

  it('keeps a model until the next, and tells when it is known', async () => {
    expect(await store.tagModels.get(feedId, null)).toBeNull();
    await store.tagModels.keep({ feedId, posts: 2 }, 1, '{"first":true}');
    const first = await store.tagModels.get(feedId, null);
    if (first === null || first === 'same') expect.unreachable();
    expect(first.model).toBe('{"first":true}');
    expect(await store.tagModels.get(feedId, first.learnedAt)).toBe('same');
    expect(await store.tagModels.get(feedId, new Date(0))).toEqual(first);
    await store.tagModels.keep({ feedId, posts: 2 }, 1, null);
    expect(await store.tagModels.get(feedId, first.learnedAt)).toBeNull();
  });
});

describe('what is learned from', () => {
  it('is the newest posts that were read, those with tags the oldest first', async () => {
    const [a, b, c, d] = await publish('one', [['x'], [], ['y', 'z'], []]);
    await put('unread', [['x'], []]);
    expect(await store.proposedTags.postsOf(feedId, { tagged: 9, untagged: 9 })).toEqual({
      tagged: [a, c],
      untagged: [d, b],
    });
    expect(await store.proposedTags.postsOf(feedId, { tagged: 1, untagged: 1 })).toEqual({
      tagged: [c],
      untagged: [d],
    });
  });

  it('is cut at so many characters', async () => {
    const ids = await publish('one', [['x'], ['y']]);
    const samples = await store.proposedTags.samples([...ids].reverse(), 3);
    expect(samples).toEqual([
      { postId: ids[1], revision: 1, title: 'one 1', body: 'Xen', tags: ['y'], language: null },
      { postId: ids[0], revision: 1, title: 'one 0', body: 'Xen', tags: ['x'], language: null },
    ]);
  });
});

describe('what is proposed', () => {
  const shown = async (id: number) => {
    const { topics = [], proposedTags = [] } = (await store.posts.details(id)) ?? {};
    return { topics: topics.map(({ topic }) => topic), tags: proposedTags.map(({ tag }) => tag) };
  };

  it('stands for the topics of a post that has none, and is replaced as a whole', async () => {
    const [id = 0, known = 0] = await put('one', [[], []]);
    await read(id);
    await read(known, { topics: [readTopic] });
    const proposals = (proposed: ProposedTag[], topics: PostTopic[]) =>
      store.proposedTags.replace([id, known].map((postId) => ({ postId, revision: 1, proposed, topics })));
    await proposals([bread], [breadTopic]);
    expect(await shown(id)).toEqual({ topics: ['bread'], tags: ['bread'] });
    expect(await shown(known)).toEqual({ topics: ['Xen'], tags: ['bread'] });
    expect((await store.posts.details(id))?.proposedTags).toEqual([bread]);
    await proposals([{ tag: 'rye', confidence: 0.5 }], [{ ...breadTopic, topic: 'rye' }]);
    expect(await shown(id)).toEqual({ topics: ['rye'], tags: ['rye'] });
    await store.proposedTags.clear(feedId);
    expect(await shown(id)).toEqual({ topics: [], tags: [] });
    expect(await shown(known)).toEqual({ topics: ['Xen'], tags: [] });
  });

  it('leaves a post alone that has changed meanwhile', async () => {
    const [id = 0] = await publish('one', [[]]);
    await store.proposedTags.replace([{ postId: id, revision: 2, proposed: [bread], topics: [breadTopic] }]);
    expect(await shown(id)).toEqual({ topics: [], tags: [] });
  });

  it('is kept with a reading, and goes with the next', async () => {
    const [id = 0] = await put('one', [[]]);
    await read(id, { topics: [breadTopic], proposed: [bread] });
    expect(await shown(id)).toEqual({ topics: ['bread'], tags: ['bread'] });
    const revised = draft({ identity: 'one 0', title: 'revised', tags: ['rye'] });
    await store.posts.put(feedId, [revised]);
    await read(id);
    expect(await shown(id)).toEqual({ topics: [], tags: [] });
  });

  it('goes with its feed, and the model too', async () => {
    const [id = 0] = await put('one', [[]]);
    await read(id, { proposed: [bread] });
    await store.tagModels.keep({ feedId, posts: 1 }, 1, '{}');
    await database.pool.query('DELETE FROM feed WHERE id = $1', [feedId]);
    const { rows } = await database.pool.query(
      'SELECT (SELECT count(*) FROM proposed_tag)::int AS tags, (SELECT count(*) FROM tag_model)::int AS models',
    );
    expect(rows).toEqual([{ tags: 0, models: 0 }]);
  });
});
