import { PermissionFlagsBits as P } from 'discord.js';
import { describe, expect, it } from 'vitest';
import { createClock, DEFAULT_BOT_PERMISSIONS } from '../src/index.js';
import { createChannel } from '../src/state/channels.js';
import { addMember, createGuild, createRole } from '../src/state/guilds.js';
import type { Overwrite } from '../src/state/model.js';
import { ALL_PERMISSIONS, channelPermissions } from '../src/state/permissions.js';
import { World } from '../src/state/world.js';
import { login, openDiscord } from './support/client.js';
import { textChannel } from './support/places.js';

describe('permissions in a channel', () => {
  const world = new World(createClock());
  const guild = createGuild(world, { name: 'Club', locale: 'en-US', botPermissions: 0n });
  const first = createRole(world, guild, { name: 'first', permissions: P.ManageMessages });
  const second = createRole(world, guild, { name: 'second', permissions: 0n });
  const admin = createRole(world, guild, { name: 'admin', permissions: P.Administrator });
  const ada = addMember(world, guild, world.newUser('ada'), [first.id, second.id]);
  const everyone = guild.id;

  const held = (overwrites: readonly Overwrite[], userId = ada.user.id) =>
    channelPermissions(world, createChannel(world, guild, { name: 'x', type: 0, overwrites }), userId);
  const has = (overwrites: readonly Overwrite[], bit: bigint) => (held(overwrites) & bit) !== 0n;
  const role = (id: string, allow: bigint, deny: bigint): Overwrite => ({ id, type: 0, allow, deny });
  const member = (allow: bigint, deny: bigint): Overwrite => ({ id: ada.user.id, type: 1, allow, deny });

  it('are those of @everyone and of all roles together', () => {
    expect(has([], P.SendMessages)).toBe(true);
    expect(has([], P.ManageMessages)).toBe(true);
    expect(has([], P.MentionEveryone)).toBe(false);
  });

  it('change by overwrites: of @everyone, then of roles, where allowing wins, then of the member', () => {
    const closed = role(everyone, 0n, P.SendMessages);
    expect(has([closed], P.SendMessages)).toBe(false);
    expect(has([closed, role(first.id, P.SendMessages, 0n)], P.SendMessages)).toBe(true);
    const both = [role(first.id, 0n, P.SendMessages), role(second.id, P.SendMessages, 0n)];
    expect(has(both, P.SendMessages)).toBe(true);
    expect(has([...both, member(0n, P.SendMessages)], P.SendMessages)).toBe(false);
    expect(has([role(first.id, 0n, P.SendMessages), member(P.SendMessages, 0n)], P.SendMessages)).toBe(true);
  });

  it('are none where the channel cannot be seen, and lose embeds and files where nothing can be sent', () => {
    expect(held([role(everyone, 0n, P.ViewChannel)])).toBe(0n);
    const silent = [role(everyone, 0n, P.SendMessages)];
    expect(has(silent, P.EmbedLinks)).toBe(false);
    expect(has(silent, P.AttachFiles)).toBe(false);
    expect(has(silent, P.ReadMessageHistory)).toBe(true);
  });

  it('are all of them for owner and administrator, whatever is denied', () => {
    const boss = addMember(world, guild, world.newUser('boss'), [admin.id]);
    const denied = [role(everyone, 0n, ALL_PERMISSIONS)];
    expect(held(denied, guild.ownerId)).toBe(ALL_PERMISSIONS);
    expect(held(denied, boss.user.id)).toBe(ALL_PERMISSIONS);
    expect(held(denied, world.newUser('stranger').id)).toBe(0n);
  });
});

describe('the bot is refused', () => {
  const without = (bit: bigint) => DEFAULT_BOT_PERMISSIONS & ~bit;

  it.each([
    ['seeing a channel', 0n, 50001],
    ['sending', without(P.SendMessages), 50013],
    ['an embed', without(P.EmbedLinks), 50013],
    ['a file', without(P.AttachFiles), 50013],
    ['a reply', without(P.ReadMessageHistory), 160002],
  ])('%s without the permission', async (what, botPermissions, code) => {
    const discord = await openDiscord();
    const guild = discord.guild();
    const channel = guild.channel('news');
    const question = guild.member('ada').say('?', { channel });
    const sent = await textChannel(await login(discord), channel);
    channel.setBotPermissions(botPermissions);
    const message = {
      content: 'x',
      ...(what === 'an embed' ? { embeds: [{ title: 'x' }] } : {}),
      ...(what === 'a file' ? { files: [Buffer.from('x')] } : {}),
      ...(what === 'a reply' ? { reply: { messageReference: question.id } } : {}),
    };
    await expect(sent.send(message)).rejects.toMatchObject({ code, status: 403 });
    expect(channel.messages()).toHaveLength(1);
    expect(discord.invalidRequests).toBe(1);
  });

  it('everything its guild does not let it do, whatever members may', async () => {
    const discord = await openDiscord();
    const guild = discord.guild({ botPermissions: P.ViewChannel });
    const channel = guild.channel('news');
    const sent = await textChannel(await login(discord), channel);
    await expect(sent.send('x')).rejects.toMatchObject({ code: 50013 });
    guild.member('ada').say('I may', { channel });
    guild.setBotPermissions(P.ViewChannel | P.SendMessages);
    await sent.send('I too');
    expect(channel.messages().map(({ content }) => content)).toEqual(['I may', 'I too']);
  });

  it('a channel that was deleted, and a guild it was removed from', async () => {
    const discord = await openDiscord();
    const guild = discord.guild();
    const channel = guild.channel('news');
    const other = guild.channel('other');
    const client = await login(discord);
    const sent = await textChannel(client, channel);
    channel.delete();
    await expect(sent.send('x')).rejects.toMatchObject({ code: 10003, status: 404 });
    guild.kickBot();
    await expect(client.rest.post(`/channels/${other.id}/messages`, { body: { content: 'x' } })).rejects.toMatchObject({
      code: 50001,
    });
    await expect(client.rest.get(`/guilds/${guild.id}`)).rejects.toMatchObject({ code: 50001 });
    await expect(client.rest.get('/guilds/123456789012345678')).rejects.toMatchObject({ code: 10004 });
  });

  it("another author's message", async () => {
    const discord = await openDiscord();
    const guild = discord.guild();
    const channel = guild.channel('news');
    const said = guild.member('ada').say('mine', { channel });
    const client = await login(discord);
    const sent = await textChannel(client, channel);
    await expect(sent.messages.edit(said.id, 'yours')).rejects.toMatchObject({ code: 50005 });
    guild.setBotPermissions(without(P.ManageMessages));
    await expect(sent.messages.delete(said.id)).rejects.toMatchObject({ code: 50013 });
  });
});
