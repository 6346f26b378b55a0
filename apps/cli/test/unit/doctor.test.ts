import type { DiscordFindings } from '@fieldnotes/bot';
import { expect, test } from 'vitest';
import { judgeDiscord } from '../../src/doctor/discord.js';
import { judgeRedis } from '../../src/doctor/redis.js';

const redis = {
  version: '8.0.1',
  evictionPolicy: 'noeviction',
  isAppendOnly: true,
  usedMemoryBytes: 9,
  maxMemoryBytes: 0,
};
const discord = {
  kind: 'found',
  name: 'fieldnotes',
  readsMessages: true,
  clockAheadMs: 200,
  guilds: [{ id: '1', name: 'The cellar', lacks: [] }],
} as const satisfies DiscordFindings;

test.each([
  [redis, ['well']],
  [{ ...redis, evictionPolicy: 'allkeys-lru' }, ['well', 'problem']],
  [{ ...redis, isAppendOnly: false }, ['well', 'warning']],
  [{ ...redis, usedMemoryBytes: 90, maxMemoryBytes: 100 }, ['well', 'warning']],
])('Redis %#', (found, states) => {
  expect(judgeRedis(found).map(({ state }) => state)).toEqual(states);
});

test.each<[DiscordFindings, string[]]>([
  [discord, ['well']],
  [{ kind: 'wrong-token' }, ['problem']],
  [{ kind: 'unreachable', reason: 'ECONNREFUSED' }, ['problem']],
  [{ ...discord, readsMessages: false }, ['well', 'problem']],
  [{ ...discord, clockAheadMs: -60_000 }, ['well', 'problem']],
  [{ ...discord, guilds: [{ id: '1', name: 'x', lacks: ['Embed Links'] }] }, ['well', 'warning']],
])('Discord %#', (found, states) => {
  const findings = judgeDiscord(found);
  expect(findings.map(({ state }) => state)).toEqual(states);
  for (const { state, advice } of findings) if (state !== 'well') expect(advice).toMatch(/\.$/);
});
