import { once } from 'node:events';
import { createServer } from 'node:net';
import { startDiscord } from '@fieldnotes/discord-emulator';
import { GatewayIntentBits } from 'discord.js';
import { describe, expect, it } from 'vitest';
import { BotError } from '../../src/index.js';
import { prune } from '../../src/retention/retention.js';
import { useStage } from '../support/stage.js';

const stage = useStage({ withoutBot: true, empty: true });

async function failure(changes: Parameters<typeof stage.bot>[0]): Promise<BotError> {
  const error = await stage
    .bot(changes)
    .start()
    .catch((thrown: unknown) => thrown);
  if (error instanceof BotError) return error;
  throw new Error(`it failed differently: ${error}`);
}

function withResolvers<Value>() {
  let resolve: (value: Value) => void = () => undefined;
  const promise = new Promise<Value>((settle) => {
    resolve = settle;
  });
  return { promise, resolve };
}

const puts = () =>
  stage.discord.requests.filter(({ method, route }) => method === 'PUT' && route.endsWith('/commands'));

describe('a start that fails', () => {
  it('says where to get another token when this one is wrong', async () => {
    const error = await failure({ token: 'MTIzNDU2Nzg5MDEyMzQ1Njc4.wrong.token' });
    expect(error.code).toBe('wrong-token');
    expect(error.message).toMatch(/^[^\n]*DISCORD_TOKEN[^\n]*$/);
    expect(error.message).not.toContain('MTIzNDU2');
  });

  it('says which intent to switch on', async () => {
    const strict = await startDiscord({ grantedIntents: GatewayIntentBits.GuildMembers });
    const error = await failure({ apiUrl: strict.apiUrl, token: strict.token });
    await strict.stop();
    expect(error.code).toBe('missing-intents');
    expect(error.message).toMatch(/"Message Content Intent" at https:\/\/discord\.com\/developers\/applications/);
  });

  it('says what to check when nobody is there', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    const port = typeof address === 'object' ? address?.port : undefined;
    server.close();
    const error = await failure({ apiUrl: `http://127.0.0.1:${port}/api` });
    expect(error.code).toBe('unreachable');
    expect(error.message).toContain(`http://127.0.0.1:${port}/api`);
    expect(error.message).toContain('DISCORD_API_URL');
  });

  it('ends at its deadline when Discord stays silent', async () => {
    stage.discord.faults.next(Number.POSITIVE_INFINITY, { route: '/gateway/bot' }, { hang: true });
    const error = await failure({ readyDeadline: 200 });
    stage.discord.faults.clear();
    expect(error.code).toBe('not-ready');
  });

  it('ends at its deadline when Discord takes the connection and never welcomes it', async () => {
    stage.discord.gateway.ignore(true);
    const error = await failure({ readyDeadline: 500 });
    stage.discord.gateway.ignore(false);
    expect(error.code).toBe('not-ready');
  });

  it('says how to let the bot into the guild of development', async () => {
    const error = await failure({ devGuildId: '123456789012345678' });
    expect(error.code).toBe('unknown-guild');
    expect(error.message).toContain('DISCORD_DEV_GUILD');
  });
});

describe('commands', () => {
  it('are registered once, and again only when they have changed', async () => {
    const before = puts().length;
    const first = stage.bot();
    await first.start();
    await first.stop();
    expect(puts().length - before).toBe(1);
    expect(puts().at(-1)?.status).toBe(200);
    const second = stage.bot();
    await second.start();
    expect(puts().length - before).toBe(1);
    await second.stop();
  });

  it('are registered in one guild for development', async () => {
    const guild = stage.discord.guild();
    const bot = stage.bot({ devGuildId: guild.id });
    await bot.start();
    expect(stage.discord.commands(guild.id).map(({ name }) => name)).toContain('ask');
    await bot.stop();
  });

  it('have names and descriptions in four languages', () => {
    for (const command of stage.discord.commands()) {
      expect(Object.keys(command.nameLocalizations ?? {}).sort()).toEqual(['de', 'es-419', 'es-ES', 'fr']);
    }
  });
});

describe('a connection that is closed for good', () => {
  it('is told, with what to change', async () => {
    const { promise, resolve } = withResolvers<BotError>();
    await stage.bot({ onLost: resolve }).start();
    stage.discord.gateway.closeWith(4004);
    expect((await promise).code).toBe('wrong-token');
  });
});

describe('on more than one connection', () => {
  it('answers in the guilds of each', async () => {
    const sharded = await startDiscord({ shards: 2 });
    const bot = stage.bot({ apiUrl: sharded.apiUrl, token: sharded.token });
    await bot.start();
    expect(sharded.gateway.connected).toBe(2);
    const guilds = [sharded.guild()];
    // Ids tell when they were made, in milliseconds, and so which connection is theirs.
    const isMet = (shard: bigint) => guilds.some(({ id }) => (BigInt(id) >> 22n) % 2n === shard);
    while (!isMet(0n) || !isMet(1n)) guilds.push(sharded.guild());
    for (const guild of guilds) {
      const channel = guild.channel('talk');
      const answer = channel.nextMessage(({ author }) => author.id === sharded.bot.id);
      guild.member('ada').say('<@bot> what about Xen?', { channel });
      expect((await answer).content).toContain('never mention **Xen**');
    }
    await bot.stop();
    await sharded.stop();
  });
});

describe('a stop', () => {
  it('finishes the answer that has begun, takes nothing new, and may be asked for twice', async () => {
    const guild = stage.discord.guild();
    const channel = guild.channel('talk');
    const bot = stage.bot();
    await bot.start();
    const reply = guild.member('ada').slash('/ask', { question: 'what about Xen?' }, { channel });
    await stage.discord.nextRequest(({ route }) => route.endsWith('/callback'));
    await Promise.all([bot.stop(), bot.stop()]);
    expect((await reply).message.content).not.toBe('');
    expect(stage.discord.gateway.connected).toBe(0);
  });
});

describe('a stop while a connection waits to be welcomed again', () => {
  it('ends', async () => {
    const { gateway } = stage.discord;
    const bot = stage.bot();
    await bot.start();
    const before = gateway.ignored;
    gateway.ignore(true);
    gateway.drop({ resumable: false });
    await expect.poll(() => gateway.ignored).toBeGreaterThan(before);
    await bot.stop();
    gateway.ignore(false);
  });
});

describe('what is old', () => {
  const later = () => new Date(Date.now() + 200 * 24 * 60 * 60_000);

  async function asked(count: number): Promise<number[]> {
    const ids = [];
    for (let n = 0; n < count; n++) {
      const question = { guildId: null, channelId: '1', memberId: `${n}`, text: 'what about Xen?' };
      const limits = { perMember: 9, perGuild: 9, windowMs: 60_000 };
      const admission = await stage.store.questions.admit(question, limits);
      if (admission.kind === 'admitted') ids.push(admission.id);
    }
    return ids;
  }

  it('is removed once the bot has started', async () => {
    const [id = 0] = await asked(1);
    const bot = stage.bot({ now: later });
    await bot.start();
    await expect.poll(() => stage.store.questions.get(id)).toBeUndefined();
    await bot.stop();
  });

  it('is removed batch by batch, and kept where it is to be kept for ever', async () => {
    const { signal } = new AbortController();
    const ids = await asked(5);
    expect((await prune(stage.store, { questions: 0, deliveries: 0 }, later(), signal)).questions).toBe(0);
    expect((await prune(stage.store, { questions: 201, deliveries: 0 }, later(), signal, 2)).questions).toBe(0);
    expect((await prune(stage.store, { questions: 180, deliveries: 0 }, later(), signal, 2)).questions).toBe(5);
    expect(await stage.store.questions.get(ids[4] ?? 0)).toBeUndefined();
  });
});

describe('without any post', () => {
  it('everything is answered all the same', async () => {
    const guild = stage.discord.guild();
    const channel = guild.channel('talk');
    const ada = guild.member('ada');
    const bot = stage.bot();
    await bot.start();
    for (const command of ['/posts latest', '/topics list', '/about']) {
      expect((await ada.slash(command, {}, { channel })).message.content).toContain('not read any posts yet');
    }
    const { message } = await ada.slash('/ask', { question: 'what about Xen?' }, { channel });
    expect(message.content).toContain('never mention **Xen**');
    await bot.stop();
  });
});
