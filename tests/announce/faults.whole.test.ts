import { setTimeout as delay } from 'node:timers/promises';
import { startTestServer, type TestServer } from '@fieldnotes/store/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { announceThroughKills } from './support/kills.js';
import { amidAnnouncing, gatherReaders, titlesOf } from './support/readers.js';
import { openStage, type Stage, series } from './support/stage.js';

// The long forms of what faults.test.ts and killed.test.ts show, with the times that hold for Discord itself.
const AS_EVER = {};

let server: TestServer;
let stage: Stage;

beforeAll(async () => {
  server = await startTestServer(process.env.DATABASE_URL);
});
afterAll(() => server?.stop());

beforeEach(async () => {
  stage = await openStage(server);
  return async () => {
    expect(stage.discord.violations).toEqual([]);
    await stage.close();
  };
});

describe('each post comes once and in order', { timeout: 600_000 }, () => {
  it('though the bot is killed twenty times', async () => {
    await announceThroughKills(stage, 20, 40, 10);
  });

  it('though Discord answers everything with status 500, 502 and 503 for 30 seconds', async () => {
    const readers = await gatherReaders(stage, 24);
    await stage.startBot(AS_EVER);
    await stage.publish(...series(10));
    await amidAnnouncing(stage);
    for (const status of [500, 502, 503]) {
      stage.discord.faults.next(Number.POSITIVE_INFINITY, {}, { status });
      await delay(10_000);
      stage.discord.faults.clear();
    }
    await stage.settled(120_000);
    expect(readers.seen()).toEqual(readers.expected(titlesOf(10)));
  });

  it('though requests hang, are answered late, and lose their connection before and after they were done', async () => {
    const readers = await gatherReaders(stage, 24);
    await stage.startBot({ requestTimeoutMs: 3_000 });
    await stage.publish(...series(10));
    const faults = [{ hang: true }, { delayMs: 4_000 }, { drop: true }, { drop: true, after: true }] as const;
    for (let round = 0; round < 12; round++) {
      await amidAnnouncing(stage);
      stage.discord.faults.next(5, {}, faults[round % faults.length] ?? faults[0]);
    }
    await stage.settled(180_000);
    expect(readers.seen()).toEqual(readers.expected(titlesOf(10)));
  });

  it('though the gateway drops every half a second, to be resumed or not', async () => {
    const readers = await gatherReaders(stage, 24);
    await stage.startBot(AS_EVER);
    await stage.publish(...series(10));
    for (let round = 0; round < 12; round++) {
      await amidAnnouncing(stage);
      stage.discord.gateway.drop({ resumable: round % 2 === 0 });
      await delay(500);
      if (round === 6) await stage.publish(...series(5, 'later', 2));
    }
    await stage.settled(120_000);
    expect(readers.seen()).toEqual(readers.expected([...titlesOf(10), ...titlesOf(5, 'later')]));
  });
});
