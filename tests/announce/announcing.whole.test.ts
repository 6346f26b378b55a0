import { startTestServer, type TestServer } from '@fieldnotes/store/testing';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { spawnBot } from './support/bot-process.js';
import { gatherReaders, sends, titlesOf } from './support/readers.js';
import { openStage, refused, type Stage, series } from './support/stage.js';

const CHANNELS = 100;
const POSTS = 10;
/** Half of what Discord takes: four fifths of it are held in benchmarks/test, beside a peer on the same machine. */
const LEAST_PER_SECOND = 25;

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

it('1,000 deliveries come once and in order, quickly, and Discord never has to ask for less', {
  timeout: 180_000,
}, async () => {
  const readers = await gatherReaders(stage, CHANNELS, 'rich');
  const bot = spawnBot(stage, {});
  await stage.discord.gateway.ready({ timeoutMs: 60_000 });
  const started = performance.now();
  await stage.publish(...series(POSTS));
  await stage.settled(120_000);
  const perSecond = sends(stage) / ((performance.now() - started) / 1000);
  await bot.kill();
  console.info(`${perSecond.toFixed(1)} deliveries a second, ${stage.discord.count429} answered with 429`);
  expect(readers.seen()).toEqual(readers.expected(titlesOf(POSTS)));
  expect(sends(stage)).toBe(CHANNELS * POSTS);
  expect(stage.discord.count429).toBe(0);
  expect(perSecond).toBeGreaterThan(LEAST_PER_SECOND);
  expect(refused(stage.discord)).toEqual([]);
  expect(stage.discord.violations).toEqual([]);
});
