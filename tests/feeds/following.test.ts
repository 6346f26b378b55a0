import { startTestServer, type TestServer } from '@fieldnotes/store/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { items, plainly, politely, rss } from './support/feeds.js';
import { type Following, startFollowing } from './support/following.js';
import { type LoopbackWeb, startWeb } from './support/web.js';

let server: TestServer;
let web: LoopbackWeb;
let following: Following;

beforeAll(async () => {
  server = await startTestServer(process.env.DATABASE_URL);
  web = await startWeb();
  following = await startFollowing(server);
});
afterAll(async () => {
  await following?.close();
  await web?.stop();
  await server?.stop();
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

describe('an address that a person gives', () => {
  const page = (...links: string[]) =>
    plainly(
      () => `<!doctype html><html><head><title>A Blog</title>${links.join('')}</head><body><p>Hello</p></body></html>`,
    );
  const link = (href: string, title: string) =>
    `<link rel="alternate" type="application/rss+xml" href="${href}" title="${title}">`;

  it('may be a page that names its feed', async () => {
    const feed = web.site(
      '/rss',
      politely(() => rss(items(1, 2))),
    );
    const report = await following.worker.follow(web.site('/blog', page(link(feed, 'All'))));
    expect(report).toMatchObject({ kind: 'followed', isNew: true, posts: 2, feed: { key: feed, title: 'A Blog' } });
  });

  it('is one to choose from where the page names several', async () => {
    const [all, some] = ['/all', '/some'].map((path) =>
      web.site(
        path,
        politely(() => rss(items(1, 2))),
      ),
    );
    const report = await following.worker.follow(
      web.site('/blog', page(link(`${all}`, 'All'), link(`${some}`, 'Some'))),
    );
    expect(report).toMatchObject({ kind: 'candidates', candidates: [{ url: all, title: 'All' }, { url: some }] });
  });

  it('may be a page that names none and has one where many have it', async () => {
    const blog = web.site('/', page());
    const { origin } = new URL(blog);
    web.change(
      `${origin}/feed.xml`,
      politely(() => rss(items(1, 2))),
    );
    expect(await following.worker.follow(blog)).toMatchObject({
      kind: 'followed',
      feed: { key: `${origin}/feed.xml` },
    });
  });

  it('is refused in words where there is nothing', async () => {
    expect(await following.worker.follow(web.site('/', page()))).toMatchObject({
      kind: 'refused',
      problem: expect.stringContaining('not a feed'),
    });
    expect(await following.worker.follow('http://10.1.2.3/feed')).toMatchObject({
      problem: 'it is at a private address.',
    });
    expect(await following.worker.follow('nonsense')).toMatchObject({ problem: 'it is not an address.' });
  });
});
