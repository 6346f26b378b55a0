import { setTimeout as delay } from 'node:timers/promises';
import { startTestServer, type TestServer } from '@fieldnotes/store/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startRedis } from '../../packages/queue/test/support/redis-server.js';
import { emptyRedis } from '../announce/support/redis.js';
import { killWhilePolling, openScene } from './support/trouble.js';

let server: TestServer;

beforeAll(async () => {
  server = await startTestServer(process.env.DATABASE_URL);
});
afterAll(() => server?.stop());

describe('following goes on', { timeout: 600_000 }, () => {
  it('through twenty-five kills: no post is lost, none is doubled', async () => {
    const scene = await openScene(server, 60);
    try {
      await Promise.all([scene.publishing(25, 1_000), killWhilePolling(scene, 25)]);
      await scene.blogs.settled(300_000);
      expect(await scene.blogs.stored()).toEqual(scene.blogs.expected());
    } finally {
      await scene.close();
    }
  });

  it('after the database was away for 20 seconds', async () => {
    const scene = await openScene(server, 60);
    try {
      const publishing = scene.publishing(40, 1_000);
      await delay(5_000);
      await scene.proxy.down();
      await delay(20_000);
      await scene.proxy.up();
      await publishing;
      await scene.blogs.settled(300_000);
      expect(await scene.blogs.stored()).toEqual(scene.blogs.expected());
      expect(scene.workers.every(({ isRunning }) => isRunning)).toBe(true);
    } finally {
      await scene.close();
    }
  });

  it('after Redis was emptied, three times', async ({ skip }) => {
    const redis = await startRedis();
    if (redis === null) return skip('redis-server is not installed');
    const scene = await openScene(server, 60, redis.url);
    try {
      scene.startWorker();
      const publishing = scene.publishing(20, 1_000);
      for (let time = 0; time < 3; time++) {
        await delay(5_000);
        await emptyRedis(redis.url);
      }
      await publishing;
      // What was in line and is forgotten is found by the sweep, once a minute.
      await scene.blogs.settled(300_000);
      expect(await scene.blogs.stored()).toEqual(scene.blogs.expected());
    } finally {
      await scene.close();
      await redis.stop();
    }
  });
});
