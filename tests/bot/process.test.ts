import { type Discord, startDiscord } from '@fieldnotes/discord-emulator';
import { startTestServer, type TestServer } from '@fieldnotes/store/testing';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { endBots, runBot } from './support/run-bot.js';

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

afterEach(endBots);

const settings = () => ({
  DATABASE_URL: databaseUrl,
  DISCORD_TOKEN: discord.token,
  DISCORD_API_URL: discord.apiUrl,
});

describe('the bot in a process of its own', { timeout: 120_000 }, () => {
  it('answers until it is asked to stop, and ends clean', async () => {
    const { child, ended } = runBot(settings());
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
    const first = runBot(settings());
    await discord.gateway.ready({ timeoutMs: 60_000 });
    const guild = discord.guild();
    const channel = guild.channel('talk');
    const ada = guild.member('ada');
    await expect.poll(() => discord.commands().length, { timeout: 10_000 }).toBeGreaterThan(0);
    const { message } = await ada.slash('/topics list', {}, { channel });
    expect(message.content).toContain('not read any posts yet');
    first.child.kill('SIGKILL');
    await first.ended;
    discord.clock.advance(5_000);
    const identified = discord.gateway.identifies;
    const second = runBot(settings());
    await expect.poll(() => discord.gateway.identifies, { timeout: 60_000 }).toBe(identified + 1);
    const answer = channel.nextMessage(({ author }) => author.id === discord.bot.id, 10_000);
    await expect.poll(() => discord.gateway.connected).toBe(1);
    ada.say(`<@${discord.bot.id}> what about Xen?`, { channel });
    expect((await answer).content).toContain('never mention **Xen**');
    second.child.kill('SIGTERM');
    expect((await second.ended).status).toBe(0);
  });

  // Each start costs two seconds of processor time: what else can be wrong is left to process.whole.test.ts.
  it('with a wrong token it ends with one line that says what to change', async () => {
    const { status, stderr } = await runBot({ ...settings(), DISCORD_TOKEN: 'wrong' }).ended;
    expect(status).toBe(1);
    expect(stderr).toMatch(/^Discord does not accept the token; .*DISCORD_TOKEN\n$/);
  });

  it('with wrong settings it ends with status 78 and a line for each that says what to change', async () => {
    const wrong = { DISCORD_TOKEN: '', FIELDNOTES_TIME_ZONE: 'Mars/Olympus' };
    const { status, stderr } = await runBot({ ...settings(), ...wrong }).ended;
    expect(status).toBe(78);
    expect(stderr).toMatch(/^ {2}DISCORD_TOKEN is not set: set it to .*$/m);
    expect(stderr).toMatch(/^ {2}FIELDNOTES_TIME_ZONE is not a time zone.*$/m);
  });
});
