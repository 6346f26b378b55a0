import { afterAll, beforeAll, expect, test } from 'vitest';
import { feedRecords } from '../src/feeds.js';
import { guildRecords } from '../src/guilds.js';
import { purge } from '../src/purge.js';
import { questionRecords } from '../src/questions.js';
import { startTestServer, type TestServer } from '../src/testing.js';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server?.stop());

test('removes a guild, a member or old questions, and tells beforehand how much that is', async () => {
  const { pool } = await server.createDatabase();
  const limits = { perMember: 99, perGuild: 99, windowMs: 1 };
  const questions = questionRecords(pool);
  const ask = (guildId: string, memberId: string) =>
    questions.admit({ guildId, channelId: '1', memberId, text: 'Xen?' }, limits);
  await guildRecords(pool).ensure({ id: '10', name: 'ten' });
  await feedRecords(pool).ensure('file:///blog', 'blog');
  await pool.query(`INSERT INTO channel (id, guild_id) VALUES (1, 10)`);
  await pool.query(
    `INSERT INTO subscription (guild_id, channel_id, feed_id, follower_id, style, begins_after_post)
     VALUES (10, 1, 1, 5, 'rich', 0)`,
  );
  for (const [guild, member] of [
    ['10', '5'],
    ['10', '6'],
    ['20', '5'],
    ['20', '6'],
  ] as const)
    await ask(guild, member);
  await questions.rate(4, '5', 1);
  const count = async () => (await pool.query('SELECT count(*)::int AS n FROM question')).rows[0]?.n;
  const records = purge(pool);

  const expected = { questions: 2, deliveries: 0, subscriptions: 1, guilds: 1 };
  expect(await records.guild('10', true)).toEqual(expected);
  expect(await count()).toBe(4);
  expect(await records.guild('10', false)).toEqual(expected);
  expect(await guildRecords(pool).get('10')).toBeUndefined();
  expect(await count()).toBe(2);

  expect(await records.member('5', false)).toEqual({
    questions: 1,
    ratings: 1,
    subscriptions: 0,
    topicEdits: 0,
    topics: 0,
  });
  expect((await questions.get(4))?.ratings).toEqual({ up: 0, down: 0 });

  await pool.query(`UPDATE question SET asked_at = now() - interval '10 days'`);
  expect(await records.questionsBefore(new Date(Date.now() - 11 * 86_400_000), false)).toEqual({ questions: 0 });
  expect(await records.questionsBefore(new Date(), false)).toEqual({ questions: 1 });
});
