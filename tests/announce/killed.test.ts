import { startTestServer, type TestServer } from '@fieldnotes/store/testing';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { announceThroughKills } from './support/kills.js';
import { openStage, type Stage } from './support/stage.js';

let server: TestServer;
let stage: Stage;

beforeAll(async () => {
  server = await startTestServer(process.env.DATABASE_URL);
  stage = await openStage(server);
});
afterAll(async () => {
  await stage?.close();
  await server?.stop();
});

// Starting a bot costs two seconds of processor time: twenty kills are left to faults.whole.test.ts.
it('a bot that is killed while it announces leaves each post announced once and in order', {
  timeout: 180_000,
}, async () => {
  await announceThroughKills(stage, 2, 12, 4);
  expect(stage.discord.violations).toEqual([]);
});
