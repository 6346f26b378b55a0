import { ChannelType, Events, MessageType, PermissionFlagsBits as P, ThreadAutoArchiveDuration } from 'discord.js';
import { describe, expect, it } from 'vitest';
import { DEFAULT_BOT_PERMISSIONS } from '../src/index.js';
import { login, openDiscord } from './support/client.js';
import { eventOf } from './support/events.js';
import { forumChannel, textChannel } from './support/places.js';

async function stage() {
  const discord = await openDiscord();
  const guild = discord.guild();
  const channel = guild.channel('news');
  const ada = guild.member('ada');
  const client = await login(discord);
  return { discord, guild, channel, ada, client, sent: await textChannel(client, channel) };
}

describe('a thread', () => {
  it('starts from a message, has its id, and is talked in', async () => {
    const { channel, ada, client, sent } = await stage();
    const message = await sent.send('announcement');
    const thread = await message.startThread({ name: 'talk', autoArchiveDuration: ThreadAutoArchiveDuration.OneDay });
    expect(thread.id).toBe(message.id);
    expect(channel.messages()[0]).toMatchObject({ threadId: thread.id });
    const [seen] = channel.threads();
    expect(seen).toMatchObject({ name: 'talk', parentId: channel.id, archived: false });

    const heard = eventOf(client, Events.MessageCreate, ({ author }) => author.id === ada.id);
    if (seen !== undefined) ada.say('and USB?', { channel: seen });
    const [question] = await heard;
    expect(question.channel.isThread()).toBe(true);
    await question.reply('yes');
    expect(seen?.messages().map(({ type, content }) => [type, content])).toEqual([
      [MessageType.ThreadStarterMessage, ''],
      [MessageType.Default, 'and USB?'],
      [MessageType.Reply, 'yes'],
    ]);
    expect(thread.messageCount).toBe(2);
    const again = client.rest.post(`/channels/${channel.id}/messages/${message.id}/threads`, {
      body: { name: 'again' },
    });
    await expect(again).rejects.toMatchObject({ code: 160004 });
  });

  it('starts without a message, which leaves a notice in the channel', async () => {
    const { channel, sent } = await stage();
    const started = channel.nextThread();
    await sent.threads.create({ name: 'talk', type: ChannelType.PublicThread });
    expect((await started).name).toBe('talk');
    expect(channel.messages()[0]).toMatchObject({ type: MessageType.ThreadCreated, content: 'talk' });
  });

  it('is archived, wakes up when spoken in, and stays shut when locked', async () => {
    const { guild, sent, channel } = await stage();
    guild.setBotPermissions(DEFAULT_BOT_PERMISSIONS & ~P.ManageThreads);
    const thread = await sent.threads.create({ name: 'talk', type: ChannelType.PublicThread });
    await thread.setArchived(true);
    expect(channel.threads()[0]?.archived).toBe(true);
    await expect(thread.edit({ name: 'other' })).rejects.toMatchObject({ code: 50083 });
    await thread.send('awake');
    expect(channel.threads()[0]?.archived).toBe(false);

    await expect(thread.setLocked(true)).rejects.toMatchObject({ code: 50013 });
    guild.setBotPermissions(DEFAULT_BOT_PERMISSIONS);
    await thread.edit({ locked: true, archived: true });
    await thread.edit({ archived: false });
    await thread.edit({ archived: true });
    guild.setBotPermissions(DEFAULT_BOT_PERMISSIONS & ~P.ManageThreads);
    await expect(thread.send('x')).rejects.toMatchObject({ code: 50083 });
  });

  it('is joined and left', async () => {
    const { sent, ada } = await stage();
    const thread = await sent.threads.create({ name: 'talk', type: ChannelType.PublicThread });
    await thread.members.add(ada.id);
    expect((await thread.members.fetch()).size).toBe(2);
    await thread.leave();
    expect((await thread.members.fetch()).map(({ id }) => id)).toEqual([ada.id]);
  });

  it('takes the permission to start one and to talk in it', async () => {
    const { sent, channel } = await stage();
    const message = await sent.send('x');
    channel.setBotPermissions(DEFAULT_BOT_PERMISSIONS & ~P.CreatePublicThreads);
    await expect(message.startThread({ name: 'talk' })).rejects.toMatchObject({ code: 50013 });
    channel.setBotPermissions(DEFAULT_BOT_PERMISSIONS & ~P.SendMessagesInThreads);
    const thread = await message.startThread({ name: 'talk' });
    await expect(thread.send('x')).rejects.toMatchObject({ code: 50013 });
  });
});

describe('a forum', () => {
  it('takes posts with tags, whose first message has the id of the post', async () => {
    const { guild, client } = await stage();
    const forum = guild.channel('posts', { type: 'forum', tags: ['xen', 'usb'], requireTag: true });
    const there = await forumChannel(client, forum);
    const [xen] = forum.tags();
    const post = await there.threads.create({
      name: 'Xen 3.0',
      message: { content: 'first', embeds: [{ title: 'Xen' }] },
      appliedTags: [xen?.id ?? ''],
    });
    const [seen] = forum.threads();
    expect(seen).toMatchObject({ id: post.id, name: 'Xen 3.0', appliedTags: [xen?.id] });
    expect(seen?.messages()).toMatchObject([{ id: post.id, content: 'first', embeds: [{ title: 'Xen' }] }]);
    expect((await post.fetchStarterMessage())?.content).toBe('first');
    await post.send('second');
    expect(seen?.messages()).toHaveLength(2);
  });

  it('refuses messages, unknown tags, and posts without the tag it wants', async () => {
    const { guild, client } = await stage();
    guild.setBotPermissions(DEFAULT_BOT_PERMISSIONS & ~P.ManageThreads);
    const forum = guild.channel('posts', { type: 'forum', tags: ['xen'], requireTag: true });
    const there = await forumChannel(client, forum);
    const post = { name: 'x', message: { content: 'x' } };
    await expect(there.threads.create(post)).rejects.toMatchObject({ code: 40067 });
    await expect(there.threads.create({ ...post, appliedTags: ['123456789012345678'] })).rejects.toMatchObject({
      code: 10087,
    });
    await expect(client.rest.post(`/channels/${forum.id}/messages`, { body: { content: 'x' } })).rejects.toMatchObject({
      code: 50008,
    });
    expect(forum.threads()).toEqual([]);
  });
});
