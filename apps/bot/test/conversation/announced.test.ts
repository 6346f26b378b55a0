import type { ChannelActor, GuildActor, MemberActor, MessageView, ThreadActor } from '@fieldnotes/discord-emulator';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { said, titles } from '../support/messages.js';
import { refused, useStage } from '../support/stage.js';

const stage = useStage();
const MIGRATION = 'Live migration on a gigabit link';
let guild: GuildActor;
let news: ChannelActor;
let ada: MemberActor;
let announcement: MessageView;
let thread: ThreadActor;

beforeAll(async () => {
  guild = stage.discord.guild();
  news = guild.channel('news');
  ada = guild.member('ada');
  const { store, queue } = stage;
  await store.guilds.ensure({ id: guild.id, name: guild.name });
  const [feed] = await store.feeds.summaries();
  const announced = news.nextThread(20_000);
  await store.subscriptions.follow({
    guildId: guild.id,
    channelId: news.id,
    feedId: feed?.id ?? 0,
    followerId: ada.id,
    style: 'thread',
    filter: { any: [], all: [], none: [], titleContains: MIGRATION, authorContains: null },
    mentionRoleId: null,
    crosspost: false,
    burstLimit: 0,
    backfill: { latest: 1 },
  });
  const post = (await store.posts.list({ limit: 100 })).find(({ title }) => title === MIGRATION);
  await queue.add('announce', { postId: post?.id ?? 0, revision: 1 });
  thread = await announced;
  await vi.waitFor(async () => expect(await store.deliveries.postsAnnouncedIn(thread.id)).toHaveLength(1), 5_000);
  announcement = news.messages()[0] ?? (await news.nextMessage());
}, 30_000);

const byBot = (message: MessageView) => message.author.id === stage.discord.bot.id;

describe('in the thread under an announcement', () => {
  it('a mention is about the post first', async () => {
    const answer = thread.nextMessage(byBot);
    ada.say(`<@${stage.discord.bot.id}> what limit is there for the pause?`, { channel: thread });
    expect(new Set(titles(await answer))).toEqual(new Set([MIGRATION]));
    expect(said(await answer)).toContain('300 milliseconds');
  });

  it('/ask is about the post first, and about the others where it does not say', async () => {
    const first = await ada.slash('/ask', { question: 'what limit is there for the pause?' }, { channel: thread });
    expect(new Set(titles(first.message))).toEqual(new Set([MIGRATION]));
    const other = await ada.slash('/ask', { question: 'snapshots on btrfs' }, { channel: thread });
    expect(other.message.content).toContain('This post does not say; others do:');
    expect(titles(other.message)).toContain('Btrfs snapshots before every upgrade');
  });
});

describe('a reply to an announcement', () => {
  it('is about its post first', async () => {
    const answer = news.nextMessage(byBot);
    ada.say('what limit is there for the pause?', { channel: news, replyTo: announcement });
    expect(new Set(titles(await answer))).toEqual(new Set([MIGRATION]));
  });
});

describe('the buttons of an announcement', () => {
  it('ask, summarise and go on', async () => {
    const opened = await ada.click(announcement, 'Ask about this');
    const answer = await ada.modal(opened, { question: 'what limit is there for the pause?' });
    expect(new Set(titles(answer.message))).toEqual(new Set([MIGRATION]));
    const post = (await stage.store.posts.list({ limit: 100 })).find(({ title }) => title === MIGRATION);
    const details = await stage.store.posts.details(post?.id ?? 0);
    const [first] = details?.summary ?? [];
    const summary = await ada.click(announcement, 'Summary');
    expect(summary.ephemeral).toBe(true);
    expect(summary.message.content.replaceAll('\\', '')).toContain(details?.body.slice(first?.start, first?.end));
    const more = await ada.click(announcement, 'More on virtualization');
    expect(more.message.embeds[0]?.title).toBe('Posts about virtualization');
  });
});

describe('all of it', () => {
  it('was accepted', () => {
    expect(refused(stage)).toEqual([]);
  });
});
