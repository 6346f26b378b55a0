import { startTestServer, type TestServer } from '@fieldnotes/store/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { items, politely, rss } from './support/feeds.js';
import { type Following, startFollowing } from './support/following.js';
import { type LoopbackWeb, startWeb } from './support/web.js';

let server: TestServer;
let web: LoopbackWeb;
let following: Following;

beforeAll(async () => {
  server = await startTestServer(process.env.DATABASE_URL);
  web = await startWeb();
});
afterAll(async () => {
  await web?.stop();
  await server?.stop();
});

beforeEach(async () => {
  following = await startFollowing(server);
  return () => following.close();
});

describe('a feed that is followed', () => {
  it('is read once as its past, and from then on for what is new', async () => {
    let newest = 3;
    const address = web.site(
      '/feed',
      politely(() => rss(items(1, newest))),
    );
    const id = await following.follow(address);
    expect(await following.titles(id)).toEqual(['Post 3', 'Post 2', 'Post 1']);
    newest = 4;
    await following.polled(id);
    expect(await following.titles(id)).toEqual(['Post 3', 'Post 2', 'Post 1', 'Post 4']);
    expect(await following.query('SELECT title, quiet FROM post WHERE feed_id = $1 ORDER BY id', [id])).toEqual([
      { title: 'Post 3', quiet: 'history' },
      { title: 'Post 2', quiet: 'history' },
      { title: 'Post 1', quiet: 'history' },
      { title: 'Post 4', quiet: null },
    ]);
    expect(await following.status(id)).toMatchObject({ state: 'well', title: 'A Blog', failures: 0, problem: null });
  });
});
