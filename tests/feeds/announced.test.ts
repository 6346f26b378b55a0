import { startTestServer, type TestServer } from '@fieldnotes/store/testing';
import { createPoller } from '@fieldnotes/worker';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { log, openStage, type Stage, titlesIn } from '../announce/support/stage.js';
import { items, politely, rss } from './support/feeds.js';
import { type LoopbackWeb, startWeb } from './support/web.js';

let server: TestServer;
let web: LoopbackWeb;
let stage: Stage;

beforeAll(async () => {
  server = await startTestServer(process.env.DATABASE_URL);
  web = await startWeb();
  stage = await openStage(server);
});
afterAll(async () => {
  await stage?.close();
  await web?.stop();
  await server?.stop();
});

const INTERVAL_S = 2;

describe('a post that appears on the web', () => {
  it('is in the channel within the interval and two seconds, once', { timeout: 120_000 }, async () => {
    const { store, queue } = stage;
    let newest = 3;
    const address = web.site(
      '/feed',
      politely(() => rss(items(1, newest))),
    );
    const feed = await store.liveFeeds.follow(address, 'A Blog');
    const timings = { shortest: INTERVAL_S, longest: INTERVAL_S, first: INTERVAL_S, hostGapMs: 10 };
    const polling = { privateHosts: ['127.0.0.0/8'], timings };
    const poller = createPoller({ store, queue, log, polling, concurrency: 4 });
    poller.start();
    const channel = stage.guild.channel('news');
    try {
      await expect.poll(async () => (await store.liveFeeds.status(feed.id))?.state).toBe('well');
      await stage.follow(channel, { feedId: feed.id });
      await stage.startBot();
      const waits: number[] = [];
      for (let post = 4; post <= 8; post++) {
        const appeared = performance.now();
        newest = post;
        await expect.poll(() => titlesIn(channel), { interval: 10 }).toContain(`Post ${post}`);
        waits.push((performance.now() - appeared) / 1000);
      }
      expect(titlesIn(channel)).toEqual(['Post 4', 'Post 5', 'Post 6', 'Post 7', 'Post 8']);
      const slowest = Math.max(...waits);
      console.info(`from the web to the channel, polled every ${INTERVAL_S} s: at most ${slowest.toFixed(2)} s`);
      expect(slowest).toBeLessThan(INTERVAL_S + 2);
    } finally {
      await poller.stop();
    }
  });
});
