import { startTestServer, type TestServer } from '@fieldnotes/store/testing';
import { PermissionFlagsBits } from 'discord-api-types/v10';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { amidAnnouncing, sends, titlesOf } from './support/readers.js';
import { openStage, QUICK, type Stage, series, titlesIn } from './support/stage.js';

const SEND = { method: 'POST', route: '/channels/{channel_id}/messages' } as const;

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

describe('a failure that passes', () => {
  it.each([
    ['status 500', { status: 500 }],
    ['status 502 with a page', { status: 502, body: '<html>' }],
    ['a connection that is cut before', { drop: true }],
    ['a connection that is cut after the message was taken', { drop: true, after: true }],
  ] as const)('%s: every post comes once and in order', { timeout: 30_000 }, async (_name, fault) => {
    const channels = Array.from({ length: 4 }, (_, index) => stage.guild.channel(`news-${index}`));
    for (const channel of channels) await stage.follow(channel);
    stage.discord.faults.next(12, SEND, fault);
    await stage.startBot();
    await stage.publish(...series(4));
    await stage.settled();
    expect(channels.map(titlesIn)).toEqual(channels.map(() => titlesOf(4)));
  });

  it('a request that hangs, and one whose answer comes too late', { timeout: 30_000 }, async () => {
    const news = stage.guild.channel('news');
    await stage.follow(news);
    stage.discord.faults.next(1, SEND, { hang: true });
    stage.discord.faults.next(1, SEND, { delayMs: QUICK.requestTimeoutMs + 500 });
    await stage.startBot();
    await stage.publish(...series(3));
    await stage.settled();
    expect(titlesIn(news)).toEqual(titlesOf(3));
  });

  it('of webhooks and forums, which know no nonce: the message is found by its mark', { timeout: 30_000 }, async () => {
    const news = stage.guild.channel('news');
    const forum = stage.guild.channel('forum', { type: 'forum' });
    await stage.follow(news, { style: 'webhook' });
    await stage.follow(forum, { style: 'forum' });
    const webhook = { method: 'POST', route: '/webhooks/{webhook_id}/{webhook_token}' } as const;
    const threads = { method: 'POST', route: '/channels/{channel_id}/threads' } as const;
    for (const route of [webhook, threads]) {
      stage.discord.faults.next(1, route, { drop: true, after: true });
      stage.discord.faults.next(1, route, { status: 503 });
    }
    await stage.startBot();
    await stage.publish(...series(3));
    await stage.settled();
    expect(titlesIn(news)).toEqual(titlesOf(3));
    expect(forum.threads().map(({ name }) => name)).toEqual(titlesOf(3));
  });

  it('after the nonce has expired: the message is found by its mark', { timeout: 30_000 }, async () => {
    const news = stage.guild.channel('news');
    await stage.follow(news);
    stage.discord.faults.next(1, SEND, { drop: true, after: true });
    await stage.startBot({ ...QUICK, nonceTrustMs: 0 });
    await stage.publish(...series(2));
    await stage.settled();
    expect(titlesIn(news)).toEqual(titlesOf(2));
    const sends = stage.discord.requests.filter(({ method, route }) => method === SEND.method && route === SEND.route);
    expect(sends).toHaveLength(2);
  });

  it('of the database: what is in flight is recorded when it is back, and no channel stays behind', {
    timeout: 30_000,
  }, async () => {
    const channels = Array.from({ length: 6 }, (_, index) => stage.guild.channel(`news-${index}`));
    for (const channel of channels) await stage.follow(channel);
    await stage.startBot();
    await stage.publish(...series(5));
    // As often as there is something left to send: how many messages a cut finds in flight is chance.
    for (let cut = 0; cut < 4 && sends(stage) < channels.length * 5; cut++) {
      await amidAnnouncing(stage);
      await stage.cutConnections();
    }
    await stage.settled();
    expect(channels.map(titlesIn)).toEqual(channels.map(() => titlesOf(5)));
  });

  it('of the gateway: announcing does not need it', { timeout: 30_000 }, async () => {
    const news = stage.guild.channel('news');
    await stage.follow(news);
    await stage.startBot();
    for (const resumable of [true, false]) {
      stage.discord.gateway.drop({ resumable });
      await stage.publish(...series(3, resumable ? 'post' : 'later'));
      await stage.settled();
    }
    expect(titlesIn(news)).toEqual([...titlesOf(3), 'later 1', 'later 2', 'later 3']);
  });
});

describe('a refusal', () => {
  it('pauses the subscription with the reason, says so once, and loses nothing', { timeout: 30_000 }, async () => {
    const news = stage.guild.channel('news');
    const id = await stage.follow(news);
    news.setBotPermissions(PermissionFlagsBits.ViewChannel);
    await stage.startBot();
    await stage.publish(...series(2));
    await expect.poll(async () => (await stage.store.subscriptions.get(id))?.paused?.reason).toBe('no-permission');
    await expect.poll(() => stage.follower.dms.messages().length).toBe(1);
    await stage.publish({ title: 'post 3', publishedAt: new Date('2026-03-01') });
    await expect.poll(async () => (await stage.store.deliveries.counts()).pending).toBe(3);
    expect(stage.follower.dms.messages()).toHaveLength(1);
    news.setBotPermissions(
      PermissionFlagsBits.ViewChannel | PermissionFlagsBits.SendMessages | PermissionFlagsBits.EmbedLinks,
    );
    await stage.store.subscriptions.resume(id, 'all');
    await stage.settled();
    expect(titlesIn(news)).toEqual(titlesOf(3));
  });

  it('of a channel that is gone pauses only what is announced there', { timeout: 30_000 }, async () => {
    const [gone, there] = [stage.guild.channel('gone'), stage.guild.channel('there')];
    const id = await stage.follow(gone);
    await stage.follow(there);
    gone.delete();
    await stage.startBot();
    await stage.publish(...series(2));
    await there.waitForMessages(2);
    await expect.poll(async () => (await stage.store.subscriptions.get(id))?.paused?.reason).toBe('channel-gone');
    expect(titlesIn(there)).toEqual(titlesOf(2));
  });

  it('of one message only: it is sent in few words, and the next ones as ever', { timeout: 30_000 }, async () => {
    const news = stage.guild.channel('news');
    await stage.follow(news);
    stage.discord.faults.next(1, SEND, { status: 400, body: { code: 50035, message: 'Invalid Form Body' } });
    await stage.startBot();
    await stage.publish(...series(2));
    await stage.settled();
    expect(news.messages().map(({ content, embeds }) => content.includes('post 1') || embeds[0]?.title)).toEqual([
      true,
      'post 2',
    ]);
  });
});

describe('several bots at once', () => {
  it('announce each post once and in order', { timeout: 30_000 }, async () => {
    const channels = Array.from({ length: 10 }, (_, index) => stage.guild.channel(`news-${index}`));
    for (const channel of channels) await stage.follow(channel);
    await Promise.all([stage.startBot(), stage.startBot(), stage.startBot()]);
    await stage.publish(...series(5));
    await stage.settled();
    expect(channels.map(titlesIn)).toEqual(channels.map(() => titlesOf(5)));
  });
});
