import { startTestServer, type TestServer } from '@fieldnotes/store/testing';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { gatherReaders, sends, titlesOf } from './support/readers.js';
import { openStage, refused, type Stage, series } from './support/stage.js';

const CHANNELS = 100;
const POSTS = 10;
/** Of the 50 requests that Discord takes in a second, in all. */
const LEAST_PER_SECOND = 40;

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

// Here bot, worker and Discord share a thread. `npm run bench -- announce` measures them apart, with a peer.
it('1,000 deliveries take four fifths of what Discord allows, and are never told to slow down', {
  timeout: 180_000,
}, async () => {
  const readers = await gatherReaders(stage, CHANNELS, 'rich');
  await stage.startBot({});
  const started = performance.now();
  await stage.publish(...series(POSTS));
  await stage.settled(120_000);
  const perSecond = sends(stage) / ((performance.now() - started) / 1000);
  console.info(`${perSecond.toFixed(1)} deliveries a second, ${stage.discord.count429} answered with 429`);
  expect(readers.seen()).toEqual(readers.expected(titlesOf(POSTS)));
  expect(sends(stage)).toBe(CHANNELS * POSTS);
  expect(stage.discord.count429).toBe(0);
  expect(perSecond).toBeGreaterThan(LEAST_PER_SECOND);
  expect(refused(stage.discord)).toEqual([]);
  expect(stage.discord.violations).toEqual([]);
});
