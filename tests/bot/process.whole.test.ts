import { type Discord, startDiscord } from '@fieldnotes/discord-emulator';
import { startTestServer, type TestServer } from '@fieldnotes/store/testing';
import { GatewayIntentBits } from 'discord-api-types/v10';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { endBots, runBot, runUp } from './support/run-bot.js';

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
  it.each([
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
    const { status, stderr } = await runBot({ ...settings(), ...environment }).ended;
    expect(status).toBe(expected);
    expect(stderr).toMatch(line);
  });

  it('with an intent that is not granted it says which one to switch on, and where', async () => {
    const strict = await startDiscord({ grantedIntents: GatewayIntentBits.GuildMembers });
    const { ended } = runBot({ ...settings(), DISCORD_TOKEN: strict.token, DISCORD_API_URL: strict.apiUrl });
    const { status, stderr } = await ended;
    await strict.stop();
    expect(status).toBe(1);
    expect(stderr).toMatch(/switch on "Message Content Intent" at https:\/\/discord\.com\/developers\/applications/);
  });
});

describe('the bot beside the worker', { timeout: 120_000 }, () => {
  it('is there as soon as Discord is, which was away at the start', async () => {
    discord.faults.next(Number.POSITIVE_INFINITY, {}, { drop: true });
    const { child, said, ended } = runUp(settings());
    await expect.poll(said, { timeout: 60_000 }).toContain('It is tried again.');
    expect(said()).toMatch(/^No bot yet: Discord could not be reached .*$/m);
    discord.faults.clear();
    await expect.poll(() => discord.gateway.connected, { timeout: 60_000 }).toBe(1);
    await expect.poll(() => discord.commands().length, { timeout: 60_000 }).toBeGreaterThan(0);
    child.kill('SIGTERM');
    expect((await ended).status).toBe(0);
    expect(discord.gateway.connected).toBe(0);
  });
});
