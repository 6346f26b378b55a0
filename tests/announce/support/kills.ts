import { expect } from 'vitest';
import { spawnBot } from './bot-process.js';
import { amidAnnouncing, gatherReaders, titlesOf } from './readers.js';
import { type Stage, series } from './stage.js';

/** Kills the bot so many times at random moments while it announces: each post must come once and in order all the same. */
export async function announceThroughKills(
  stage: Stage,
  kills: number,
  channels: number,
  posts: number,
): Promise<void> {
  const readers = await gatherReaders(stage, channels);
  await stage.publish(...series(posts));
  for (let kill = 0; kill < kills; kill++) {
    const bot = spawnBot(stage);
    await amidAnnouncing(stage);
    await bot.kill();
  }
  const last = spawnBot(stage);
  await stage.settled(120_000);
  await last.kill();
  expect(readers.seen()).toEqual(readers.expected(titlesOf(posts)));
}
