import { startTestServer, type TestServer } from '@fieldnotes/store/testing';
import { createPoller, createPusher, type Poller, type Pusher } from '@fieldnotes/worker';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { freePort } from '../../packages/queue/test/support/free-port.js';
import { log, openStage, type Stage, titlesIn } from '../announce/support/stage.js';
import { items, politely, rss } from './support/feeds.js';
import { type Hub, startHub } from './support/hub.js';
import { type LoopbackWeb, startWeb } from './support/web.js';

let server: TestServer;
let web: LoopbackWeb;
let stage: Stage;
let poller: Poller;
let pusher: Pusher;

beforeAll(async () => {
  server = await startTestServer(process.env.DATABASE_URL);
  web = await startWeb();
});
afterAll(async () => {
  await web?.stop();
  await server?.stop();
});

beforeEach(async () => {
  stage = await openStage(server);
  const { store, queue } = stage;
  const port = await freePort();
  const timings = { shortest: 600, longest: 600, first: 600, hostGapMs: 0, jitter: 0 };
  const polling = { publicUrl: `http://127.0.0.1:${port}/in/`, privateHosts: ['127.0.0.0/8'], timings };
  poller = createPoller({ store, queue, log, polling, concurrency: 4 });
  pusher = createPusher({ store, queue, log, polling, listen: { host: '127.0.0.1', port } });
  await pusher.start();
  poller.start();
  return async () => {
    await pusher.stop();
    await poller.stop();
    await stage.close();
  };
});

interface Pushed {
  readonly feedId: number;
  readonly address: string;
  /** Publishes up to the nth post. */
  publish(newest: number): string;
}

/** A blog of three posts that names the hub, followed. */
async function blogAt(hub: Hub, named: 'feed' | 'header' = 'feed'): Promise<Pushed> {
  const hubAddress = web.site('/hub', hub.behaviour);
  let newest = 3;
  const link = `<atom:link xmlns:atom="http://www.w3.org/2005/Atom" rel="hub" href="${hubAddress}"/>`;
  const text = () => rss(items(1, newest), { head: named === 'feed' ? link : '' });
  const headers: Record<string, string> = named === 'header' ? { link: `<${hubAddress}>; rel="hub"` } : {};
  const address = web.site('/feed', politely(text, headers));
  const { id: feedId } = await stage.store.liveFeeds.follow(address, 'A Blog');
  await expect.poll(() => hub.verified.length).toBe(1);
  const publish = (up: number) => {
    newest = up;
    return text();
  };
  return { feedId, address, publish };
}

async function posts(feedId: number): Promise<number> {
  return (await stage.store.feeds.summaries()).find(({ id }) => id === feedId)?.posts ?? 0;
}

const dueInHours = async (feedId: number) =>
  (((await stage.store.liveFeeds.status(feedId))?.dueAt?.getTime() ?? 0) - Date.now()) / 3_600_000;

const pushOf = async (feedId: number) => (await stage.store.liveFeeds.status(feedId))?.push;

/** As the pusher does every few seconds. */
const reviewed = () => stage.store.pushes.review(24 * 3_600_000);

/** A review passes over what a poll is about to end with: until one has seen it. */
const reviewedUntil = (feedId: number, misses: number) =>
  expect
    .poll(async () => {
      await reviewed();
      return (await pushOf(feedId))?.misses;
    })
    .toBe(misses);

describe('a feed that names a hub', () => {
  it.each(['feed', 'header'] as const)('in its %s is pushed to the channel, and polled once a day', async (named) => {
    const hub = startHub();
    const { feedId, address, publish } = await blogAt(hub, named);
    expect(hub.verified).toEqual([{ status: 200, text: 'open sesame & more' }]);
    expect(hub.asked).toEqual([
      {
        mode: 'subscribe',
        topic: address,
        callback: expect.stringContaining('/in/websub/'),
        secret: expect.any(String),
      },
    ]);
    expect(await dueInHours(feedId)).toBeLessThan(1);
    const agreed = await pushOf(feedId);
    expect(agreed).toMatchObject({
      state: 'agreed',
      hub: expect.stringMatching(/\/hub$/u),
      pushedAt: null,
      problem: null,
    });
    const lease = (agreed?.agreedUntil?.getTime() ?? 0) - (agreed?.agreedAt?.getTime() ?? 0);
    expect(Math.round(lease / 1000)).toBe(3_600);
    const channel = stage.guild.channel('news');
    await stage.follow(channel, { feedId });
    await stage.startBot();
    const waits: number[] = [];
    for (let post = 4; post <= 6; post++) {
      const appeared = performance.now();
      expect(await hub.push(address, publish(post))).toBe(202);
      await expect.poll(() => titlesIn(channel), { interval: 10 }).toContain(`Post ${post}`);
      waits.push(performance.now() - appeared);
    }
    console.info(`from the hub to the channel: ${Math.round(waits.sort((a, b) => a - b)[1] ?? 0)} ms at the median`);
    expect(titlesIn(channel)).toEqual(['Post 4', 'Post 5', 'Post 6']);
    await expect.poll(() => dueInHours(feedId), { timeout: 15_000 }).toBeGreaterThan(23);
    expect(web.requestsFor(address)).toHaveLength(1);
    expect((await pushOf(feedId))?.state).toBe('believed');
    const history = await stage.follower.slash('/feed history', { feed: 'A Blog' }, { channel });
    expect(history.message.embeds[0]?.description).toMatch(/Pushed by .*asked for once a day/u);
  });

  it('is not pushed by who cannot sign, and every method of signing is known', async () => {
    const hub = startHub();
    const { feedId, address, publish } = await blogAt(hub);
    expect(await hub.push(address, publish(4), { secret: 'guessed' })).toBe(202);
    expect(await hub.push(address, publish(4), { method: 'md5' })).toBe(202);
    expect(await posts(feedId)).toBe(3);
    for (const [index, method] of ['sha1', 'sha256', 'sha384', 'sha512'].entries()) {
      await hub.push(address, publish(4 + index), { method });
      expect(await posts(feedId)).toBe(4 + index);
    }
  });

  it('is polled as before when a poll finds what was not pushed, and daily again after the next push', async () => {
    const hub = startHub();
    const { feedId, address, publish } = await blogAt(hub);
    await hub.push(address, publish(4));
    await reviewed();
    expect(await dueInHours(feedId)).toBeGreaterThan(23);
    publish(5);
    await stage.store.liveFeeds.pollNow(feedId);
    await expect.poll(() => posts(feedId)).toBe(5);
    await reviewedUntil(feedId, 1);
    expect(await dueInHours(feedId)).toBeLessThan(1);
    expect(await pushOf(feedId)).toMatchObject({ state: 'doubted', misses: 1 });
    await hub.push(address, publish(6));
    await reviewed();
    expect(await dueInHours(feedId)).toBeGreaterThan(23);
  });

  it('is believed no more after a poll has found three times what was not pushed', async () => {
    const hub = startHub();
    const { feedId, address, publish } = await blogAt(hub);
    let newest = 3;
    for (let miss = 0; miss < 3; miss++) {
      await hub.push(address, publish(++newest));
      await reviewed();
      expect(await dueInHours(feedId)).toBeGreaterThan(23);
      publish(++newest);
      await stage.store.liveFeeds.pollNow(feedId);
      await expect.poll(() => posts(feedId)).toBe(newest);
      await reviewedUntil(feedId, miss + 1);
    }
    expect(await hub.push(address, publish(++newest))).toBe(202);
    expect(await posts(feedId)).toBe(newest);
    await reviewed();
    expect(await dueInHours(feedId)).toBeLessThan(1);
    expect(await pushOf(feedId)).toMatchObject({ state: 'given-up', misses: 3 });
  });

  it('is polled where the hub refuses, and answers 410 to whoever calls for nothing', async () => {
    const hub = startHub({ agrees: false });
    const { feedId, address, publish } = await blogAt(hub);
    expect(hub.verified).toEqual([{ status: 200, text: '' }]);
    expect(await pushOf(feedId)).toMatchObject({
      state: 'refused',
      agreedAt: null,
      agreedUntil: null,
      problem: expect.stringContaining('the hub refuses'),
    });
    expect(await hub.push(address, publish(4))).toBe(410);
    expect(await posts(feedId)).toBe(3);
    const { callback } = hub.asked[0] ?? { callback: '' };
    const other = callback.replace(/[^/]+$/, 'A'.repeat(32));
    const verify = '?hub.mode=subscribe&hub.challenge=x&hub.topic=';
    expect((await fetch(other, { method: 'POST', body: 'x' })).status).toBe(410);
    expect((await fetch(`${other}${verify}${encodeURIComponent(address)}`)).status).toBe(404);
    expect((await fetch(`${callback}${verify}https://other.example/feed`)).status).toBe(404);
    expect((await fetch(`${callback}?hub.mode=unsubscribe&hub.topic=${encodeURIComponent(address)}`)).status).toBe(404);
    expect((await fetch(callback.replace(/websub.*$/, ''))).status).toBe(404);
  });

  it('may send what is no feed, or too much: nothing is stored', async () => {
    const hub = startHub();
    const { feedId, address } = await blogAt(hub);
    expect(await hub.push(address, '<html><body>Sign in</body></html>')).toBe(202);
    const tooMuch = await hub.push(address, 'x'.repeat(6 * 1024 * 1024)).catch(() => 413);
    expect(tooMuch).toBe(413);
    expect(await posts(feedId)).toBe(3);
  });
});
