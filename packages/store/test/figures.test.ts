import { afterAll, beforeAll, expect, it } from 'vitest';
import { feedRecords } from '../src/feeds.js';
import { figures } from '../src/figures.js';
import { liveFeedRecords } from '../src/live/live-feeds.js';
import { postRecords } from '../src/posts.js';
import { readingRecords } from '../src/readings.js';
import { startTestServer, type TestDatabase, type TestServer } from '../src/testing.js';
import { draft, reading } from './support/posts.js';

let server: TestServer;
let database: TestDatabase;
beforeAll(async () => {
  server = await startTestServer();
  database = await server.createDatabase();
});
afterAll(() => server?.stop());

it('counts feeds by their state, posts by whether they were read, and deliveries that are open', async () => {
  const { pool } = database;
  const read = figures(pool);
  const none = { new: 0, well: 0, failing: 0, paused: 0 };
  expect(await read()).toEqual({
    feeds: none,
    longestDueSeconds: 0,
    posts: { read: 0, unread: 0 },
    deliveries: { open: 0, oldestSeconds: 0 },
  });
  const live = liveFeedRecords(pool);
  const [first, second, third] = await Promise.all(
    ['one', 'two', 'three'].map((name) => live.follow(`https://${name}.example/feed`, name)),
  );
  await live.pause(second?.id ?? 0);
  await pool.query(`UPDATE live_feed SET failures = 2, polled_at = now() WHERE feed_id = $1`, [third?.id]);
  await pool.query(`UPDATE live_feed SET due_at = now() - interval '90 seconds' WHERE feed_id = $1`, [first?.id]);
  const feed = await feedRecords(pool).ensure('file:///blog', 'blog');
  await postRecords(pool).put(feed.id, [draft(), draft({ identity: 'two' })]);
  const { rows } = await pool.query<{ id: string }>('SELECT id FROM post ORDER BY id LIMIT 1');
  const revision = { postId: Number(rows[0]?.id), revision: 1 };
  await readingRecords(pool).save(revision, 'test', reading([['xen']]));

  const counted = await read();
  expect(counted).toMatchObject({
    feeds: { new: 1, well: 0, failing: 1, paused: 1 },
    posts: { read: 1, unread: 1 },
    deliveries: { open: 0, oldestSeconds: 0 },
  });
  expect(counted.longestDueSeconds).toBeGreaterThanOrEqual(90);
});
