import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { type Discord, startDiscord } from '@fieldnotes/discord-emulator';
import { startTestServer, type TestServer } from '@fieldnotes/store/testing';
import { GatewayIntentBits } from 'discord-api-types/v10';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

/** The bot as it is run in a process of its own. */
const MAIN = fileURLToPath(new URL('../../apps/bot/dist/main.js', import.meta.url));

let server: TestServer;
let discord: Discord;
let databaseUrl: string;

beforeAll(async () => {
  server = await startTestServer(process.env.DATABASE_URL);
  databaseUrl = (await server.createDatabase()).connectionString;
  discord = await startDiscord();
}, 60_000);
afterAll(async () => {
  await discord?.stop();
  await server?.stop();
});

interface Run {
  readonly child: ChildProcess;
  readonly ended: Promise<{ readonly status: number | null; readonly stderr: string }>;
}

function run(environment: Readonly<Record<string, string>>): Run {
  const { PATH = '', HOME = '' } = process.env;
  const env = { PATH, HOME, DATABASE_URL: databaseUrl, FIELDNOTES_LOG_LEVEL: 'warn', ...environment };
  const child = spawn(process.execPath, [MAIN], { env, stdio: ['ignore', 'ignore', 'pipe'] });
  let stderr = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
  });
  return { child, ended: once(child, 'close').then(([status]) => ({ status: status as number | null, stderr })) };
}

const settings = () => ({ DISCORD_TOKEN: discord.token, DISCORD_API_URL: discord.apiUrl });

describe('the bot in a process of its own', { timeout: 120_000 }, () => {
  it('answers until it is asked to stop, and ends clean', async () => {
    const { child, ended } = run(settings());
    await discord.gateway.ready({ timeoutMs: 60_000 });
    await discord.nextRequest(({ method, route }) => method === 'PUT' && route.endsWith('/commands'));
    const guild = discord.guild();
    const channel = guild.channel('talk');
    const reply = await guild.member('ada').slash('/ask', { question: 'what about Xen?' }, { channel });
    expect(reply.message.content).toContain('never mention **Xen**');
    child.kill('SIGTERM');
    expect(await ended).toEqual({ status: 0, stderr: '' });
    expect(discord.gateway.connected).toBe(0);
  });

  it('goes on after a restart where it was: nothing of a conversation was in the process', async () => {
    discord.clock.advance(5_000);
    const first = run(settings());
    await discord.gateway.ready({ timeoutMs: 60_000 });
    const guild = discord.guild();
    const channel = guild.channel('talk');
    const ada = guild.member('ada');
    await expect.poll(() => discord.commands().length, { timeout: 10_000 }).toBeGreaterThan(0);
    const { message } = await ada.slash('/topics', {}, { channel });
    expect(message.content).toContain('not read any posts yet');
    first.child.kill('SIGKILL');
    await first.ended;
    discord.clock.advance(5_000);
    const identified = discord.gateway.identifies;
    const second = run(settings());
    await expect.poll(() => discord.gateway.identifies, { timeout: 60_000 }).toBe(identified + 1);
    const answer = channel.nextMessage(({ author }) => author.id === discord.bot.id, 10_000);
    await expect.poll(() => discord.gateway.connected).toBe(1);
    ada.say(`<@${discord.bot.id}> what about Xen?`, { channel });
    expect((await answer).content).toContain('never mention **Xen**');
    second.child.kill('SIGTERM');
    expect((await second.ended).status).toBe(0);
  });

  it.each([
    ['a wrong token', 1, { DISCORD_TOKEN: 'wrong' }, /^Discord does not accept the token; .*DISCORD_TOKEN\n$/],
    [
      'no token',
      78,
      { DISCORD_TOKEN: '' },
      /^The settings have a problem:\n {2}DISCORD_TOKEN is not set: set it to .*\n$/,
    ],
    [
      'an API that is not there',
      1,
      { DISCORD_API_URL: 'http://127.0.0.1:9/api' },
      /^Discord could not be reached .*\n$/,
    ],
    ['a wrong time zone', 78, { FIELDNOTES_TIME_ZONE: 'Mars/Olympus' }, /FIELDNOTES_TIME_ZONE is not a time zone/],
  ])('with %s it ends with status %i and a line that says what to change', async (_, expected, environment, line) => {
    const { ended } = run({ ...settings(), ...environment });
    const { status, stderr } = await ended;
    expect(status).toBe(expected);
    expect(stderr).toMatch(line);
  });

  it('with an intent that is not granted it says which one to switch on, and where', async () => {
    const strict = await startDiscord({ grantedIntents: GatewayIntentBits.GuildMembers });
    const { ended } = run({ DISCORD_TOKEN: strict.token, DISCORD_API_URL: strict.apiUrl });
    const { status, stderr } = await ended;
    await strict.stop();
    expect(status).toBe(1);
    expect(stderr).toMatch(/switch on "Message Content Intent" at https:\/\/discord\.com\/developers\/applications/);
  });
});
