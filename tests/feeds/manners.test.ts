import { startTestServer, type TestServer } from '@fieldnotes/store/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answer, items, plainly, politely, redirect, rss } from './support/feeds.js';
import { type Following, startFollowing, WHEN_TOLD } from './support/following.js';
import { type LoopbackWeb, startWeb } from './support/web.js';

let server: TestServer;
let web: LoopbackWeb;
let following: Following;

beforeAll(async () => {
  server = await startTestServer(process.env.DATABASE_URL);
  web = await startWeb();
  following = await startFollowing(server, { timings: { ...WHEN_TOLD, hostGapMs: 120 } });
});
afterAll(async () => {
  await following?.close();
  await web?.stop();
  await server?.stop();
});

const blog = () => rss(items(1, 3));

/** The kinds of what befell a feed, the first first; those that are told in channels with an exclamation mark. */
async function events(feedId: number): Promise<string[]> {
  const list = await following.store.liveFeeds.events(feedId, 50);
  return list.toReversed().map(({ kind, isNotice }) => `${kind}${isNotice ? '!' : ''}`);
}

describe('a request', () => {
  it('says who asks, and gives back exactly the validators that came with the body', async () => {
    const [etag, date] = ['W/"o dd;\té"', 'Thursday, 01-Jan-26 whenever'];
    const address = web.site('/feed', (request, response) => {
      const isSame = request.headers['if-none-match'] === etag && request.headers['if-modified-since'] === date;
      response.writeHead(isSame ? 304 : 200, { etag, 'last-modified': date }).end(isSame ? '' : blog());
    });
    const id = await following.follow(address);
    const status = await following.polled(id);
    expect(status).toMatchObject({ state: 'well', failures: 0 });
    const [first, second] = web.requestsFor(address);
    expect(first?.headers['user-agent']).toBe('Fieldnotes/0.1 (feed reader; +https://reader.example/about)');
    expect(first?.headers['accept-encoding']).toBe('gzip, br');
    expect(first?.headers['if-none-match']).toBeUndefined();
    expect(second?.headers).toMatchObject({ 'if-none-match': etag, 'if-modified-since': date });
  });

  it('forgets validators when a body comes without any, and believes no 304 that it did not ask for', async () => {
    const address = web.site('/feed', politely(blog));
    const id = await following.follow(address);
    web.change(
      address,
      plainly(() => rss(items(1, 4))),
    );
    await following.polled(id);
    web.change(address, answer(304));
    const status = await following.polled(id);
    expect(web.requestsFor(address).at(-1)?.headers['if-none-match']).toBeUndefined();
    expect(status).toMatchObject({ state: 'failing', problem: 'its server answers with status 304.' });
    expect(await following.titles(id)).toHaveLength(4);
  });

  it('is one at a time for a host, with a gap after it, also when a redirect leads there', async () => {
    const first = web.site('/1', (_, response) => setTimeout(() => response.end(blog()), 50));
    const { origin, hostname } = new URL(first);
    const addresses = [first];
    for (const path of ['/2', '/3', '/4']) {
      const address = `${origin}${path}`;
      web.change(address, (_, response) => setTimeout(() => response.end(blog()), 50));
      addresses.push(address);
    }
    const elsewhere = web.site('/moved', redirect(302, `${origin}/4`));
    await following.store.liveFeeds.follow(elsewhere, 'Elsewhere');
    for (const address of addresses) await following.store.liveFeeds.follow(address, address);
    const asked = () => web.seen.filter(({ host }) => host === hostname);
    await expect.poll(() => asked().length, { interval: 20 }).toBe(5);
    expect(web.mostAtOnce(hostname)).toBe(1);
    const times = asked().map(({ at }) => at);
    const gaps = times.slice(1).map((at, index) => at - (times[index] ?? 0));
    // 50 ms for the answer and 120 ms of peace; clocks of two processes.
    expect(Math.min(...gaps)).toBeGreaterThan(150);
  });
});

describe('a redirect', () => {
  it('for a while is followed and not remembered', async () => {
    const target = web.site('/there', politely(blog));
    const address = web.site('/feed', redirect(302, target));
    const id = await following.follow(address);
    for (let poll = 0; poll < 4; poll++) await following.polled(id);
    expect(await following.status(id)).toMatchObject({ url: address, state: 'well' });
    expect(web.requestsFor(address).at(-1)?.headers['if-none-match']).toBeUndefined();
    expect(web.requestsFor(target).at(-1)?.headers['if-none-match']).toBeDefined();
  });

  it('for good is believed the third time, and a feed that is followed there already stays by itself', async () => {
    const target = web.site('/there', politely(blog));
    const address = web.site('/feed', politely(blog));
    const id = await following.follow(address);
    web.change(address, redirect(308, target));
    await following.polled(id);
    web.change(address, redirect(301, target));
    await following.polled(id);
    expect(await following.status(id)).toMatchObject({ url: address });
    await following.polled(id);
    await expect.poll(async () => (await following.status(id)).url).toBe(target);
    expect(await following.titles(id)).toHaveLength(3);
    expect(await events(id)).toEqual(['posts', 'moved']);
    // Under its first address it is still the same feed.
    expect(await following.worker.follow(address)).toMatchObject({ kind: 'followed', isNew: false, feed: { id } });

    const other = web.site('/other', politely(blog));
    const otherId = await following.follow(other);
    web.change(other, redirect(301, target));
    for (let poll = 0; poll < 4; poll++) await following.polled(otherId);
    expect(await following.status(otherId)).toMatchObject({ url: other, state: 'well' });
  });

  it('for good that is taken back in between is not believed', async () => {
    const target = web.site('/there', politely(blog));
    const address = web.site('/feed', politely(blog));
    const id = await following.follow(address);
    for (const behaviour of [redirect(301, target), redirect(301, target), politely(blog), redirect(301, target)]) {
      web.change(address, behaviour);
      await following.polled(id);
    }
    expect(await following.status(id)).toMatchObject({ url: address });
  });
});

describe('a feed that is not there', () => {
  it('for good (410) is told of at once, looked for once a day, and welcome back', async () => {
    const address = web.site('/feed', politely(blog));
    const id = await following.follow(address);
    web.change(address, answer(410));
    const gone = await following.polled(id);
    expect(gone).toMatchObject({ state: 'failing', problem: 'it was taken away for good (410).' });
    await following.polled(id);
    web.change(
      address,
      politely(() => rss(items(1, 4))),
    );
    expect(await following.polled(id)).toMatchObject({ state: 'well', problem: null, failures: 0 });
    expect(await events(id)).toEqual(['posts', 'gone!', 'recovered!', 'posts']);
  });

  it('(404) is told of the third time', async () => {
    const address = web.site('/feed', politely(blog));
    const id = await following.follow(address);
    web.change(address, answer(404));
    for (let poll = 0; poll < 4; poll++) await following.polled(id);
    expect(await events(id)).toEqual(['posts', 'failing', 'missing!']);
    expect(await following.titles(id)).toHaveLength(3);
  });
});

describe('a server that asks to come back later', () => {
  it.each([429, 503])('is obeyed (%i), for that address alone', async (status) => {
    const address = web.site('/feed', politely(blog));
    const beside = `${new URL(address).origin}/beside`;
    web.change(beside, politely(blog));
    const [id, besideId] = [await following.follow(address), await following.follow(beside)];
    web.change(address, answer(status, { 'retry-after': '72000' }));
    const { dueAt, problem } = await following.polled(id);
    expect(((dueAt?.getTime() ?? 0) - Date.now()) / 1000).toBeGreaterThan(35_000);
    expect(problem).toBe(`its server asks to come back later (${status}).`);
    expect(await following.polled(besideId)).toMatchObject({ state: 'well' });
  });
});

describe('the time until the next poll', () => {
  it('follows what the server and the feed ask for', async () => {
    const timings = { shortest: 60, longest: 7_200, first: 600, probe: 86_400, jitter: 0, hostGapMs: 0 };
    const other = await startFollowing(server, { timings });
    const interval = async (head: string, headers: Record<string, string>) => {
      const list = items(1, 3).map((item) => ({ ...item, date: new Date(Date.now() - 60_000) }));
      const address = web.site(
        '/feed',
        plainly(() => rss(list, { head }), headers),
      );
      return (await other.status(await other.follow(address))).intervalSeconds;
    };
    try {
      expect(await interval('', {})).toBe(60);
      expect(await interval('<ttl>30</ttl>', {})).toBe(1_800);
      expect(await interval('', { 'cache-control': 'public, max-age=900' })).toBe(900);
      expect(await interval('', { 'cache-control': 'no-cache, max-age=900' })).toBe(60);
      expect(await interval('', { expires: new Date(Date.now() + 600_000).toUTCString() })).toBeGreaterThan(590);
      expect(await interval('<ttl>100000</ttl>', {})).toBe(7_200);
    } finally {
      await other.close();
    }
  });

  it('ends in no hour that the feed skips, also when a poll brings nothing', async () => {
    const open = (new Date().getUTCHours() + 12) % 24;
    const skipped = Array.from({ length: 24 }, (_, hour) => hour).filter((hour) => hour !== open);
    const head = `<skipHours>${skipped.map((hour) => `<hour>${hour}</hour>`).join('')}</skipHours>`;
    const address = web.site(
      '/feed',
      politely(() => rss(items(1, 3), { head })),
    );
    const id = await following.follow(address);
    expect((await following.status(id)).dueAt?.getUTCHours()).toBe(open);
    expect((await following.polled(id)).dueAt?.getUTCHours()).toBe(open);
  });
});
