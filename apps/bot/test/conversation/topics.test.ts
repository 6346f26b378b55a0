import type { ChannelActor, GuildActor, MemberActor } from '@fieldnotes/discord-emulator';
import { PermissionFlagsBits } from 'discord.js';
import { beforeAll, describe, expect, it } from 'vitest';
import { toldAlone } from '../support/messages.js';
import { useStage } from '../support/stage.js';

const stage = useStage();
let guild: GuildActor;
let channel: ChannelActor;
let ada: MemberActor;

beforeAll(() => {
  guild = stage.discord.guild();
  channel = guild.channel('talk');
  ada = guild.member('ada');
});

describe('/topics trend', () => {
  it('shows a picture, and says in words what it shows', async () => {
    const { message } = await ada.slash('/topics trend', {}, { channel });
    const [picture] = message.attachments;
    expect(picture).toMatchObject({ filename: 'topics.png' });
    const bytes = Buffer.from(picture?.data ?? []);
    // The PNG signature, then the width and the height of the image header (PNG specification, 5.2 and 11.2.2).
    expect(bytes.subarray(0, 8).toString('hex')).toBe('89504e470d0a1a0a');
    expect([bytes.readUInt32BE(16), bytes.readUInt32BE(20)]).toEqual([1920, 960]);
    expect(message.embeds[0]?.image?.url).toBeDefined();
    expect(message.embeds[0]?.description).toMatch(/\*\*(Rising|Fading):\*\*|No topic has clearly/);
  });

  it('refuses a feed that is not there, and says when there is too little', async () => {
    const refused = await ada.slash('/topics trend', { feed: 'nothing' }, { channel });
    expect(await toldAlone(refused)).toContain('no feed called');
    const { message } = await ada.slash('/topics trend', { from: '2026-11-20' }, { channel });
    expect(message.content).toContain('too few dated posts');
    expect(message.attachments).toEqual([]);
  });
});

describe('/topics edit', () => {
  it('is for those who manage the server', async () => {
    const tried = await ada.slash('/topics edit', { action: 'mute', topic: 'virtualization' }, { channel });
    expect(tried.ephemeral).toBe(true);
    expect(tried.message.content).toContain('Manage Server');
    expect(await stage.store.topicEdits.list()).toEqual([]);
  });

  it('keeps the edit, or says what is wrong with it', async () => {
    const bob = guild.member('bob', { permissions: PermissionFlagsBits.ManageGuild });
    const edit = async (options: Record<string, string>) =>
      (await bob.slash('/topics edit', options, { channel })).message.content;
    expect(await edit({ action: 'rename', topic: 'virtualization' })).toContain('Say in `name`');
    expect(await edit({ action: 'mute', topic: 'no @everyone' })).toContain('No topic is called');
    expect(await edit({ action: 'rename', topic: 'virtualization', name: 'guests' })).toContain(
      '**virtualization** is called **guests**.',
    );
    expect(await edit({ action: 'add', topic: 'lace', signals: 'bobbin, lace pillow' })).toContain('**lace**');
    expect(await stage.store.topicEdits.list()).toEqual([
      { kind: 'rename', topic: 'virtualization', to: 'guests' },
      { kind: 'add', topic: 'lace', parent: null, signals: ['bobbin', 'lace pillow'] },
    ]);
  });

  it('is left to who runs the bot where several servers share the topics', async () => {
    const other = stage.discord.guild();
    const eve = other.member('eve', { permissions: PermissionFlagsBits.ManageGuild });
    const there = { channel: other.channel('talk') };
    await expect
      .poll(async () => (await eve.slash('/topics edit', { action: 'mute', topic: 'USB' }, there)).message.content)
      .toContain('Several servers share these topics');
  });
});
