import { startTestServer, type TestServer } from '@fieldnotes/store/testing';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { gatherReaders, titlesOf } from './support/readers.js';
import { openStage, refused, type Stage, series } from './support/stage.js';

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

// How fast is left to announcing.whole.test.ts: other tests are busy too.
it('new posts come to every channel once, in the order of publication, and Discord is never asked too much', {
  timeout: 90_000,
}, async () => {
  const readers = await gatherReaders(stage, 100, 'rich');
  // With Discord's own times: here Discord's thread is the bot's, and slow.
  await stage.startBot({});
  await stage.publish(...series(5));
  await stage.settled(60_000);
  expect(readers.seen()).toEqual(readers.expected(titlesOf(5)));
  expect(stage.discord.count429).toBe(0);
  expect(refused(stage.discord)).toEqual([]);
  expect(stage.discord.violations).toEqual([]);
});
