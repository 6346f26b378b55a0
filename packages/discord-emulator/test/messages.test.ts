import { AttachmentBuilder, ChannelType, Events, type Message, type TextChannel } from 'discord.js';
import { describe, expect, it } from 'vitest';
import { login, openDiscord } from './support/client.js';
import { eventOf } from './support/events.js';
import { textChannel } from './support/places.js';

async function stage() {
  const discord = await openDiscord();
  const guild = discord.guild();
  const channel = guild.channel('news');
  const ada = guild.member('ada');
  const client = await login(discord);
  return { discord, guild, channel, ada, client, sent: await textChannel(client, channel) };
}

describe('messages', () => {
  it('are created, fetched, edited, listed and deleted', async () => {
    const { channel, client, sent } = await stage();
    const message = await sent.send({
      content: 'one',
      embeds: [{ title: 'Title', fields: [{ name: 'a', value: 'b' }] }],
    });
    await sent.send('two');
    const updated = eventOf(client, Events.MessageUpdate);
    await message.edit({ content: 'uno' });
    expect((await updated)[1].content).toBe('uno');

    const [first, second] = channel.messages();
    expect(first).toMatchObject({ content: 'uno', previousContents: ['one'], embeds: [{ title: 'Title' }] });
    expect(first?.editedAt).not.toBeNull();
    expect(second?.editedAt).toBeNull();
    const listed = await sent.messages.fetch({ limit: 1 });
    expect(listed.map(({ content }) => content)).toEqual(['two']);
    const before = await sent.messages.fetch({ before: second?.id ?? '', cache: false });
    expect(before.map(({ content }) => content)).toEqual(['uno']);

    await message.delete();
    expect(channel.messages().map(({ content }) => content)).toEqual(['two']);
    await expect(sent.messages.fetch(message.id)).rejects.toMatchObject({ code: 10008, status: 404 });
  });

  it('reply to what members say, and say whom they ping', async () => {
    const { channel, client, ada } = await stage();
    client.once(Events.MessageCreate, (message) => void message.reply('yes'));
    const reply = channel.nextMessage(({ author }) => author.bot);
    const question = ada.say('<@bot> there?', { channel });
    expect(await reply).toMatchObject({
      content: 'yes',
      reference: { messageId: question.id },
      pings: { users: [ada.id], roles: [], everyone: false, here: false },
    });
  });

  it('refuse to reply to what is gone, unless told not to mind', async () => {
    const { sent } = await stage();
    const reply = { messageReference: '1234567890123456789', failIfNotExists: true };
    await expect(sent.send({ content: 'x', reply })).rejects.toMatchObject({
      code: 50035,
      rawError: { errors: { message_reference: { _errors: [{ code: 'MESSAGE_REFERENCE_UNKNOWN_MESSAGE' }] } } },
    });
    await sent.send({ content: 'x', reply: { ...reply, failIfNotExists: false } });
  });

  it('carry files, with their bytes and descriptions, and keep those an edit lists', async () => {
    const { channel, sent } = await stage();
    const chart = new AttachmentBuilder(Buffer.from([0, 1, 2, 255]), { name: 'chart.png', description: 'A chart' });
    const text = new AttachmentBuilder(Buffer.from('grüße'), { name: 'notes.txt' });
    const message = await sent.send({ content: 'files', files: [chart, text] });
    expect(message.attachments.map(({ name, size }) => [name, size])).toEqual([
      ['chart.png', 4],
      ['notes.txt', 7],
    ]);
    expect(channel.messages()[0]?.attachments).toMatchObject([
      {
        filename: 'chart.png',
        description: 'A chart',
        content_type: 'image/png',
        data: new Uint8Array([0, 1, 2, 255]),
      },
      { filename: 'notes.txt' },
    ]);
    const [kept] = [...message.attachments.values()];
    await message.edit({ attachments: kept === undefined ? [] : [kept] });
    expect(channel.messages()[0]?.attachments.map(({ filename }) => filename)).toEqual(['chart.png']);
  });

  it('with an enforced nonce are sent once in three minutes', async () => {
    const { discord, channel, sent } = await stage();
    const body = { content: 'once', nonce: 'delivery-1', enforceNonce: true };
    const first = await sent.send(body);
    const again = await sent.send({ ...body, content: 'twice' });
    expect(again.id).toBe(first.id);
    expect(again.content).toBe('once');
    await sent.send({ ...body, nonce: 'delivery-2' });
    expect(channel.messages()).toHaveLength(2);

    discord.clock.advance(3 * 60_000 + 1);
    const late = await sent.send(body);
    expect(late.id).not.toBe(first.id);
    expect(channel.messages()).toHaveLength(3);
  });

  it('without enforce_nonce are sent as often as asked', async () => {
    const { channel, sent } = await stage();
    for (let n = 0; n < 2; n++) await sent.send({ content: 'again', nonce: 'same' });
    expect(channel.messages().map(({ nonce }) => nonce)).toEqual(['same', 'same']);
  });

  it('are crossposted once, in announcement channels only', async () => {
    const { guild, client, sent, channel } = await stage();
    const announcements = guild.channel('releases', { type: 'announcement' });
    const message = await (await textChannel(client, announcements)).send('new');
    await message.crosspost();
    expect(announcements.messages()[0]?.crossposted).toBe(true);
    await expect(message.crosspost()).rejects.toMatchObject({ code: 40033 });
    const plain = await sent.send('plain');
    expect(sent.type).toBe(ChannelType.GuildText);
    await expect(client.rest.post(`/channels/${channel.id}/messages/${plain.id}/crosspost`)).rejects.toMatchObject({
      code: 50024,
    });
  });

  it('go to direct messages both ways', async () => {
    const { client, ada } = await stage();
    const heard = eventOf(client, Events.MessageCreate);
    ada.dm('psst');
    const [message] = await heard;
    expect(message.guildId).toBeNull();
    await message.reply('yes?');
    await (await client.users.fetch(ada.id)).send('and another');
    expect(ada.dms.messages().map(({ content }) => content)).toEqual(['psst', 'yes?', 'and another']);
  });
});

describe('direct messages', () => {
  it('do not reach who refuses them or left', async () => {
    const { guild, client, ada } = await stage();
    const closed = guild.member('eve', { closedDms: true });
    await expect(client.users.send(closed.id, 'x')).rejects.toMatchObject({ code: 50007, status: 403 });
    await client.users.send(ada.id, 'x');
    ada.leave();
    await expect(client.users.send(ada.id, 'x')).rejects.toMatchObject({ code: 50007 });
  });
});

describe('reactions', () => {
  it('come and go from both sides', async () => {
    const { channel, ada, client, sent } = await stage();
    const message: Message = await sent.send('react');
    await message.react('👍');
    await message.react('❤');
    const added = eventOf(client, Events.MessageReactionAdd, (_, user) => user.id === ada.id);
    const [view] = channel.messages();
    if (view !== undefined) ada.react(view, '👍');
    expect((await added)[0].emoji.name).toBe('👍');
    expect(channel.messages()[0]?.reactions).toEqual([
      { emoji: '👍', userIds: [client.user.id, ada.id] },
      { emoji: '❤', userIds: [client.user.id] },
    ]);
    await message.reactions.removeAll();
    expect(channel.messages()[0]?.reactions).toEqual([]);
    await expect(message.react('no emoji')).rejects.toMatchObject({ code: 10014 });
  });
});

describe('waiting', () => {
  it('ends at its deadline and says what arrived', async () => {
    const { channel, ada } = await stage();
    const wait = channel.nextMessage(({ content }) => content === 'never', 50);
    ada.say('something else', { channel });
    await expect(wait).rejects.toThrow(
      'Waited 50 ms for a message in news; meanwhile this happened: message.created by ada: "something else".',
    );
  });

  it('counts what is there already', async () => {
    const { channel, sent } = await stage();
    await sent.send('one');
    const both = channel.waitForMessages(2);
    await (sent as TextChannel).send('two');
    expect((await both).map(({ content }) => content)).toEqual(['one', 'two']);
  });

  it('ends when the emulator stops', async () => {
    const { channel, discord } = await stage();
    const wait = channel.nextMessage();
    await discord.stop();
    await expect(wait).rejects.toMatchObject({ code: 'stopped' });
    await discord.stop();
  });
});
