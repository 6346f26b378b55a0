import { openStore, type Store } from '@fieldnotes/store';
import { startTestServer, type TestServer } from '@fieldnotes/store/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { placeOf } from '../src/place.js';

const draft = (source: string, identity = source) => ({
  identity,
  source,
  url: null,
  title: 'A post',
  author: null,
  publishedAt: null,
  body: 'Text.',
  blocks: [],
  tags: [],
  image: null,
  language: null,
});

let server: TestServer;
let store: Store;

beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server?.stop());
beforeEach(async () => {
  const { connectionString } = await server.createDatabase();
  const log = { debug: () => undefined, info: () => undefined, warn: () => undefined };
  store = await openStore({ databaseUrl: connectionString, dataDirectory: 'unused', log });
  return () => store.close();
});

describe('placeOf', () => {
  it('names a feed by the URL of what is imported, and shows its last part', async () => {
    const { feed, locate } = await placeOf('/srv/blogs/a blog', store.feeds);
    expect(feed).toMatchObject({ key: 'file:///srv/blogs/a%20blog', title: 'a blog' });
    expect(locate(draft('2005/day-2.md'))).toEqual(draft('2005/day-2.md'));
  });

  it('finds the same feed again', async () => {
    const first = await placeOf('/srv/blog', store.feeds);
    const again = await placeOf('/srv/blog', store.feeds);
    expect(again.feed).toEqual(first.feed);
    expect(again.locate(draft('day-2.md'))).toEqual(draft('day-2.md'));
  });

  it('takes a folder inside an imported one for a part of it, so that no post is doubled', async () => {
    const whole = await placeOf('/srv/blog', store.feeds);
    const part = await placeOf('/srv/blog/2005', store.feeds);
    expect(part.feed).toEqual(whole.feed);
    expect(part.locate(draft('july/day-2.md'))).toEqual(draft('2005/july/day-2.md'));
  });

  it('takes a file inside an imported folder for a part of it', async () => {
    const whole = await placeOf('/srv/blog', store.feeds);
    const part = await placeOf('/srv/blog/2005/day-2.md', store.feeds);
    expect(part.feed).toEqual(whole.feed);
    expect(part.locate(draft('day-2.md'))).toEqual(draft('2005/day-2.md'));
  });

  it('keeps an identity that the post brought with it', async () => {
    await placeOf('/srv/blog', store.feeds);
    const part = await placeOf('/srv/blog/feed.xml', store.feeds);
    const inFeed = part.locate(draft('feed.xml', 'urn:example:1'));
    expect(inFeed).toEqual(draft('feed.xml', 'urn:example:1'));
  });

  it('prefers the innermost feed', async () => {
    const outer = await placeOf('/srv/blogs/one', store.feeds);
    const other = await placeOf('/srv/blogs', store.feeds);
    expect(other.feed).not.toEqual(outer.feed);
    expect((await placeOf('/srv/blogs/one/2005', store.feeds)).feed).toEqual(outer.feed);
  });
});
