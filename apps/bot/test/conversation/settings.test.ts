import type { ChannelActor, GuildActor, MemberActor, Reply } from '@fieldnotes/discord-emulator';
import { PermissionFlagsBits } from 'discord.js';
import { beforeEach, describe, expect, it } from 'vitest';
import { said } from '../support/messages.js';
import { refused, useStage } from '../support/stage.js';

// In Berlin it is the 25th already. The newest sample is of the 24th.
const stage = useStage({ dependencies: { now: () => new Date('2026-05-24T22:30:00Z') } });
let guild: GuildActor;
let channel: ChannelActor;
let manager: MemberActor;
let reader: MemberActor;

beforeEach(() => {
  guild = stage.discord.guild();
  channel = guild.channel('talk');
  manager = guild.member('manager', { permissions: PermissionFlagsBits.ManageGuild });
  reader = guild.member('reader');
});

const settings = async (options: Record<string, string | { id: string }> = {}): Promise<Reply> => {
  const reply = await manager.slash('/settings', options, { channel });
  expect(reply.ephemeral).toBe(true);
  return reply;
};
const YESTERDAY = { question: 'what did you post yesterday?' };

describe('the time zone', () => {
  it('is offered as it is typed, with the time there', async () => {
    const choices = (text: string) =>
      manager.autocomplete('/settings', { 'time-zone': text }, 'time-zone', { channel });
    expect((await choices('berl')).map(({ name }) => name)).toEqual(['Europe/Berlin (00:30)']);
    expect((await choices('new y')).map(({ value }) => value)).toEqual(['America/New_York']);
    expect((await choices('')).length).toBe(25);
    expect((await choices(''))[0]?.value).toBe('UTC');
  });

  it('decides which day is yesterday, in commands and mentions, at once, and in this guild only', async () => {
    const before = await reader.slash('/ask', YESTERDAY, { channel });
    expect(before.message.embeds).toEqual([]);
    const shown = await settings({ 'time-zone': 'europe/berlin' });
    expect(said(shown.message)).toContain('**Time zone:** Europe/Berlin, where it is 00:30');
    const after = await reader.slash('/ask', YESTERDAY, { channel });
    expect(after.message.embeds[0]?.footer?.text).toContain('24 May 2026');
    const answer = channel.nextMessage(({ author }) => author.id === stage.discord.bot.id);
    reader.say(`<@bot> ${YESTERDAY.question}`, { channel });
    expect((await answer).embeds[0]?.footer?.text).toContain('24 May 2026');

    const elsewhere = stage.discord.guild();
    const there = await elsewhere.member('eve').slash('/ask', YESTERDAY, { channel: elsewhere.channel('talk') });
    expect(there.message.embeds).toEqual([]);
    expect((await reader.slash('/ask', YESTERDAY, { channel: reader.dms })).message.embeds).toEqual([]);
  });

  it('decides when a day begins, and is given up again', async () => {
    const shown = await settings({ 'time-zone': 'America/New_York' });
    const scopeFrom = async () => {
      const asked = await reader.slash('/ask', { question: 'live migration', from: '2025-10-02' }, { channel });
      await expect.poll(() => stage.store.questions.answeredBy(asked.message.id)).toBeDefined();
      return (await stage.store.questions.answeredBy(asked.message.id))?.scope.from?.toISOString();
    };
    expect(await scopeFrom()).toBe('2025-10-02T04:00:00.000Z');
    await manager.click(shown.message, 'Use UTC');
    expect(said(shown.message)).toContain('**Time zone:** UTC, where it is 22:30 (none was chosen)');
    expect(await scopeFrom()).toBe('2025-10-02T00:00:00.000Z');
  });

  it('that is unknown changes nothing', async () => {
    for (const name of ['Mars/Olympus', '+02:00', '[x](https://evil.example)']) {
      expect((await settings({ 'time-zone': name })).message.content).toContain('I know no time zone “');
    }
    expect((await stage.store.guilds.get(guild.id))?.timeZone ?? null).toBeNull();
  });
});

describe('who manages feeds', () => {
  it('is a role besides, which then can, once the server shows it the commands', async () => {
    const editors = guild.role('editors');
    const editor = guild.member('editor', { roles: [editors.id] });
    guild.showCommand('/following', editors);
    const following = () => editor.slash('/following', {}, { channel });
    expect((await following()).message.content).toContain('takes *Manage Server* or the role');
    const shown = await settings({ manager: { id: editors.id } });
    expect(said(shown.message)).toContain(`**Feeds are managed by** <@&${editors.id}>`);
    expect(said(shown.message)).toContain('Server Settings → Integrations');
    expect((await following()).message.content).toContain('No feed is followed');
    await manager.select(shown.message, 'settings:role', []);
    expect(said(shown.message)).toContain('**Feeds are managed by** those who manage the server.');
    expect((await following()).message.content).toContain('takes *Manage Server* or the role');
  });

  it('is not everybody', async () => {
    expect((await settings({ manager: { id: guild.id } })).message.content).toContain('@everyone cannot manage feeds');
    const { message } = await settings();
    const reply = await manager.select(message, 'settings:role', [guild.id]);
    expect(reply.message.content).toContain('@everyone cannot manage feeds');
    expect((await stage.store.guilds.get(guild.id))?.managerRoleId).toBeNull();
  });
});

describe('those who do not manage the server', () => {
  it('do not see the command, and change nothing where it is shown to them', async () => {
    await expect(reader.slash('/settings', {}, { channel })).rejects.toThrow('does not see');
    const role = guild.role('curious');
    guild.showCommand('/settings', role);
    const curious = guild.member('curious', { roles: [role.id] });
    const reply = await curious.slash('/settings', { 'time-zone': 'Europe/Berlin' }, { channel });
    expect(reply.ephemeral).toBe(true);
    expect(reply.message.content).toBe('For that you need *Manage Server*.');
    expect((await stage.store.guilds.get(guild.id))?.timeZone ?? null).toBeNull();
  });
});

describe('in German', () => {
  it('speaks German', async () => {
    const hans = guild.member('hans', { permissions: PermissionFlagsBits.ManageGuild, locale: 'de' });
    const { message } = await hans.slash('/settings', {}, { channel });
    expect(message.embeds[0]?.title).toBe('Einstellungen dieses Servers');
  });
});

describe('all of it', () => {
  it('was accepted', () => {
    expect(refused(stage)).toEqual([]);
    expect(stage.log).toEqual([]);
  });
});
