import { AllowedMentionsTypes, type MessageMentionOptions, PermissionFlagsBits } from 'discord.js';
import { describe, expect, it } from 'vitest';
import { DEFAULT_BOT_PERMISSIONS } from '../src/index.js';
import { login, openDiscord } from './support/client.js';
import { textChannel } from './support/places.js';

const ALL = '@everyone @here <@ADA> <@!BOB> <@&OPEN> <@&CLOSED>';
const { Everyone, Role, User } = AllowedMentionsTypes;

interface Case {
  readonly name: string;
  readonly content: string;
  readonly allowed?: MessageMentionOptions;
  readonly mentionEveryone?: boolean;
  readonly replies?: boolean;
  readonly pings: string;
}

// ADA and BOB are members, OPEN is a role that can be mentioned, CLOSED is one that cannot.
const CASES: readonly Case[] = [
  { name: 'everything without allowed_mentions, but for what takes a permission', content: ALL, pings: 'ADA BOB OPEN' },
  {
    name: 'everything with MENTION_EVERYONE',
    content: ALL,
    mentionEveryone: true,
    pings: 'everyone here ADA BOB OPEN CLOSED',
  },
  { name: 'nobody with an empty parse', content: ALL, allowed: { parse: [] }, mentionEveryone: true, pings: '' },
  { name: 'users with parse users', content: ALL, allowed: { parse: [User] }, mentionEveryone: true, pings: 'ADA BOB' },
  {
    name: 'roles with parse roles',
    content: ALL,
    allowed: { parse: [Role] },
    mentionEveryone: true,
    pings: 'OPEN CLOSED',
  },
  {
    name: 'everyone and here with parse everyone',
    content: ALL,
    allowed: { parse: [Everyone] },
    mentionEveryone: true,
    pings: 'everyone here',
  },
  {
    name: 'not everyone without the permission, whatever parse says',
    content: ALL,
    allowed: { parse: [Everyone] },
    pings: '',
  },
  { name: 'the users listed', content: ALL, allowed: { users: ['BOB'] }, pings: 'BOB' },
  { name: 'the roles listed', content: ALL, allowed: { roles: ['OPEN', 'CLOSED'] }, pings: 'OPEN' },
  {
    name: 'nobody who is not named in the content',
    content: 'hello',
    allowed: { users: ['ADA'], roles: ['OPEN'] },
    pings: '',
  },
  { name: 'nobody for ids that are nobody', content: '<@123456789012345678> <@&123456789012345678>', pings: '' },
  { name: 'the author replied to, by default', content: 'hello', replies: true, pings: 'ADA' },
  {
    name: 'not the author replied to when mentions are limited',
    content: 'hello',
    allowed: { parse: [] },
    replies: true,
    pings: '',
  },
  {
    name: 'the author replied to when asked',
    content: 'hello',
    allowed: { parse: [], repliedUser: true },
    replies: true,
    pings: 'ADA',
  },
];

describe('a message pings', () => {
  it.each(CASES)('$name', async ({ content, allowed, mentionEveryone, replies, pings }) => {
    const discord = await openDiscord();
    const more = mentionEveryone ? PermissionFlagsBits.MentionEveryone : 0n;
    const guild = discord.guild({ botPermissions: DEFAULT_BOT_PERMISSIONS | more });
    const channel = guild.channel('news');
    const ada = guild.member('ada');
    const ids: Record<string, string> = {
      ADA: ada.id,
      BOB: guild.member('bob').id,
      OPEN: guild.role('open', { mentionable: true }).id,
      CLOSED: guild.role('closed').id,
    };
    const named = (text: string) => text.replaceAll(/ADA|BOB|OPEN|CLOSED/g, (name) => ids[name] ?? '');
    const question = ada.say('?', { channel });
    const client = await login(discord);

    await (await textChannel(client, channel)).send({
      content: named(content),
      ...(allowed === undefined ? {} : { allowedMentions: JSON.parse(named(JSON.stringify(allowed))) }),
      ...(replies ? { reply: { messageReference: question.id } } : {}),
    });

    const found = channel.messages().at(-1)?.pings;
    const said = [
      ...(found?.everyone ? ['everyone'] : []),
      ...(found?.here ? ['here'] : []),
      ...(found?.users ?? []),
      ...(found?.roles ?? []),
    ];
    expect(said).toEqual(named(pings).split(' ').filter(Boolean));
  });

  it('not from an embed, nor by an edit', async () => {
    const discord = await openDiscord();
    const guild = discord.guild();
    const channel = guild.channel('news');
    const ada = guild.member('ada');
    const sent = await textChannel(await login(discord), channel);
    const message = await sent.send({ embeds: [{ description: `<@${ada.id}>` }] });
    await message.edit({ content: `<@${ada.id}>` });
    expect(channel.messages()[0]).toMatchObject({ content: `<@${ada.id}>`, pings: { users: [] } });
  });

  it('from the text displays of Components V2', async () => {
    const discord = await openDiscord();
    const guild = discord.guild();
    const channel = guild.channel('news');
    const ada = guild.member('ada');
    const sent = await textChannel(await login(discord), channel);
    const display = { type: 10, content: `<@${ada.id}>` };
    await sent.send({ flags: 1 << 15, components: [{ type: 17, components: [display] }] });
    expect(channel.messages()[0]?.pings.users).toEqual([ada.id]);
  });
});
