import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { ChannelActor, MemberActor } from '@fieldnotes/discord-emulator';
import { startTestServer, type TestServer } from '@fieldnotes/store/testing';
import { PermissionFlagsBits } from 'discord-api-types/v10';
import pg from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openStage, refused, type Stage, series, titlesIn } from './support/stage.js';

let server: TestServer;
let stage: Stage;
let news: ChannelActor;
let ada: MemberActor;
let blog: Server | undefined;

beforeAll(async () => {
  server = await startTestServer(process.env.DATABASE_URL);
});
afterAll(() => server?.stop());

beforeEach(async () => {
  stage = await openStage(server);
  news = stage.guild.channel('news');
  ada = stage.follower;
  await stage.startBot();
  return async () => {
    expect(refused(stage.discord)).toEqual([]);
    expect(stage.discord.violations).toEqual([]);
    expect(stage.discord.unacknowledged).toEqual([]);
    blog?.close();
    await stage.close();
  };
});

const run = async (
  command: string,
  options: Record<string, string | number | boolean | { id: string }> = {},
  who = ada,
) => {
  const reply = await who.slash(command, options, { channel: news, timeoutMs: 20_000 });
  expect(reply.ephemeral).toBe(true);
  return reply;
};

describe('/follow', { timeout: 30_000 }, () => {
  it('announces from now on, and /unfollow ends it', async () => {
    await stage.publish({ title: 'past' });
    await stage.settled();
    const reply = await run('/follow', { feed: 'The Example Blog', channel: { id: news.id }, topics: 'xen, -bread' });
    expect(reply.message.content).toContain('is announced in');
    expect(await stage.store.subscriptions.ofGuild(stage.guild.id)).toMatchObject([
      { style: 'rich', burstLimit: 5, filter: { any: ['xen'], none: ['bread'] }, followerId: ada.id },
    ]);
    await stage.publish({ title: 'Xen, new', publishedAt: new Date('2026-05-01') });
    await stage.settled();
    expect(titlesIn(news).filter((title) => title !== undefined)).toEqual(['Xen, new']);
    const ended = await run('/unfollow', { feed: 'The Example Blog', channel: { id: news.id } });
    expect(ended.message.content).toContain('no longer announced');
    expect((await run('/unfollow', { feed: 'The Example Blog', channel: { id: news.id } })).message.content).toContain(
      'not followed',
    );
  });

  it('announces the latest when asked', async () => {
    await stage.publish(...series(4));
    await stage.settled();
    await run('/follow', { feed: 'The Example Blog', channel: { id: news.id }, backfill: 'latest 2' });
    await stage.settled();
    expect(titlesIn(news).filter((title) => title !== undefined)).toEqual(['post 3', 'post 4']);
  });

  it('says exactly what is missing', async () => {
    const closed = stage.guild.channel('closed', {
      botPermissions: PermissionFlagsBits.ViewChannel | PermissionFlagsBits.SendMessages,
    });
    const said = async (options: Record<string, string | boolean | { id: string }>) =>
      (await run('/follow', { feed: 'The Example Blog', channel: { id: news.id }, ...options })).message.content;
    expect(await said({ channel: { id: closed.id } })).toContain('I lack *Read Message History*, *Embed Links*.');
    expect(await said({ style: 'forum' })).toContain('needs a forum channel');
    expect(await said({ crosspost: true })).toContain('announcement channels');
    expect(await said({ backfill: 'everything' })).toContain('`latest 5`');
    expect(await said({ feed: 'No such blog' })).toContain('I know no feed “No such blog”');
    expect(await said({ feed: 'http://127.0.0.1:1/feed' })).toContain('private address');
    expect(await stage.store.subscriptions.ofGuild(stage.guild.id)).toEqual([]);
  });

  it('takes the address of a feed', async () => {
    await stage.worker.stop();
    const origin = await serveFeed();
    const { createWorker } = await import('@fieldnotes/worker');
    const { createReader } = await import('@fieldnotes/content');
    const { log, taxonomy } = await import('./support/stage.js');
    const { store, queue } = stage;
    const reader = createReader({ taxonomy });
    const worker = createWorker({
      store,
      queue,
      reader,
      log,
      readConcurrency: 2,
      polling: { privateHosts: ['127.0.0.1'] },
    });
    await worker.start();
    try {
      const reply = await run('/follow', {
        feed: `${origin}/trips.rss`,
        channel: { id: news.id },
        backfill: 'latest 1',
        style: 'webhook',
      });
      expect(reply.message.content).toContain('**Field Trips** is announced');
      const page = await run('/follow', { feed: `${origin}/page`, channel: { id: news.id } });
      expect(page.message.content).toContain('not a feed');
      await stage.settled();
    } finally {
      await worker.stop();
    }
    const [announcement] = news.messages().filter(({ embeds }) => embeds.length > 0);
    expect(announcement?.embeds[0]).toMatchObject({ title: 'Second trip', url: 'https://trips.example/2' });
    expect(announcement?.author.username).toBe('Field Trips');
  });
});

async function serveFeed(): Promise<string> {
  const item = (title: string, id: number) =>
    `<item><title>${title}</title><link>https://trips.example/${id}</link><guid>${id}</guid>` +
    `<pubDate>Thu, 0${id} Jan 2026 10:00:00 GMT</pubDate><description>We ran Xen in the field. It rained.</description></item>`;
  const xml = `<?xml version="1.0"?><rss version="2.0"><channel><title>Field Trips</title><link>https://trips.example/</link>
    <description>Trips</description><image><url>https://trips.example/icon.png</url><title>i</title><link>https://trips.example/</link></image>
    ${item('First trip', 1)}${item('Second trip', 2)}</channel></rss>`;
  const listening = createServer((request, response) =>
    response.end(request.url === '/trips.rss' ? xml : '<html><p>Hello'),
  );
  blog = listening;
  await new Promise<void>((resolve) => listening.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(listening.address() as AddressInfo).port}`;
}

describe('/following', { timeout: 30_000 }, () => {
  it('lists, pauses, resumes, edits, shows the last deliveries and removes', async () => {
    const id = await stage.follow(news);
    await stage.publish({ title: 'Xen today' });
    await stage.settled();
    const list = await run('/following');
    expect(list.message.embeds[0]?.description).toContain('**The Example Blog** → <#');
    await ada.select(list.message, 'following:choose', [String(id)]);
    const shown = () => list.message.embeds[0]?.description ?? '';
    await ada.click(list.message, 'Pause');
    expect(shown()).toContain('a member paused it');
    await ada.click(list.message, 'Resume');
    expect(shown()).toContain('active');
    await ada.click(list.message, 'Last deliveries');
    expect(shown()).toMatch(/Xen today\]\(https:\/\/discord\.com\/channels\/\d+\/\d+\/\d+\): sent/u);
    const form = await ada.click(list.message, 'Edit', { until: 'acknowledged' });
    await ada.modal(form, { topics: 'USB, +Xen', title: '', author: 'Ada', burst: '9' });
    expect(await stage.store.subscriptions.get(id)).toMatchObject({
      burstLimit: 9,
      filter: { any: ['USB'], all: ['Xen'], titleContains: null, authorContains: 'Ada' },
    });
    await ada.click(list.message, 'Remove');
    expect(await stage.store.subscriptions.get(id)).toBeUndefined();
    expect(list.message.content).toContain('No feed is followed');
  });

  it('gathers what comes until the time that was chosen, under its topics, or sends it when that is changed', async () => {
    const when = 'weekly friday 9:00, quiet 22-7';
    await run('/follow', { feed: 'The Example Blog', channel: news, when });
    const [found] = await stage.store.subscriptions.ofGuild(stage.guild.id);
    const id = found?.id ?? 0;
    expect(found?.timing).toMatchObject({ rhythm: 'weekly', day: 5, minute: 540, quietHours: { from: 22, to: 7 } });
    const waiting = async () => (await stage.store.deliveries.counts()).pending;
    const loaf = { title: 'Loaf', body: 'A loaf of bread needs time. Good bread needs salt.' };
    await stage.publish(...series(2, 'Xen'), { ...loaf, publishedAt: new Date('2026-02-02') });
    await expect.poll(waiting).toBe(3);
    expect((await run('/why', { post: 'Loaf' })).message.embeds[0]?.description).toContain('is announced <t:');
    const client = new pg.Client({ connectionString: stage.connectionString });
    await client.connect();
    await client.query('UPDATE delivery SET due_at = now()');
    await client.end();
    await stage.settled();
    const [digest] = news.messages().filter(({ ephemeral }) => !ephemeral);
    expect(digest?.embeds[0]?.title).toBe('3 new posts');
    expect(digest?.embeds[0]?.description).toMatch(/^\*\*Xen\*\*\n• .*Xen 1.*\n• .*Xen 2.*\n\*\*Other\*\*\n• .*Loaf/u);

    await stage.publish({ title: 'Xen again' });
    await expect.poll(waiting).toBe(1);
    const list = await run('/following');
    expect(list.message.embeds[0]?.description).toContain('weekly friday 09:00, quiet 22-7 (UTC)');
    await ada.select(list.message, 'following:choose', [String(id)]);
    const form = await ada.click(list.message, 'Edit', { until: 'acknowledged' });
    await ada.modal(form, { topics: '', title: '', author: '', burst: '5', when: 'sometimes' });
    expect(list.message.embeds[0]?.description).toContain('Write when to announce as');
    const other = await ada.click(list.message, 'Edit', { until: 'acknowledged' });
    await ada.modal(other, { topics: '', title: '', author: '', burst: '5', when: 'now' });
    await stage.settled();
    expect(titlesIn(news)).toContain('Xen again');
  });

  it('asks after a pause what becomes of what was missed: nothing, one message, or a message for each', async () => {
    const channels = ['skipped', 'digested', 'announced'].map((name) => stage.guild.channel(name));
    const ids: number[] = [];
    for (const channel of channels) {
      const id = await stage.follow(channel, { burstLimit: 2 });
      await stage.store.subscriptions.pause(id, 'by-member');
      ids.push(id);
    }
    await stage.publish(...series(4, 'missed'));
    await expect.poll(() => stage.store.subscriptions.missed(ids[2] ?? 0)).toBe(4);
    const list = await run('/following');
    for (const [at, choice] of ['leave them out', 'one message for all', 'announce each'].entries()) {
      await ada.select(list.message, 'following:choose', [String(ids[at])]);
      await ada.click(list.message, 'Resume');
      expect(list.message.embeds[0]?.description).toContain('4 posts were missed');
      await ada.click(list.message, choice);
      expect(list.message.embeds[0]?.description).toContain('active');
      await ada.click(list.message, 'Back');
    }
    await stage.publish({ title: 'Xen afterwards', publishedAt: new Date('2026-03-01') });
    await stage.settled();
    const [skipped, digested, announced] = channels.map(titlesIn);
    expect(skipped).toEqual(['Xen afterwards']);
    expect(digested).toEqual(['4 new posts', 'Xen afterwards']);
    expect(announced).toEqual(['missed 1', 'missed 2', 'missed 3', 'missed 4', 'Xen afterwards']);
  });

  it('is for managers, who choose a role that may follow feeds too', async () => {
    const editors = stage.guild.role('editors');
    const bob = stage.guild.member('bob', { roles: [editors.id] });
    const list = await run('/following');
    await ada.select(list.message, 'following:role', [editors.id]);
    expect(await stage.store.guilds.get(stage.guild.id)).toMatchObject({ managerRoleId: editors.id });
    // Who does not manage the server sees the commands once its settings ("Integrations") show them to the role.
    await expect(run('/following', {}, bob)).rejects.toThrow('does not see');
  });
});
