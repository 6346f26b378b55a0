import { createReader } from '@fieldnotes/content';
import type { ChannelActor } from '@fieldnotes/discord-emulator';
import { startTestServer, type TestServer } from '@fieldnotes/store/testing';
import { createPoller, createWorker, type Poller, type Worker } from '@fieldnotes/worker';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { log, openStage, refused, type Stage, taxonomy, titlesIn } from '../announce/support/stage.js';
import { answer, items, politely, rss } from './support/feeds.js';
import { WHEN_TOLD } from './support/following.js';
import { type LoopbackWeb, startWeb } from './support/web.js';

let server: TestServer;
let web: LoopbackWeb;
let stage: Stage;
let worker: Worker;
let poller: Poller;
let news: ChannelActor;

/** A feed that has failed is told of at once. */
const timings = { ...WHEN_TOLD, noticeAfter: 0 };

beforeAll(async () => {
  server = await startTestServer(process.env.DATABASE_URL);
  web = await startWeb();
  stage = await openStage(server);
  await stage.worker.stop();
  const { store, queue } = stage;
  const polling = { privateHosts: ['127.0.0.0/8'], timings };
  worker = createWorker({ store, queue, reader: createReader({ taxonomy }), log, readConcurrency: 2, polling });
  poller = createPoller({ store, queue, log, polling, concurrency: 4 });
  await worker.start();
  poller.start();
  news = stage.guild.channel('news');
  await stage.startBot();
});
afterAll(async () => {
  await poller?.stop();
  await worker?.stop();
  await stage?.close();
  await web?.stop();
  await server?.stop();
});

async function run(command: string, options: Record<string, string> = {}): Promise<string> {
  const reply = await stage.follower.slash(command, options, { channel: news, timeoutMs: 20_000 });
  const { content, embeds } = reply.message;
  return [content, ...embeds.map(({ title, description }) => `${title ?? ''}\n${description}`)].join('\n');
}

/** A feed that is followed in a channel, with a name of its own. */
async function follow(title: string, body: () => string, { channel = news, burstLimit = 0 } = {}) {
  const address = web.site('/feed', politely(body));
  const report = await worker.follow(address);
  if (report.kind !== 'followed') throw new Error(`${title} was not followed`);
  const { id } = report.feed;
  await expect.poll(() => stage.store.posts.countUnread(id, createReader({ taxonomy }).version)).toBe(0);
  await stage.follow(channel, { feedId: id, burstLimit });
  return { id, address };
}

async function poll(id: number) {
  const at = async () => (await stage.store.liveFeeds.status(id))?.polledAt?.getTime() ?? 0;
  const before = await at();
  await stage.store.liveFeeds.pollNow(id);
  await expect.poll(at, { interval: 20 }).toBeGreaterThan(before);
}

const said = () => news.messages().map(({ content }) => content);

describe('the channel that follows a feed', { timeout: 60_000 }, () => {
  it('is told once of trouble, and once that it is over', async () => {
    const body = () => rss(items(1, 3), { title: 'Troubled' });
    const { id, address } = await follow('Troubled', body);
    web.change(address, answer(500));
    for (let time = 0; time < 3; time++) await poll(id);
    await expect.poll(said).toContainEqual(expect.stringContaining('not been able to read **Troubled** for a day'));
    web.change(address, politely(body));
    await poll(id);
    await expect.poll(said).toContainEqual(expect.stringContaining('can read **Troubled** again'));
    expect(said().filter((text) => text.includes('**Troubled**'))).toHaveLength(2);
    const history = await run('/feed history', { feed: 'Troubled' });
    expect(history).toMatch(
      /well · last read .*\n\n.*can be read again\n.*could not be read: its server answers with an error/u,
    );
  });
});

describe('/feed', { timeout: 60_000 }, () => {
  it('decides about posts that looked new all at once', async () => {
    let body = rss(items(1, 8), { title: 'Moved' });
    const { id } = await follow('Moved', () => body, { burstLimit: 5 });
    const anew = items(1, 8).map(({ guid, date }) => ({
      guid: `new ${guid}`,
      link: `https://moved.example/${guid}`,
      title: `${guid} anew`,
      text: `Xen was written about anew in ${guid}.`,
      ...(date === undefined ? {} : { date }),
    }));
    body = rss(anew, { title: 'Moved' });
    await poll(id);
    await expect.poll(said).toContainEqual(expect.stringContaining('Most of **Moved** suddenly looks new: 8 posts'));
    expect(await run('/feed history', { feed: 'Moved' })).toContain('8 posts are held back');
    await expect.poll(() => stage.store.posts.countUnread(id, createReader({ taxonomy }).version)).toBe(0);
    expect(await run('/feed held', { feed: 'Moved', what: 'announce' })).toContain('8 posts are announced now');
    await stage.settled();
    expect(titlesIn(news)).toContain('8 new posts');
    expect(await run('/feed held', { feed: 'Moved', what: 'forget' })).toContain('No post of that feed is held back');
  });

  it('shows what is at an address, and what of it would be announced', async () => {
    let newest = 3;
    const { address } = await follow('Tested', () => rss(items(1, newest), { title: 'Tested' }));
    newest = 4;
    const tested = await run('/feed test', { address });
    expect(tested).toContain('**Tested** has 4 items');
    expect(tested).toMatch(/Post 4 .*new: announced/u);
    expect(tested).toMatch(/Post 3 .*known: not announced/u);
    const other = web.site(
      '/feed',
      politely(() => rss(items(1, 2), { title: 'Unknown' })),
    );
    expect(await run('/feed test', { address: other })).toContain('It is not followed yet');
    expect(await run('/feed test', { address: 'http://10.0.0.1/' })).toContain('private address');
    expect(await run('/feed test', { address: 'nonsense' })).toContain('not an address of the web');
  });

  it('pauses and resumes, and learns of a new address', async () => {
    const { id } = await follow('Paused', () => rss(items(1, 3), { title: 'Paused' }));
    expect(await run('/feed pause', { feed: 'Paused' })).toContain('is not asked for until');
    expect(await run('/feed pause', { feed: 'Paused' })).toContain('was paused already');
    expect(await run('/feed resume', { feed: 'Paused', missed: 'skip' })).toContain('is asked for again');
    expect(await run('/feed resume', { feed: 'Paused', missed: 'all' })).toContain('was not paused');
    const there = web.site(
      '/there',
      politely(() => rss(items(1, 3), { title: 'Paused' })),
    );
    expect(await run('/feed url', { feed: 'Paused', address: there })).toContain('from now on');
    await expect.poll(() => web.requestsFor(there).length).toBeGreaterThan(0);
    expect((await stage.store.liveFeeds.status(id))?.url).toBe(there);
  });

  it.each([
    ['skip', []],
    ['digest', ['3 new posts']],
    ['all', ['Post 3', 'Post 4', 'Post 5']],
  ])('does with what was missed during a pause as it is told: %s', async (missed, expected) => {
    const title = `Missed ${missed}`;
    let newest = 2;
    const posts = () =>
      items(1, newest).map((item) => ({
        ...item,
        link: `https://${missed}.example/${item.guid}`,
        text: `${missed} ${item.guid}`,
      }));
    const channel = stage.guild.channel(`missed-${missed}`);
    const { id } = await follow(title, () => rss(posts(), { title }), { channel, burstLimit: 1 });
    await run('/feed pause', { feed: title });
    newest = 5;
    await run('/feed resume', { feed: title, missed });
    await expect.poll(async () => (await stage.store.feeds.summaries()).find((feed) => feed.id === id)?.posts).toBe(5);
    await stage.settled();
    newest = 6;
    await poll(id);
    await channel.waitForMessages(expected.length + 1);
    await stage.settled();
    expect(titlesIn(channel)).toEqual([...expected, 'Post 6']);
  });

  it('changes nothing that others follow as well, and shows nothing that is not followed here', async () => {
    const { id } = await follow('Shared', () => rss(items(1, 3), { title: 'Shared' }));
    const elsewhere = stage.discord.guild({ name: 'Elsewhere' });
    await stage.store.guilds.ensure({ id: elsewhere.id, name: elsewhere.name });
    await stage.follow(elsewhere.channel('other'), { feedId: id, guildId: elsewhere.id });
    expect(await run('/feed pause', { feed: 'Shared' })).toContain('Other servers follow that feed too');
    expect(await run('/feed history', { feed: 'Shared' })).toContain('well');
    const report = await worker.follow(
      web.site(
        '/feed',
        politely(() => rss(items(1, 1), { title: 'Hidden' })),
      ),
    );
    expect(report.kind).toBe('followed');
    expect(await run('/feed history', { feed: 'Hidden' })).toContain('not followed on the web');
    expect(refused(stage.discord)).toEqual([]);
    expect(stage.discord.violations).toEqual([]);
  });
});

describe('/follow', { timeout: 60_000 }, () => {
  it('offers the feeds of a page that has several, and follows the chosen one as it was wished', async () => {
    const [all, linux] = ['All', 'Linux'].map((title) =>
      web.site(
        '/feed',
        politely(() => rss(items(1, 2), { title })),
      ),
    );
    const links = `<link rel="alternate" type="application/rss+xml" title="All" href="${all}">
      <link rel="alternate" type="application/rss+xml" title="Linux &amp; co" href="${linux}">`;
    const page = web.site('/', (_, response) =>
      response.writeHead(200, { 'content-type': 'text/html' }).end(`<html><head>${links}</head><body>Hi</body></html>`),
    );
    const wish = { feed: page, channel: news, title: 'post', when: 'daily 18:00', backfill: 'since 2025-01-01' };
    const offered = await stage.follower.slash('/follow', wish, { channel: news, timeoutMs: 20_000 });
    expect(offered.message.content).toBe('That page has several feeds. Which one?');
    expect(await stage.store.liveFeeds.at(linux ?? '')).toBeUndefined();
    const [row] = offered.message.components;
    const [choice] = row !== undefined && 'components' in row ? row.components : [];
    expect(choice).toMatchObject({ options: [{ label: 'All' }, { label: 'Linux & co', description: linux }] });
    const id = choice !== undefined && 'custom_id' in choice ? String(choice.custom_id) : '';
    await stage.follower.select(offered.message, id, ['1']);
    expect(offered.message.content).toMatch(/\*\*Linux\*\* is announced in .* 2 past posts will be announced/u);
    expect(offered.message.components).toEqual([]);
    const followed = (await stage.store.subscriptions.ofGuild(stage.guild.id)).find(
      ({ feedTitle }) => feedTitle === 'Linux',
    );
    expect(followed).toMatchObject({ filter: { titleContains: 'post' }, timing: { rhythm: 'daily', minute: 1_080 } });
    expect(await stage.store.liveFeeds.at(all ?? '')).toBeUndefined();
    await stage.settled();
  });
});

describe('/opml', { timeout: 60_000 }, () => {
  const file = (text: string) => ({ filename: 'feeds.opml', data: text });
  const outline = (url: string, title = '') => `<outline type="rss" text="${title}" xmlUrl="${url}"/>`;
  const list = (...outlines: string[]) => `<opml version="2.0"><body>${outlines.join('')}</body></opml>`;

  async function use(channel: ChannelActor, data: string) {
    const options = { file: file(data), channel };
    return stage.follower.slash('/opml import', options, { channel: news, timeoutMs: 20_000 });
  }

  it('follows the feeds of a list once they were shown and confirmed, none twice, and hands them on', async () => {
    const reading = stage.guild.channel('reading');
    const { address } = await follow('Kept', () => rss(items(1, 2), { title: 'Kept' }), { channel: reading });
    let newest = 2;
    const posts = () => items(1, newest).map((item) => ({ ...item, link: `https://taken.example/${item.guid}` }));
    const taken = web.site(
      '/feed',
      politely(() => rss(posts(), { title: 'Taken over' })),
    );
    const text = list(outline(address), outline(taken, 'Taken & over'), outline(taken), outline('ftp://x.example/'));
    const shown = await use(reading, text);
    expect(shown.ephemeral).toBe(true);
    const { description = '' } = shown.message.embeds[0] ?? {};
    expect(description).toMatch(/\*\*1\*\* would be followed .*:\n• Taken & over/u);
    expect(description).toContain('**1** followed there already');
    expect(description).toContain('**1** left out: no address of the web');
    expect(await stage.store.liveFeeds.at(taken)).toBeUndefined();

    await stage.follower.click(shown.message, 'Follow it');
    expect(shown.message.content).toContain('**1** followed in');
    const id = (await stage.store.liveFeeds.at(taken))?.id ?? 0;
    await expect.poll(async () => (await stage.store.feeds.summaries()).find((feed) => feed.id === id)?.read).toBe(2);
    newest = 3;
    await poll(id);
    await reading.waitForMessages(1);
    await stage.settled();
    expect(titlesIn(reading)).toEqual(['Post 3']);

    const again = await use(reading, text);
    expect(again.message.embeds[0]?.description).toMatch(
      /\*\*0\*\* would be followed .*\n\*\*2\*\* followed there already/u,
    );
    expect(again.message.components).toEqual([]);
    const exported = await stage.follower.slash('/opml export', {}, { channel: news });
    const written = Buffer.from(exported.message.attachments[0]?.data ?? []).toString();
    expect(written).toContain(`text="Taken over" title="Taken over" xmlUrl="${taken}"`);
    expect(written).toContain(`xmlUrl="${address}"`);
  });

  it('says what is wrong with a file, and follows nothing that is not confirmed', async () => {
    expect((await use(news, 'Dear reader')).message.content).toContain('no list of feeds');
    expect((await use(news, list('x'.repeat(1_100_000)))).message.content).toContain('larger than lists');
    const shown = await use(news, list(outline('https://unwanted.example/feed')));
    await stage.follower.click(shown.message, 'Cancel');
    expect(shown.message.content).toBe('Nothing was followed.');
    expect([...shown.message.components, ...shown.message.attachments]).toEqual([]);
    expect(await stage.store.liveFeeds.at('https://unwanted.example/feed')).toBeUndefined();
    expect(refused(stage.discord)).toEqual([]);
    expect(stage.discord.violations).toEqual([]);
  });
});
