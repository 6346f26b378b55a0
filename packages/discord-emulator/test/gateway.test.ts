import { Events, GatewayIntentBits, Status } from 'discord.js';
import { describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import type { GatewayControl } from '../src/index.js';
import { shardOf } from '../src/state/snowflakes.js';
import { ALL_INTENTS, createClient, login, openDiscord } from './support/client.js';
import { eventOf } from './support/events.js';

describe('identifying', () => {
  it('tells a client of its user, application, guilds, channels, roles and threads', async () => {
    const discord = await openDiscord();
    const guild = discord.guild({ name: 'Club', locale: 'de' });
    const news = guild.channel('news', { type: 'announcement' });
    const forum = guild.channel('posts', { type: 'forum', tags: ['xen', 'usb'] });
    const role = guild.role('readers', { mentionable: true });

    const client = await login(discord);

    expect(client.user.id).toBe(discord.bot.id);
    expect(client.application.id).toBe(discord.application.id);
    const seen = client.guilds.cache.get(guild.id);
    expect(seen?.name).toBe('Club');
    expect(seen?.preferredLocale).toBe('de');
    expect(seen?.roles.cache.get(role.id)?.mentionable).toBe(true);
    expect(seen?.channels.cache.get(news.id)?.name).toBe('news');
    expect(seen?.channels.cache.get(forum.id)).toMatchObject({ availableTags: [{ name: 'xen' }, { name: 'usb' }] });
    expect(discord.gateway.connected).toBe(1);
    expect(discord.gateway.identifies).toBe(1);
  });

  it('refuses a wrong token before and at the gateway', async () => {
    const discord = await openDiscord();
    await expect(createClient(discord).login('wrong')).rejects.toMatchObject({ code: 'TokenInvalid' });
    expect(discord.requests.at(-1)).toMatchObject({ route: '/gateway/bot', status: 401 });
    expect(discord.invalidRequests).toBe(1);
  });

  it('closes with 4014 when a privileged intent was not granted', async () => {
    const discord = await openDiscord({ grantedIntents: 0 });
    const client = createClient(discord);
    const closed = eventOf(client, Events.ShardDisconnect);
    const error = eventOf(client, Events.ShardError);
    void client.login(discord.token).catch(() => undefined);
    expect((await closed)[0].code).toBe(4014);
    expect((await error)[0].message).toBe('Used disallowed intents');
  });

  it('spreads guilds over shards by their id', async () => {
    const discord = await openDiscord();
    const guilds = Array.from({ length: 8 }, (_, index) => {
      discord.clock.advance(1 + index);
      return discord.guild({ name: `guild ${index}` });
    });
    const client = await login(discord, { shards: 2 });
    expect(discord.gateway.connected).toBe(2);
    expect(new Set(client.guilds.cache.map(({ shardId }) => shardId))).toEqual(new Set([0, 1]));
    for (const { id } of guilds) expect(client.guilds.cache.get(id)?.shardId).toBe(shardOf(id, 2));
  });

  it('lets one shard of a key identify every 5 seconds', async () => {
    const discord = await openDiscord({ maxConcurrency: 1 });
    await login(discord);
    const second = createClient(discord);
    const refused = eventOf(second, Events.Debug, (text) => text.includes('Invalid session'));
    const login2 = second.login(discord.token).catch(() => undefined);
    await refused;
    expect(discord.gateway.identifies).toBe(1);
    discord.clock.advance(5_000);
    await discord.gateway.ready({ count: 2 });
    await login2;
  });
});

describe('coming back', () => {
  it('replays what was missed when the connection breaks and the session can be resumed', async () => {
    const discord = await openDiscord();
    const guild = discord.guild();
    const channel = guild.channel('news');
    const ada = guild.member('ada');
    const client = await login(discord);
    const heard: string[] = [];
    client.on(Events.MessageCreate, ({ content }) => heard.push(content));

    ada.say('before', { channel });
    const resumed = eventOf(client, Events.ShardResume);
    discord.gateway.drop({ resumable: true });
    for (let n = 0; n < 20; n++) ada.say(`meanwhile ${n}`, { channel });
    await resumed;
    const last = eventOf(client, Events.MessageCreate, ({ content }) => content === 'after');
    ada.say('after', { channel });
    await last;

    expect(heard).toEqual(['before', ...Array.from({ length: 20 }, (_, n) => `meanwhile ${n}`), 'after']);
    expect(discord.gateway).toMatchObject({ identifies: 1, resumes: 1, connected: 1 });
  });

  it('makes the client identify anew when the session is gone', async () => {
    const discord = await openDiscord({ maxConcurrency: 1 });
    const guild = discord.guild();
    const client = await login(discord);
    discord.clock.advance(5_000);
    discord.gateway.drop({ resumable: false });
    const late = guild.channel('made meanwhile');
    await eventOf(client, Events.ShardReady);
    expect(discord.gateway).toMatchObject({ identifies: 2, resumes: 0 });
    expect(client.channels.cache.has(late.id)).toBe(true);
  });

  it.each([
    ['op 7', (gateway) => gateway.requestReconnect(), 1],
    ['op 9, resumable', (gateway) => gateway.invalidate({ resumable: true }), 1],
    ['close code 4000', (gateway) => gateway.closeWith(4000), 1],
    ['close code 4009', (gateway) => gateway.closeWith(4009), 1],
  ] satisfies [string, (gateway: GatewayControl) => void, number][])(
    'has the client resume after %s',
    async (_, act, resumes) => {
      const discord = await openDiscord();
      const client = await login(discord);
      const resumed = eventOf(client, Events.ShardResume);
      act(discord.gateway);
      await resumed;
      expect(discord.gateway).toMatchObject({ identifies: 1, resumes });
    },
  );

  it('drops a client that misses its heartbeats, and answers those that come', async () => {
    const discord = await openDiscord({ heartbeatInterval: 40 });
    const client = await login(discord);
    await eventOf(client, Events.Debug, (text) => text.includes('Heartbeat acknowledged'));

    const silent = new WebSocket(discord.apiUrl.replace('http', 'ws').replace('/api', '/?v=10&encoding=json'));
    const code = await new Promise<number>((resolve) => {
      silent.on('close', resolve);
    });
    expect(code).toBe(4009);
    expect(client.ws.status).toBe(Status.Ready);
  });
});

describe('what the bot is told', () => {
  it('keeps the content of messages that do not concern it without the intent', async () => {
    const discord = await openDiscord();
    const guild = discord.guild();
    const channel = guild.channel('news');
    const ada = guild.member('ada');
    const intents = ALL_INTENTS.filter((intent) => intent !== GatewayIntentBits.MessageContent);
    const client = await login(discord, { intents });
    const heard: string[] = [];
    client.on(Events.MessageCreate, ({ content }) => heard.push(content));
    const last = eventOf(client, Events.MessageCreate, ({ channel: where }) => where.isDMBased());

    ada.say('not for you', { channel });
    ada.say('<@bot> for you', { channel });
    ada.dm('between us');
    await last;

    expect(heard).toEqual(['', `<@${discord.bot.id}> for you`, 'between us']);
  });

  it('sends only events of the intents asked for, and interactions always', async () => {
    const discord = await openDiscord();
    const guild = discord.guild();
    const channel = guild.channel('news');
    const ada = guild.member('ada');
    const client = await login(discord, { intents: [GatewayIntentBits.Guilds] });
    const names: string[] = [];
    client.on(Events.Raw, ({ t }: { t: string }) => names.push(t));
    await client.application.commands.create({ name: 'ping', description: 'Ping' });
    client.on(Events.InteractionCreate, async (interaction) => {
      if (interaction.isChatInputCommand()) await interaction.reply('pong');
    });

    ada.react(ada.say('hello', { channel }), '👍');
    guild.member('bob').leave();
    guild.role('readers');
    await ada.slash('/ping', {}, { channel });

    expect(names).toEqual(['GUILD_ROLE_CREATE', 'INTERACTION_CREATE']);
  });

  it('hides the messages of channels it cannot see', async () => {
    const discord = await openDiscord();
    const guild = discord.guild();
    const secret = guild.channel('secret', { botPermissions: 0n });
    const open = guild.channel('open');
    const ada = guild.member('ada');
    const client = await login(discord);
    const heard = eventOf(client, Events.MessageCreate);
    ada.say('hidden', { channel: secret });
    ada.say('shown', { channel: open });
    expect((await heard)[0].content).toBe('shown');
  });

  it('tells of guilds that come, go out and are left', async () => {
    const discord = await openDiscord();
    const client = await login(discord);
    const joined = eventOf(client, Events.GuildCreate);
    const guild = discord.guild({ name: 'New' });
    expect((await joined)[0].name).toBe('New');

    const out = eventOf(client, Events.GuildUnavailable);
    guild.setUnavailable(true);
    expect((await out)[0].id).toBe(guild.id);
    const back = eventOf(client, Events.GuildAvailable);
    guild.setUnavailable(false);
    expect((await back)[0].id).toBe(guild.id);

    const left = eventOf(client, Events.GuildDelete);
    guild.kickBot();
    expect((await left)[0].id).toBe(guild.id);
  });
});
