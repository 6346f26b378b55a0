import { startTestServer, type TestServer } from '@fieldnotes/store/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openStage, refused, type Stage, series, titlesIn } from './support/stage.js';

let server: TestServer;
let stage: Stage;

beforeAll(async () => {
  server = await startTestServer(process.env.DATABASE_URL);
});
afterAll(() => server?.stop());

beforeEach(async () => {
  stage = await openStage(server);
  return () => stage.close();
});

describe('new posts', () => {
  it('come to every channel once, in the order of publication', { timeout: 60_000 }, async () => {
    const channels = Array.from({ length: 100 }, (_, index) => stage.guild.channel(`news-${index}`));
    for (const channel of channels) await stage.follow(channel);
    await stage.startBot();
    const started = performance.now();
    await stage.publish(...series(5));
    await stage.settled();
    const seconds = (performance.now() - started) / 1000;
    const expected = ['post 1', 'post 2', 'post 3', 'post 4', 'post 5'];
    expect(channels.map(titlesIn)).toEqual(channels.map(() => expected));
    console.info(`500 deliveries in ${seconds.toFixed(1)} s, ${stage.discord.count429} answered with 429`);
    expect(refused(stage.discord)).toEqual([]);
    expect(stage.discord.violations).toEqual([]);
  });
});
