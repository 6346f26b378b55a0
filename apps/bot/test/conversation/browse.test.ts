import type { ChannelActor, GuildActor, MemberActor } from '@fieldnotes/discord-emulator';
import { beforeAll, describe, expect, it } from 'vitest';
import { controls, menuOf, said, titles, toldAlone } from '../support/messages.js';
import { refused, useStage } from '../support/stage.js';

const stage = useStage();
let guild: GuildActor;
let channel: ChannelActor;
let ada: MemberActor;

beforeAll(() => {
  guild = stage.discord.guild();
  channel = guild.channel('talk');
  ada = guild.member('ada');
});

const MIGRATION = 'Live migration on a gigabit link';

describe('/posts', () => {
  it('latest lists the newest posts, linked, with dates and topics', async () => {
    const { message } = await ada.slash('/posts latest', {}, { channel });
    const [first] = await stage.store.posts.list({ limit: 1 });
    const lines = message.embeds[0]?.description?.split('\n') ?? [];
    expect(lines).toHaveLength(10);
    expect(lines[0]).toContain(first?.title);
    expect(lines.join('\n')).toContain('](https://');
  });

  it('latest narrows down to a topic', async () => {
    const { message } = await ada.slash('/posts latest', { topic: 'virtualization' }, { channel });
    const expected = await stage.store.posts.list({ topic: 'virtualization', limit: 10 });
    expect(message.embeds[0]?.description?.split('\n')).toHaveLength(expected.length);
  });

  it('search finds posts and shows where they say it', async () => {
    const { message } = await ada.slash('/posts search', { query: 'live migration' }, { channel });
    expect(message.embeds[0]?.description).toContain(MIGRATION);
    const none = await ada.slash('/posts search', { query: 'zeppelins' }, { channel });
    expect(none.message.embeds[0]?.description).toBe('No post was found.');
  });

  it('show shows one post, chosen among the suggestions or named', async () => {
    const [choice] = await ada.autocomplete('/posts show', { post: 'gigabit' }, 'post', { channel });
    expect(choice?.name).toBe(`${MIGRATION} · 2 October 2025`);
    for (const post of [String(choice?.value), MIGRATION.toLowerCase(), 'live migration']) {
      const { message } = await ada.slash('/posts show', { post }, { channel });
      expect(titles(message)).toEqual([MIGRATION]);
      expect(controls(message)).toEqual(['Ask about this', 'More on virtualization']);
    }
    expect(await toldAlone(await ada.slash('/posts show', { post: '#999999' }, { channel }))).toContain('no such post');
  });
});

describe('/topics list', () => {
  it('lists the topics, and says why posts have one', async () => {
    const { message } = await ada.slash('/topics list', {}, { channel });
    expect(message.embeds[0]?.description).toMatch(/\*\*virtualization\*\* · \d+ posts/);
    const why = await ada.select(message, menuOf(message).id, ['virtualization']);
    expect(why.ephemeral).toBe(true);
    expect(said(why.message)).toMatch(/“[^”]+” (\d+ times )?in the (title|text)/);
    const asked = await ada.slash('/topics list', { why: 'virtualization' }, { channel });
    expect(said(asked.message)).toBe(said(why.message));
  });
});

describe('/about', () => {
  it('says what was read, what the bot does, and what it keeps', async () => {
    const { message, ephemeral } = await ada.slash('/about', {}, { channel });
    expect(ephemeral).toBe(true);
    const posts = (await stage.store.posts.list({ limit: 100 })).length;
    expect(message.content).toContain(`${posts} posts of 1 feed`);
  });
});

describe('the buttons of a post', () => {
  it('Ask about this opens a form; the answer is of that post first, and private', async () => {
    const { message } = await ada.slash('/posts show', { post: MIGRATION }, { channel });
    const opened = await ada.click(message, 'Ask about this');
    expect(opened.modal?.title).toBe('Ask about this post');
    const answer = await ada.modal(opened, { question: 'What limit does QEMU have for the pause?' });
    expect(answer.ephemeral).toBe(true);
    expect(new Set(titles(answer.message))).toEqual(new Set([MIGRATION]));
    expect(said(answer.message)).toContain('300 milliseconds');
    const elsewhere = await ada.modal(await ada.click(message, 'Ask about this'), { question: 'snapshots on btrfs' });
    expect(elsewhere.message.content).toContain('This post does not say; others do:');
  });

  it('Summary and More on a topic work under any message that has them', async () => {
    const { message } = await ada.slash('/posts show', { post: MIGRATION }, { channel });
    const more = await ada.click(message, 'More on virtualization');
    expect(more.message.embeds[0]?.title).toBe('Posts about virtualization');
    expect(more.message.embeds[0]?.description).not.toContain(MIGRATION);
  });
});

describe('Find posts about this', () => {
  it('finds posts about what a message says', async () => {
    const message = ada.say('Has anybody tried **live migration** with KVM <@1>?', { channel });
    const found = await ada.contextMenu('Find posts about this', message);
    expect(found.ephemeral).toBe(true);
    expect(found.message.embeds[0]?.description).toContain(MIGRATION);
  });

  it('says so when there is nothing to look for, or nothing to find', async () => {
    const nothing = await ada.contextMenu('Find posts about this', ada.say('👍', { channel }));
    expect(nothing.message.content).toContain('no words that I could look for');
    const unknown = await ada.contextMenu(
      'Find posts about this',
      ada.say('Zeppelins over Friedrichshafen', { channel }),
    );
    expect(unknown.message.content).toContain('No post was found. I looked for');
  });
});

describe('suggestions', () => {
  it('come within 300 ms', async () => {
    const measured: number[] = [];
    for (const [command, option, text] of [
      ['/ask', 'feed', 's'],
      ['/ask', 'topic', ''],
      ['/posts show', 'post', 'migration'],
      ['/topics list', 'why', 'v'],
    ] as const) {
      const begun = performance.now();
      const choices = await ada.autocomplete(command, { [option]: text }, option, { channel });
      measured.push(performance.now() - begun);
      expect(choices.length).toBeGreaterThan(0);
    }
    expect(Math.max(...measured)).toBeLessThan(300);
  });

  it('of posts include old ones by the words of their text', async () => {
    const choices = await ada.autocomplete('/posts show', { post: 'locks' }, 'post', { channel });
    expect(choices.map(({ name }) => name).join()).toContain('Göta');
  });
});

describe('in a direct message', () => {
  it('commands and buttons work too', async () => {
    const { message } = await ada.slash('/ask', { question: 'live migration', private: true }, { channel: ada.dms });
    expect(titles(message)).toContain(MIGRATION);
    expect(controls(message)).not.toContain('Share');
    const related = await ada.click(message, 'Related');
    expect(related.message.embeds).toHaveLength(1);
    const list = await ada.slash('/posts latest', {}, { channel: ada.dms });
    expect(list.message.embeds).toHaveLength(1);
  });
});

describe('all of it', () => {
  it('was accepted', () => {
    expect(refused(stage)).toEqual([]);
    expect(stage.log).toEqual([]);
  });
});
