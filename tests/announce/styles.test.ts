import type { MessageView } from '@fieldnotes/discord-emulator';
import { EVERYTHING } from '@fieldnotes/store';
import { startTestServer, type TestServer } from '@fieldnotes/store/testing';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openStage, refused, type Stage, series } from './support/stage.js';

let server: TestServer;
let stage: Stage;

beforeAll(async () => {
  server = await startTestServer(process.env.DATABASE_URL);
});
afterAll(() => server?.stop());

beforeEach(async () => {
  stage = await openStage(server);
  await stage.startBot();
});
afterEach(async () => {
  expect(refused(stage.discord)).toEqual([]);
  expect(stage.discord.violations).toEqual([]);
  expect(stage.discord.unknownRoutes).toEqual([]);
  await stage.close();
});

const labels = ({ components }: MessageView): string[] => {
  const [row] = components;
  const parts: readonly object[] = row !== undefined && 'components' in row ? row.components : [];
  return parts.map((part) => ('label' in part ? String(part.label) : ''));
};

describe('a rich announcement', { timeout: 30_000 }, () => {
  it('shows title, link, feed, author, date, summary, topics, reading time and image, with buttons', async () => {
    const news = stage.guild.channel('news');
    await stage.follow(news);
    await stage.publish({ title: 'Xen today', image: 'https://blog.example/xen.png' });
    const [message] = await news.waitForMessages(1);
    expect(message?.embeds).toMatchObject([
      {
        title: 'Xen today',
        url: 'https://blog.example/Xen%20today',
        author: { name: 'The Example Blog' },
        description: expect.stringContaining('hypervisor'),
        fields: [{ value: 'Xen' }],
        footer: { text: 'Ada · 1 min read' },
        timestamp: expect.stringContaining('2026-01-01T10:00:00'),
        image: { url: 'https://blog.example/xen.png' },
      },
    ]);
    expect(message && labels(message)).toEqual(['Ask about this', 'Summary', 'More on Xen']);
    expect(message?.pings).toMatchObject({ everyone: false, users: [], roles: [] });
  });

  it('speaks the language of the guild', async () => {
    const news = stage.guild.channel('news');
    await stage.follow(news);
    await stage.store.guilds.set(stage.guild.id, { locale: 'de' });
    await stage.publish({ title: 'Xen' });
    const [message] = await news.waitForMessages(1);
    expect(message && labels(message)).toContain('Mehr zu Xen');
  });
});

describe('a mention', { timeout: 30_000 }, () => {
  it('pings the role that was configured, once, and no other', async () => {
    const news = stage.guild.channel('news');
    const readers = stage.guild.role('readers', { mentionable: true });
    const others = stage.guild.role('others', { mentionable: true });
    await stage.follow(news, { mentionRoleId: readers.id });
    await stage.publish({
      identity: 'x',
      title: `@everyone <@&${others.id}>`,
      body: `Xen for <@&${others.id}> and @here. It runs.`,
    });
    const [message] = await news.waitForMessages(1);
    expect(message?.pings).toMatchObject({ everyone: false, users: [], roles: [readers.id] });
    await stage.settled();
    await stage.publish({ identity: 'x', title: 'Edited' });
    await expect.poll(() => news.messages()[0]?.embeds[0]?.title).toBe('Edited');
    await stage.settled();
    const edit = stage.discord.requests.find(({ method }) => method === 'PATCH');
    expect(edit?.body).toMatchObject({ allowed_mentions: { parse: [] } });
    expect(news.messages()).toHaveLength(1);
  });
});

describe('/notify', { timeout: 30_000 }, () => {
  it('has a member mentioned for the topics they chose, in every style, until they end it', async () => {
    const [news, lines, talk] = [
      stage.guild.channel('news'),
      stage.guild.channel('lines'),
      stage.guild.channel('talk'),
    ];
    const [ada, bea] = [stage.guild.member('ada'), stage.guild.member('bea')];
    const notify = async (topic: string) => (await ada.slash('/notify', { topic }, { channel: talk })).message.content;
    await stage.follow(news);
    await stage.follow(lines, { style: 'compact' });
    expect(await notify('xen')).toContain('I mention you when a post about **xen** is announced here.');
    await stage.publish({ title: 'Xen today', body: `Xen, says <@${bea.id}>, is a hypervisor. Xen runs guests.` });
    for (const channel of [news, lines]) {
      const [message] = await channel.waitForMessages(1);
      expect(message?.content).toContain(`<@${ada.id}>`);
      expect(message?.pings).toMatchObject({ everyone: false, users: [ada.id], roles: [] });
    }
    expect(await notify('XEN')).toBe('I no longer mention you for **XEN**.\nYou have chosen no topic here.');
    await stage.publish({ title: 'Xen tomorrow' });
    const messages = await news.waitForMessages(2);
    expect(messages[1]?.pings).toMatchObject({ users: [] });
  });
});

describe('the other styles', { timeout: 30_000 }, () => {
  it('compact is one line without a preview', async () => {
    const news = stage.guild.channel('news');
    await stage.follow(news, { style: 'compact' });
    await stage.publish({ title: 'Xen [today]', body: 'Xen boots a small *hypervisor* before the first kernel runs.' });
    const [message] = await news.waitForMessages(1);
    expect(message?.content).toBe(
      '[Xen \\[today\\]](<https://blog.example/Xen%20%5Btoday%5D>) — The Example Blog · Ada · <t:1767261600:d> ' +
        '— Xen boots a small \\*hypervisor\\* before the first kernel runs.',
    );
    expect(message?.embeds).toEqual([]);
  });

  it('thread opens a thread under the message', async () => {
    const news = stage.guild.channel('news');
    await stage.follow(news, { style: 'thread' });
    await stage.publish({ title: 'Xen today' });
    await stage.settled();
    const [message] = await news.waitForMessages(1, ({ embeds }) => embeds.length > 0);
    expect(news.threads().map(({ id, name }) => [id, name])).toEqual([[message?.id, 'Xen today']]);
    expect(await stage.store.deliveries.postsAnnouncedIn(message?.id ?? '')).toHaveLength(1);
  });

  it('forum starts a post with the tags of its topics, and renames it with the title', async () => {
    const forum = stage.guild.channel('forum', { type: 'forum', tags: ['bread', 'XEN', 'else'], requireTag: true });
    await stage.follow(forum, { style: 'forum' });
    await stage.publish({ identity: 'x', title: 'Xen today' });
    await stage.settled();
    const [post] = forum.threads();
    expect(post?.name).toBe('Xen today');
    expect(post?.appliedTags).toEqual([forum.tags().find(({ name }) => name === 'XEN')?.id]);
    expect(post?.messages()[0]?.embeds[0]?.title).toBe('Xen today');
    await stage.publish({ identity: 'x', title: 'Xen tomorrow' });
    await stage.settled();
    expect(forum.threads().map(({ name }) => name)).toEqual(['Xen tomorrow']);
    expect(post?.messages()[0]?.embeds[0]?.title).toBe('Xen tomorrow');
  });

  it('webhook speaks with the name and the picture of the feed, through one webhook for all', async () => {
    const news = stage.guild.channel('news');
    await stage.store.feeds.describe(stage.feed.id, {
      title: 'The Discord Blog',
      image: 'https://blog.example/icon.png',
    });
    await stage.follow(news, { style: 'webhook' });
    await stage.publish(...series(2));
    const messages = await news.waitForMessages(2);
    expect(messages.map(({ author }) => author.username)).toEqual(['The D·iscord Blog', 'The D·iscord Blog']);
    expect(new Set(messages.map(({ webhookId }) => webhookId)).size).toBe(1);
    expect(messages[0]?.author.avatar).not.toBeNull();
    expect(messages[0]?.webhookId).not.toBeNull();
    await stage.settled();
    await stage.publish({ identity: 'post 1', title: 'Edited', publishedAt: new Date('2026-02-01') });
    await expect.poll(() => news.messages().map(({ embeds }) => embeds[0]?.title)).toEqual(['Edited', 'post 2']);
  });

  it('crossposts in an announcement channel when asked', async () => {
    const news = stage.guild.channel('news', { type: 'announcement' });
    await stage.follow(news, { crosspost: true });
    await stage.publish({ title: 'Xen' });
    await expect.poll(() => news.messages()[0]?.crossposted).toBe(true);
  });
});

describe('more posts at once than the limit', { timeout: 30_000 }, () => {
  it('become one digest, whose members are edited in it', async () => {
    const news = stage.guild.channel('news');
    await stage.follow(news, { burstLimit: 5 });
    await stage.publish(...series(9));
    await stage.settled();
    expect(news.messages()).toHaveLength(1);
    const [digest] = news.messages();
    expect(digest?.embeds[0]?.title).toBe('9 new posts');
    const lines = digest?.embeds[0]?.description?.split('\n') ?? [];
    expect(lines.map((line) => /post (\d)/.exec(line)?.[1])).toEqual(['1', '2', '3', '4', '5', '6', '7', '8', '9']);
    await stage.publish({ identity: 'post 3', title: 'Edited', publishedAt: new Date('2026-02-01') });
    await expect.poll(() => news.messages()[0]?.embeds[0]?.description).toContain('Edited');
    const ada = stage.guild.member('ada');
    const posts = await stage.store.posts.list({ limit: 1 });
    const edited = news.messages()[0] ?? expect.unreachable();
    const reply = await ada.select(edited, customIdOf(edited), [String(posts[0]?.id)]);
    expect(reply.ephemeral).toBe(true);
    expect(reply.message.embeds[0]?.title).toBe(posts[0]?.title);
  });

  it('of exactly the limit come one by one; of fifty the latest are listed and the rest is counted', async () => {
    const news = stage.guild.channel('news');
    const id = await stage.follow(news, { burstLimit: 5 });
    await stage.publish(...series(5));
    await stage.settled();
    expect(news.messages()).toHaveLength(5);
    await stage.publish(...series(50, 'later'));
    await stage.settled();
    expect(news.messages()).toHaveLength(6);
    expect(news.messages()[5]?.embeds[0]?.description).toContain('and 25 earlier ones');
    expect((await stage.store.deliveries.recent(id, 99)).every(({ state }) => state === 'sent')).toBe(true);
  });
});

describe('a filter', { timeout: 30_000 }, () => {
  it('keeps other posts away', async () => {
    const [xen, bread] = [stage.guild.channel('xen'), stage.guild.channel('bread')];
    await stage.follow(xen, { filter: { ...EVERYTHING, any: ['xen'] } });
    await stage.follow(bread, { filter: { ...EVERYTHING, none: ['Xen'] } });
    await stage.publish(
      { title: 'Xen' },
      { title: 'Loaf', body: 'A loaf of bread needs time. Good bread needs salt.' },
    );
    await stage.settled();
    expect(xen.messages().map(({ embeds }) => embeds[0]?.title)).toEqual(['Xen']);
    expect(bread.messages().map(({ embeds }) => embeds[0]?.title)).toEqual(['Loaf']);
  });
});

function customIdOf(message: MessageView | undefined): string {
  const [row] = message?.components ?? [];
  const [part] = row !== undefined && 'components' in row ? row.components : [];
  return part !== undefined && 'custom_id' in part ? String(part.custom_id) : '';
}
