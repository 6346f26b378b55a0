import { ChannelType, Events } from 'discord.js';
import { expect, it } from 'vitest';
import { login, openDiscord } from './support/client.js';
import { eventOf } from './support/events.js';

it('says things as its dialect has them, and keeps the records as they were', async () => {
  const discord = await openDiscord({
    dialect: {
      headers: ({ 'content-type': type = '' }) => ({ 'content-type': type, server: 'other' }),
      response: (body, { route }) => (route === '/users/@me' ? { ...Object(body), username: 'another' } : body),
      event: (event) => (event.t === 'TYPING_START' ? [] : [{ t: 'UNKNOWN', d: 1 }, event]),
    },
  });
  const headers = { authorization: `Bot ${discord.token}` };
  const response = await fetch(`${discord.apiUrl}/v10/users/@me`, { headers });
  expect(await response.json()).toMatchObject({ id: discord.bot.id, username: 'another' });
  expect(response.headers.get('server')).toBe('other');
  expect(response.headers.has('x-ratelimit-limit')).toBe(false);
  expect(discord.requests.at(-1)?.response).toMatchObject({ username: discord.bot.username });
  const client = await login(discord);
  const guild = discord.guild();
  const [channel] = await Promise.all([eventOf(client, Events.ChannelCreate), guild.channel('talk')]);
  expect(channel[0].name).toBe('talk');
});

it('lets members start threads, and guilds have a system channel', async () => {
  const discord = await openDiscord();
  const client = await login(discord);
  const guild = discord.guild();
  const channel = guild.channel('talk');
  const created = eventOf(client, Events.ThreadCreate);
  const thread = guild.member('ada').startThread('about Xen', { channel });
  expect((await created)[0]).toMatchObject({ id: thread.id, name: 'about Xen', type: ChannelType.PublicThread });
  const updated = eventOf(client, Events.GuildUpdate);
  guild.setSystemChannel(channel);
  expect((await updated)[1].systemChannelId).toBe(channel.id);
});
