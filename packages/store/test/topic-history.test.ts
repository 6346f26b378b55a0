import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { openStore, type Store } from '../src/store.js';
import { startTestServer, type TestServer } from '../src/testing.js';
import { draft, reading } from './support/posts.js';

const log = { debug() {}, info() {}, warn() {} };
const UTC = 'UTC';

let server: TestServer;
let store: Store;

beforeAll(async () => {
  server = await startTestServer(process.env.DATABASE_URL);
});
afterAll(() => server?.stop());

beforeEach(async () => {
  const database = await server.createDatabase();
  store = await openStore({ databaseUrl: database.connectionString, dataDirectory: 'unused', log });
  return async () => {
    await store.close();
    await database.drop();
  };
});

async function publish(feed: string, posts: readonly (readonly [time: string | null, ...topics: string[]])[]) {
  const { id } = await store.feeds.ensure(feed, feed);
  const drafts = posts.map(([time], at) =>
    draft({ identity: `${at}`, publishedAt: time === null ? null : new Date(time) }),
  );
  const { changed } = await store.posts.put(id, drafts);
  for (const revision of changed) {
    const post = await store.posts.get(revision.postId);
    const [, ...topics] = posts[Number(post?.identity)] ?? [null];
    const assigned = topics.map((topic) => ({ topic, score: 1, evidence: [] }));
    await store.readings.save(revision, 'v1', reading([['xen']], { topics: assigned }));
  }
  return id;
}

it('counts the posts of each topic by month, without gaps, in the calendar of the zone', async () => {
  const first = await publish('one', [
    ['2005-07-23T10:00:00Z', 'Xen', 'USB'],
    ['2005-07-31T23:30:00Z', 'Xen'],
    ['2005-10-01T00:00:00Z', 'Xen'],
    [null, 'Xen'],
  ]);
  await publish('two', [['2005-10-02T00:00:00Z', 'bread']]);
  const months = ['2005-07-01', '2005-08-01', '2005-09-01', '2005-10-01'];
  expect(await store.topicHistory({}, { by: 'month', timeZone: UTC, limit: 2 })).toEqual({
    periods: months,
    posts: [2, 0, 0, 2],
    topics: [
      { topic: 'Xen', posts: [2, 0, 0, 1] },
      { topic: 'USB', posts: [1, 0, 0, 0] },
    ],
  });
  const berlin = await store.topicHistory({ feedIds: [first] }, { by: 'month', timeZone: 'Europe/Berlin', limit: 1 });
  expect(berlin).toEqual({ periods: months, posts: [1, 1, 0, 1], topics: [{ topic: 'Xen', posts: [1, 1, 0, 1] }] });
});

it('counts by week from Monday, and by year', async () => {
  await publish('one', [
    ['2005-07-24T10:00:00Z', 'Xen'],
    ['2005-07-25T10:00:00Z', 'Xen'],
    ['2006-01-01T10:00:00Z', 'Xen'],
  ]);
  const from = new Date('2005-07-24');
  const weeks = await store.topicHistory({ from, to: new Date('2005-08-01') }, { by: 'week', timeZone: UTC, limit: 9 });
  expect(weeks).toMatchObject({ periods: ['2005-07-18', '2005-07-25'], posts: [1, 1] });
  const years = await store.topicHistory({}, { by: 'year', timeZone: UTC, limit: 9 });
  expect(years).toMatchObject({ periods: ['2005-01-01', '2006-01-01'], posts: [2, 1] });
});

it('is empty where nothing is, and bounded where a date is absurd', async () => {
  const options = { by: 'week', timeZone: UTC, limit: 9 } as const;
  expect(await store.topicHistory({}, options)).toEqual({ periods: [], posts: [], topics: [] });
  await publish('one', [
    ['0001-01-01T00:00:00Z', 'Xen'],
    ['2005-07-24T10:00:00Z', 'Xen'],
  ]);
  const history = await store.topicHistory({}, options);
  expect(history).toEqual({ periods: ['2005-07-18'], posts: [1], topics: [{ topic: 'Xen', posts: [1] }] });
});
