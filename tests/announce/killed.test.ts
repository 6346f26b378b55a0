import { setTimeout as delay } from 'node:timers/promises';
import { startTestServer, type TestServer } from '@fieldnotes/store/testing';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { spawnBot } from './support/bot-process.js';
import { openStage, type Stage, series, titlesIn } from './support/stage.js';

const KILLS = 4;
const CHANNELS = 12;
const POSTS = 5;

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

it('a bot that is killed while it announces leaves each post announced once and in order', {
  timeout: 120_000,
}, async () => {
  const styles = ['rich', 'webhook', 'thread', 'forum'] as const;
  const channels = Array.from({ length: CHANNELS }, (_, index) => {
    const style = styles[index % styles.length] ?? 'rich';
    return { style, channel: stage.guild.channel(`news-${index}`, { type: style === 'forum' ? 'forum' : 'text' }) };
  });
  for (const { channel, style } of channels) await stage.follow(channel, { style });
  await stage.publish(...series(POSTS));

  const sent = () => stage.discord.requests.filter(({ method }) => method === 'POST').length;
  for (let kill = 0; kill < KILLS; kill++) {
    const before = sent();
    const bot = spawnBot(stage);
    // Once it sends again: a moment of the announcing, not a wait for something.
    await expect.poll(sent, { timeout: 20_000, interval: 5 }).toBeGreaterThan(before);
    await delay(Math.random() * 400);
    await bot.kill();
  }
  const last = spawnBot(stage);
  await stage.settled(60_000);
  await last.kill();

  const titles = Array.from({ length: POSTS }, (_, index) => `post ${index + 1}`);
  const seen = channels.map(({ style, channel }) =>
    style === 'forum'
      ? channel.threads().map(({ name }) => name)
      : titlesIn(channel).filter((title) => title !== undefined),
  );
  expect(seen).toEqual(channels.map(() => titles));
});
