import { expect, it, onTestFinished } from 'vitest';
import { WebSocket } from 'ws';
import type { Discord } from '../src/index.js';
import { openDiscord } from './support/client.js';

/** Opens a connection, sends each message, and waits for the close code. */
async function closeCode(discord: Discord, messages: readonly unknown[], version = '10'): Promise<number> {
  const socket = new WebSocket(
    `${discord.apiUrl.replace('http', 'ws').replace('/api', '')}/?v=${version}&encoding=json`,
  );
  onTestFinished(() => socket.terminate());
  const closed = new Promise<number>((resolve) => {
    socket.on('close', resolve);
  });
  socket.once('message', () => {
    for (const message of messages) socket.send(typeof message === 'string' ? message : JSON.stringify(message));
  });
  return closed;
}

const identify = (discord: Discord, changes: object = {}) => ({
  op: 2,
  d: { token: discord.token, intents: 1, properties: {}, ...changes },
});

it.each([
  [4001, 'an unknown opcode', () => [{ op: 77 }]],
  [4002, 'what is not JSON', () => ['{']],
  [4002, 'a payload past 4,096 bytes', (discord: Discord) => [identify(discord, { filler: 'x'.repeat(4_096) })]],
  [4003, 'a presence before identifying', () => [{ op: 3, d: {} }]],
  [4003, 'a request for members before identifying', () => [{ op: 8, d: {} }]],
  [4004, 'a wrong token', (discord: Discord) => [identify(discord, { token: 'wrong' })]],
  [4004, 'a resume with a wrong token', () => [{ op: 6, d: { token: 'wrong', session_id: '1', seq: 1 } }]],
  [4005, 'a second identify', (discord: Discord) => [identify(discord), identify(discord)]],
  [4008, 'more than 120 messages a minute', () => Array.from({ length: 121 }, () => ({ op: 1, d: null }))],
  [4010, 'a shard past the count', (discord: Discord) => [identify(discord, { shard: [2, 2] })]],
  [4013, 'intents that do not exist', (discord: Discord) => [identify(discord, { intents: 2 ** 29 })]],
  [4014, 'an intent that was not granted', (discord: Discord) => [identify(discord, { intents: 1 << 8 })]],
])('closes with %i for %s', async (code, _, messages) => {
  const discord = await openDiscord();
  expect(await closeCode(discord, messages(discord))).toBe(code);
});

it('closes with 4012 for another version', async () => {
  expect(await closeCode(await openDiscord(), [], '9')).toBe(4012);
});

it('closes with 4007 when a resume claims to have seen more than was sent', async () => {
  const discord = await openDiscord();
  const socket = new WebSocket(discord.apiUrl.replace('http', 'ws').replace('/api', ''));
  const session = await new Promise<string>((resolve) => {
    socket.on('message', (data) => {
      const payload = JSON.parse(String(data));
      if (payload.op === 10) socket.send(JSON.stringify(identify(discord)));
      if (payload.t === 'READY') resolve(payload.d.session_id);
    });
  });
  socket.terminate();
  const resume = { op: 6, d: { token: discord.token, session_id: session, seq: 99 } };
  expect(await closeCode(discord, [resume])).toBe(4007);
});
