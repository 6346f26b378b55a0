import { gzipSync } from 'node:zlib';
import { startTestServer, type TestServer } from '@fieldnotes/store/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { items, plainly, politely, redirect, rss } from './support/feeds.js';
import { type Following, startFollowing } from './support/following.js';
import { type Behaviour, type LoopbackWeb, startWeb } from './support/web.js';

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

const MB = 1024 * 1024;
const blog = () => rss(items(1, 3));

/** Entities of entities: a billion words in a kilobyte. */
const ENTITIES = `<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "lol">${'bcdefghij'
  .split('')
  .map((name, index) => `<!ENTITY ${name} "${`&${'abcdefghi'[index]};`.repeat(10)}">`)
  .join('')}]><rss version="2.0"><channel><title>&j;</title><item><title>&j;</title></item></channel></rss>`;

const raw =
  (head: Record<string, string>, body: string | Buffer, cut = false): Behaviour =>
  (_, response) => {
    response.writeHead(200, head);
    if (cut) response.write(body, () => response.destroy());
    else response.end(body);
  };

describe('a feed that turns bad', () => {
  it.each<[string, Behaviour, RegExp]>([
    ['a page', raw({}, '<!doctype html><html><body><p>Parked</body></html>'), /a page at its address/u],
    ['nothing', raw({}, ''), /empty/u],
    ['something else', raw({}, '%PDF-1.7 binary'), /no feed/u],
    ['less than it says', raw({ 'content-length': '5000' }, blog().slice(0, 300), true), /ended|whole|long/u],
    ['a bomb', raw({ 'content-encoding': 'gzip' }, gzipSync(Buffer.alloc(40 * MB))), /larger than 30 MB/u],
    ['too much', raw({}, Buffer.alloc(11 * MB, ' ')), /larger than 10 MB/u],
    ['headers without end', raw({ 'x-long': 'y'.repeat(40_000) }, blog()), /too many headers/u],
    ['a redirect to itself', redirect(302, '/feed'), /redirects too often/u],
    ['a redirect inwards', redirect(301, 'http://10.0.0.1/feed'), /private address/u],
    ['a redirect to the metadata', redirect(301, 'http://169.254.169.254/latest/'), /private address/u],
    ['a redirect to a file', redirect(301, 'file:///etc/passwd'), /only http and https/u],
    ['a redirect to nowhere', redirect(301, 'http://'), /no address/u],
    ['an error', (_, response) => response.writeHead(500).end('x'), /status 500/u],
  ])('%s: is told in words, and loses nothing', async (_, behaviour, words) => {
    const address = web.site('/feed', politely(blog));
    const id = await following.follow(address);
    web.change(address, behaviour);
    const { problem, failures } = await following.polled(id);
    expect(problem).toMatch(words);
    expect(failures).toBe(1);
    web.change(
      address,
      politely(() => rss(items(1, 4))),
    );
    expect(await following.polled(id)).toMatchObject({ state: 'well', problem: null });
    expect(await following.titles(id)).toEqual(['Post 3', 'Post 2', 'Post 1', 'Post 4']);
  });

  it.each<[string, Behaviour]>([
    ['entities of entities', raw({}, ENTITIES)],
    ['deep nesting', raw({}, `<rss><channel>${'<item>'.repeat(100_000)}`)],
    ['NUL characters', raw({}, JSON.stringify(withNuls()))],
    ['twenty thousand items', raw({}, rss(Array.from({ length: 20_000 }, (_, n) => ({ guid: `g${n}` }))))],
  ])('%s cost a bounded time', async (_, behaviour) => {
    const address = web.site('/feed', politely(blog));
    const id = await following.follow(address);
    web.change(address, behaviour);
    const { failures, problem } = await following.polled(id);
    expect({ failures, problem: problem ?? '' }).not.toMatchObject({
      problem: expect.stringContaining('log says why'),
    });
    expect((await following.titles(id)).length).toBeLessThanOrEqual(5_003);
  });

  it('has its text read in the character set that it is in, whatever it says', async () => {
    const text = (charset: string) => rss([{ guid: '1', title: 'Grüße' }]).replace('UTF-8', charset);
    const latin = Buffer.from(text('ISO-8859-1'), 'latin1');
    const utf16 = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text('UTF-16'), 'utf16le')]);
    for (const [type, body] of [
      ['text/xml', latin],
      ['text/xml; charset=iso-8859-1', Buffer.from(text('ISO-8859-1'), 'utf8')],
      ['application/rss+xml; charset=utf-8', utf16],
    ] as const) {
      const id = await following.follow(web.site('/feed', raw({ 'content-type': type }, body)));
      expect(await following.titles(id)).toEqual(['Grüße']);
    }
  });
});

function withNuls() {
  return {
    version: 'https://jsonfeed.org/version/1.1',
    title: 'A\u0000blog',
    items: [{ id: 'n\u0000l', title: '\u0000', content_text: 'Text \u0000 with it.', url: 'https://b.example/\u0000' }],
  };
}

describe('items', () => {
  it('that leave and come back, under other guids and dates, are not new', async () => {
    let body = blog();
    const id = await following.follow(
      web.site(
        '/feed',
        politely(() => body),
      ),
    );
    const bodies = [
      rss(items(2, 4)),
      rss(items(1, 4).toReversed()),
      rss(items(1, 5).map((item) => ({ ...item, guid: `${item.guid}-again`, date: new Date() }))),
      rss(items(3, 5).map((item) => ({ ...item, guid: `${item.guid}-and-again` }))),
      rss(items(1, 5)),
    ];
    for (body of bodies) await following.polled(id);
    expect(await following.titles(id)).toEqual(['Post 3', 'Post 2', 'Post 1', 'Post 4', 'Post 5']);
    expect(await following.query('SELECT max(revision) AS most FROM post WHERE feed_id = $1', [id])).toEqual([
      { most: 1 },
    ]);
  });

  it('that are changed are a revision, and keep their date', async () => {
    let body = blog();
    const id = await following.follow(
      web.site(
        '/feed',
        politely(() => body),
      ),
    );
    const date = new Date(Date.UTC(2027, 0, 1));
    body = rss(
      items(1, 3).map((item) => ({ ...item, date, ...(item.guid === 'post-2' ? { text: 'Corrected.' } : {}) })),
    );
    await following.polled(id);
    expect(
      await following.query(
        'SELECT title, revision, published_at < $2 AS kept FROM post WHERE feed_id = $1 ORDER BY id',
        [id, date],
      ),
    ).toEqual([
      { title: 'Post 3', revision: 1, kept: true },
      { title: 'Post 2', revision: 2, kept: true },
      { title: 'Post 1', revision: 1, kept: true },
    ]);
  });

  it('that look new all at once are held back, and the channels are told', async () => {
    let body = rss(items(1, 10));
    const id = await following.follow(
      web.site(
        '/feed',
        politely(() => body),
      ),
    );
    body = rss(
      items(1, 10).map(({ date, guid, text }) => ({
        guid: `new-${guid}`,
        link: `https://moved.example/${guid}`,
        title: `${guid} of the new site`,
        text: `${text} All of it was written anew.`,
        ...(date === undefined ? {} : { date }),
      })),
    );
    const { held } = await following.polled(id);
    expect(held).toBe(10);
    const [event] = await following.store.liveFeeds.events(id, 1);
    expect(event).toMatchObject({ kind: 'brake', isNotice: true, detail: { held: 10 } });
    expect(
      await following.query("SELECT count(*)::int AS held FROM post WHERE feed_id = $1 AND quiet = 'brake'", [id]),
    ).toEqual([{ held: 10 }]);
    // The next new post is announced as ever.
    body = rss([...items(11, 11), ...items(1, 10)]);
    await following.polled(id);
    expect(await following.query('SELECT title FROM post WHERE feed_id = $1 AND quiet IS NULL', [id])).toEqual([
      { title: 'Post 11' },
    ]);
  });
});

describe('a pause', () => {
  it.each(['skip', 'digest', 'all'] as const)('stops the polls; what was missed: %s', async (what) => {
    let newest = 3;
    const address = web.site(
      '/feed',
      plainly(() => rss(items(1, newest))),
    );
    const id = await following.follow(address);
    expect(await following.store.liveFeeds.pause(id)).toBe(true);
    expect(await following.store.liveFeeds.pause(id)).toBe(false);
    expect(await following.status(id)).toMatchObject({ state: 'paused', dueAt: null });
    newest = 5;
    await following.store.liveFeeds.pollNow(id);
    const before = web.requestsFor(address).length;
    expect(await following.store.liveFeeds.resume(id, what)).toBe(true);
    await expect.poll(async () => (await following.titles(id)).length).toBe(5);
    expect(web.requestsFor(address)).toHaveLength(before + 1);
    const quiet = await following.query('SELECT DISTINCT quiet FROM post WHERE feed_id = $1 AND title > $2', [
      id,
      'Post 3',
    ]);
    expect(quiet).toEqual([{ quiet: what === 'skip' ? 'pause' : null }]);
  });

  it('during which nothing came takes nothing of what comes later for the past', async () => {
    let newest = 3;
    const address = web.site(
      '/feed',
      politely(() => rss(items(1, newest))),
    );
    const id = await following.follow(address);
    await following.store.liveFeeds.pause(id);
    await following.store.liveFeeds.resume(id, 'skip');
    await following.polled(id);
    newest = 4;
    await following.polled(id);
    expect(await following.query('SELECT quiet FROM post WHERE title = $1 AND feed_id = $2', ['Post 4', id])).toEqual([
      { quiet: null },
    ]);
  });
});
