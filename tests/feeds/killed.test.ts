import { startTestServer, type TestServer } from '@fieldnotes/store/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { killWhilePolling, openScene } from './support/trouble.js';

let server: TestServer;

beforeAll(async () => {
  server = await startTestServer(process.env.DATABASE_URL);
});
afterAll(() => server?.stop());

describe('workers that are killed while they poll', { timeout: 180_000 }, () => {
  it('lose no post and double none; the schedule goes on by itself', async () => {
    const scene = await openScene(server, 10);
    try {
      await Promise.all([scene.publishing(4, 500), killWhilePolling(scene, 2)]);
      await scene.blogs.settled(120_000);
      expect(await scene.blogs.stored()).toEqual(scene.blogs.expected());
    } finally {
      await scene.close();
    }
  });
});
