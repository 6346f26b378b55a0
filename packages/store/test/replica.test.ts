import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { feedRecords } from '../src/feeds.js';
import { openStore } from '../src/index.js';
import { postRecords } from '../src/posts.js';
import { readingRecords } from '../src/readings.js';
import { startTestServer, type TestDatabase, type TestServer } from '../src/testing.js';
import { draft, reading } from './support/posts.js';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server?.stop());

async function databaseWith(...words: string[]): Promise<TestDatabase> {
  const database = await server.createDatabase();
  const { id } = await feedRecords(database.pool).ensure('file:///blog', 'blog');
  const { changed } = await postRecords(database.pool).put(id, [draft({ title: words.join(' ') })]);
  for (const revision of changed) await readingRecords(database.pool).save(revision, 'v1', reading([words]));
  return database;
}

/** As a server that follows another is: whatever would write there fails. */
async function readOnly({ pool, connectionString }: TestDatabase): Promise<string> {
  await pool.query(
    `ALTER DATABASE ${new URL(connectionString).pathname.slice(1)} SET default_transaction_read_only = on`,
  );
  return connectionString;
}

it('is asked what questions need and nothing else; where it is gone, the database is asked', async () => {
  const primary = await databaseWith('primary');
  const replica = await databaseWith('replica');
  const log = { debug: vi.fn(), info: vi.fn(), warn: vi.fn() };
  const store = await openStore({
    databaseUrl: primary.connectionString,
    replicaUrl: await readOnly(replica),
    dataDirectory: 'unused',
    log,
  });
  const known = async () => [...(await store.passages.statistics({}, ['primary', 'replica'])).terms.keys()];
  expect(await known()).toEqual(['replica']);
  const weighted = [{ term: 'replica', weight: 1, passages: 1 }];
  const [found] = await store.passages.candidates({}, weighted, 5);
  expect((await store.passages.citedPosts([found?.postId ?? 0])).map(({ title }) => title)).toEqual(['replica']);
  expect(await store.passages.postIdsByDate({}, 'newest', 5)).toHaveLength(1);
  expect(await store.passages.topicCounts({}, 5)).toEqual([]);
  expect((await store.posts.list({ limit: 5 })).map(({ title }) => title)).toEqual(['primary']);

  await replica.drop();
  expect(await known()).toEqual(['primary']);
  expect(await known()).toEqual(['primary']);
  expect(log.warn).toHaveBeenCalledOnce();
  expect(JSON.stringify(log.warn.mock.calls[0]?.[0])).not.toContain(new URL(primary.connectionString).password);
  await store.close();
  await primary.drop();
});

it('that was never there keeps nobody from starting', async () => {
  const primary = await databaseWith('primary');
  const log = { debug: vi.fn(), info: vi.fn(), warn: vi.fn() };
  const replicaUrl = 'postgres://me:secret@127.0.0.1:1/none';
  const store = await openStore({ databaseUrl: primary.connectionString, replicaUrl, dataDirectory: 'unused', log });
  expect((await store.passages.statistics({}, ['primary'])).posts).toBe(1);
  expect(log.warn).toHaveBeenCalledOnce();
  await store.close();
  await primary.drop();
});
