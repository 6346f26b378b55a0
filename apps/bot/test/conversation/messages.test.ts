import type { ChannelActor, GuildActor, MemberActor, MessageView } from '@fieldnotes/discord-emulator';
import { PermissionFlagsBits } from 'discord.js';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { titles, toldAlone } from '../support/messages.js';
import { refused, useStage } from '../support/stage.js';

const stage = useStage();
let guild: GuildActor;
let channel: ChannelActor;
let ada: MemberActor;
let members = 0;

beforeAll(() => {
  guild = stage.discord.guild();
});
beforeEach(() => {
  channel = guild.channel(`talk${++members}`);
  ada = guild.member(`ada${members}`);
});

const bot = () => stage.discord.bot.id;
const byBot = (message: MessageView) => message.author.id === bot();

async function answerTo(question: string, replyTo?: MessageView, where = channel): Promise<MessageView> {
  const answer = where.nextMessage(byBot);
  ada.say(question, { channel: where, ...(replyTo === undefined ? {} : { replyTo }) });
  const message = await answer;
  if (message.embeds.length > 0) await expect.poll(() => stage.store.questions.answeredBy(message.id)).toBeDefined();
  return message;
}

describe('a mention', () => {
  it('with a question is answered by a reply that pings nobody', async () => {
    const asked = channel.nextMessage(byBot);
    const question = ada.say(`<@${bot()}> what did you write about live migration?`, { channel });
    const answer = await asked;
    expect(answer.reference?.messageId).toBe(question.id);
    expect(titles(answer)).toContain('Live migration on a gigabit link');
    expect(answer.pings).toEqual({ everyone: false, here: false, users: [], roles: [] });
  });

  it('alone gets a friendly word, with something to ask', async () => {
    const hello = await answerTo(`<@${bot()}>`);
    expect(hello.content).toMatch(/^Hello! Ask me what the posts say, for example “what did you see about .+\?”/);
  });

  it('says what it looked for when nothing is found, with nobody pinged by the question', async () => {
    const answer = await answerTo(`<@${bot()}> zeppelins @everyone <@&${guild.id}> [bank](https://evil.example)`);
    expect(answer.content).toContain('**zeppelins**');
    expect(answer.pings).toEqual({ everyone: false, here: false, users: [], roles: [] });
  });
});

describe('a follow-up', () => {
  it('in reply to an answer builds on it, and so does the next one', async () => {
    const first = await answerTo(`<@${bot()}> what did you write about snapshots on btrfs?`);
    expect(titles(first)).toContain('Btrfs snapshots before every upgrade');
    const second = await answerTo('and what about XFS?', first);
    expect(titles(second)).toContain('Moving the big volume to XFS');
    const kept = await stage.store.questions.answeredBy(second.id);
    expect(kept?.context).toBe('what did you write about snapshots on btrfs?');
    const third = await answerTo('and what about ext4?', second);
    expect(third.reference?.messageId).toBeDefined();
  });

  it('in reply to a slash answer builds on that', async () => {
    const { message } = await ada.slash('/ask', { question: 'what did you write about snapshots?' }, { channel });
    await expect.poll(() => stage.store.questions.answeredBy(message.id)).toBeDefined();
    const next = await answerTo('and what about btrfs?', message);
    expect((await stage.store.questions.answeredBy(next.id))?.context).toBe('what did you write about snapshots?');
  });

  it('without a reply builds on what the same member asked there just before', async () => {
    await answerTo(`<@${bot()}> what did you write about snapshots?`);
    const next = await answerTo(`<@${bot()}> and what about btrfs?`);
    expect((await stage.store.questions.answeredBy(next.id))?.context).toBe('what did you write about snapshots?');
  });

  it('that stands for itself is taken for itself', async () => {
    await answerTo(`<@${bot()}> what did you write about snapshots?`);
    const next = await answerTo(`<@${bot()}> What did you write about live migration with KVM?`);
    expect((await stage.store.questions.answeredBy(next.id))?.context).toBeNull();
  });
});

describe('messages that are not for the bot', () => {
  it('get no answer: of bots, webhooks and itself, and what does not name it', async () => {
    guild.botSays('otherbot', `<@${bot()}> what about Xen?`, { channel });
    guild.webhookSays('hook', `<@${bot()}> what about Xen?`, { channel });
    ada.say('what about Xen?', { channel });
    const others = ada.say('<@123456789012345678> what about Xen?', { channel });
    ada.say('I agree', { channel, replyTo: others });
    const last = await answerTo(`<@${bot()}> what did you write about live migration?`);
    expect(
      channel
        .messages()
        .filter(byBot)
        .map(({ id }) => id),
    ).toEqual([last.id]);
  });
});

describe('a direct message', () => {
  it('is answered without a mention, and follow-ups work', async () => {
    const first = ada.dms.nextMessage(byBot);
    ada.dm('what did you write about snapshots?');
    expect(titles(await first)).not.toEqual([]);
    await expect.poll(async () => stage.store.questions.answeredBy((await first).id)).toBeDefined();
    const second = ada.dms.nextMessage(byBot);
    ada.dm('and what about btrfs?');
    expect(titles(await second)).toContain('Btrfs snapshots before every upgrade');
  });
});

describe('too many questions', () => {
  it('are told to wait', async () => {
    for (let count = 0; count < 10; count++)
      await stage.store.questions.admit(
        { guildId: guild.id, channelId: channel.id, memberId: ada.id, text: 'xen' },
        { perMember: 10, perGuild: 1000, windowMs: 60_000 },
      );
    expect((await answerTo(`<@${bot()}> what about Xen?`)).content).toMatch(/a lot of questions.*<t:\d+:R>/);
  });

  it('of a whole server are told to wait too, and no other server is', async () => {
    const busy = stage.discord.guild();
    const hall = busy.channel('hall');
    const limits = { perMember: 10, perGuild: 60, windowMs: 60_000 };
    for (let member = 0; member < 60; member++) {
      const asked = { guildId: busy.id, channelId: hall.id, memberId: String(5_000 + member), text: 'xen' };
      await stage.store.questions.admit(asked, limits);
    }
    const limited = await busy.member('bea').slash('/ask', { question: 'what about Xen?' }, { channel: hall });
    expect(await toldAlone(limited)).toMatch(/^Many people here are asking .*<t:\d+:R>/);
    const elsewhere = stage.discord.guild();
    const reply = await elsewhere
      .member('bea')
      .slash('/ask', { question: 'what about Xen?' }, { channel: elsewhere.channel('talk') });
    expect(titles(reply.message)).not.toEqual([]);
  });
});

describe('missing permissions', () => {
  const { ViewChannel, SendMessages, ReadMessageHistory, EmbedLinks } = PermissionFlagsBits;

  it('to embed: the answer comes as text, with its links', async () => {
    channel.setBotPermissions(ViewChannel | SendMessages | ReadMessageHistory);
    const answer = await answerTo(`<@${bot()}> Xen on the small server`);
    expect(answer.embeds).toEqual([]);
    expect(answer.content).toContain('**Xen on the small server, one year later**');
    expect(answer.content).toContain('<https://margin-notes.example/xen-one-year/#:~:text=');
  });

  it('to write: one line says what to change, and where; nothing is tried', async () => {
    const before = stage.log.length;
    channel.setBotPermissions(ViewChannel | EmbedLinks);
    ada.say(`<@${bot()}> what about Xen?`, { channel });
    await expect.poll(() => stage.log.length).toBe(before + 1);
    expect(stage.log.at(-1)).toMatchObject({ channel: channel.id, missing: ['SendMessages', 'ReadMessageHistory'] });
    expect(stage.log.at(-1)?.msg).toContain("in the channel's settings, under Permissions");
  });
});

describe('all of it', () => {
  it('was accepted', () => {
    expect(refused(stage)).toEqual([]);
    expect(stage.log.map(({ msg }) => msg)).toHaveLength(1);
  });
});
