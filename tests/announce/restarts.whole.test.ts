import { afterEach, describe, expect, it } from 'vitest';
import { startRedis } from '../../packages/queue/test/support/redis-server.js';
import { type BotProcess, spawnBot } from './support/bot-process.js';
import { type MortalServer, startMortalServer } from './support/postgres.js';
import { amidAnnouncing, gatherReaders, titlesOf } from './support/readers.js';
import { emptyRedis } from './support/redis.js';
import { openStage, type Stage, type StageOptions, series } from './support/stage.js';

const cleanUp: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const undo of cleanUp.splice(0).reverse()) await undo();
});

async function setStage(options?: StageOptions): Promise<{ server: MortalServer; stage: Stage; bot: BotProcess }> {
  const server = await startMortalServer();
  cleanUp.push(() => server.stop());
  const stage = await openStage(server, options);
  cleanUp.push(() => stage.close());
  const bot = spawnBot(stage);
  cleanUp.push(() => bot.kill());
  return { server, stage, bot };
}

describe('PostgreSQL restarted while the bot announces', { timeout: 600_000 }, () => {
  it.each(['SIGINT', 'SIGQUIT'] as const)('by %s, six times: each post comes once and in order', async (signal) => {
    const { server, stage, bot } = await setStage();
    const readers = await gatherReaders(stage, 24);
    await stage.publish(...series(12));
    for (let restart = 0; restart < 6; restart++) {
      await amidAnnouncing(stage);
      await server.end(signal);
    }
    await stage.settled(180_000);
    expect(bot.isRunning).toBe(true);
    expect(readers.seen()).toEqual(readers.expected(titlesOf(12)));
    // Each kind of trouble once in ten seconds, however many channels notice; in words, not only as a stack.
    expect(bot.said.length).toBeLessThan(60);
    expect(new Set(bot.said.map(({ level }) => level))).toEqual(new Set(['warn']));
  });
});

describe('Redis', { timeout: 600_000 }, () => {
  it('restarted, and emptied, while posts are read and announced: each comes once and in order', async ({ skip }) => {
    const redis = await startRedis();
    if (redis === null) return skip('redis-server is not installed');
    cleanUp.push(() => redis.stop());
    const { stage, bot } = await setStage({ redisUrl: redis.url });
    const readers = await gatherReaders(stage, 24);
    for (let day = 1; day <= 4; day++) {
      await stage.publish(...series(6, `day ${day},`, day));
      // Some of them at a moment when their posts are still in line to be read.
      if (day % 2 === 0) await amidAnnouncing(stage);
      if (day <= 2) await emptyRedis(redis.url);
      else await redis.restart();
      await stage.settled(180_000);
    }
    expect(bot.isRunning).toBe(true);
    const titles = [1, 2, 3, 4].flatMap((day) => titlesOf(6, `day ${day},`));
    expect(readers.seen()).toEqual(readers.expected(titles));
  });
});
