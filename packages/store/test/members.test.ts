import { afterAll, beforeAll, expect, test } from 'vitest';
import { feedRecords } from '../src/feeds.js';
import { guildRecords } from '../src/guilds.js';
import { EVERYTHING } from '../src/index.js';
import { memberTopicRecords } from '../src/member-topics.js';
import { memberRecords } from '../src/members.js';
import { purge } from '../src/purge.js';
import { questionRecords } from '../src/questions.js';
import { subscriptionRecords } from '../src/subscriptions.js';
import { startTestServer, type TestServer } from '../src/testing.js';
import { topicEditRecords } from '../src/topic-edits.js';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server?.stop());

const ADA = '613425648685547541';
const BEA = '80351110224678912';

test('a member sees all that is kept of them and nothing of others, and can have it forgotten', async () => {
  const { pool } = await server.createDatabase();
  const [questions, members] = [questionRecords(pool), memberRecords(pool)];
  const ask = async (memberId: string, text: string, guildId: string | null) => {
    const limits = { perMember: 99, perGuild: 99, windowMs: 1 };
    const admitted = await questions.admit({ guildId, channelId: '1', memberId, text }, limits);
    return admitted.kind === 'admitted' ? admitted.id : 0;
  };
  await guildRecords(pool).ensure({ id: '10', name: 'ten' });
  const feed = await feedRecords(pool).ensure('https://blog.example/feed', 'A blog');
  const subscriptions = subscriptionRecords(pool);
  const { subscription } = await subscriptions.follow({
    guildId: '10',
    channelId: '1',
    feedId: feed.id,
    followerId: ADA,
    style: 'rich',
    filter: EVERYTHING,
    mentionRoleId: null,
    crosspost: false,
    burstLimit: 5,
  });
  const first = await ask(ADA, 'What about Xen?', '10');
  await questions.settle(first, { found: true, interpretation: {}, citedPosts: [] });
  await ask(ADA, 'And USB?', null);
  await questions.rate(await ask(BEA, 'Is bread a topic?', '10'), ADA, -1);
  await topicEditRecords(pool).make({ kind: 'mute', topic: 'bread' }, ADA);

  await memberTopicRecords(pool).toggle('10', ADA, 'Xen');

  expect(await members.counts(ADA)).toEqual({ questions: 2, ratings: 1, subscriptions: 1, topicEdits: 1, topics: 1 });
  expect(await members.counts(BEA)).toEqual({ questions: 1, ratings: 0, subscriptions: 0, topicEdits: 0, topics: 0 });
  const instant = expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
  expect(await members.data(ADA, 100)).toEqual({
    questions: [
      { askedAt: instant, guildId: null, channelId: '1', text: 'And USB?', context: null, found: null },
      { askedAt: instant, guildId: '10', channelId: '1', text: 'What about Xen?', context: null, found: true },
    ],
    ratings: [{ questionAskedAt: instant, rating: 'down' }],
    subscriptions: [{ feed: 'A blog', guildId: '10', channelId: '1', since: instant }],
    topicEdits: [{ edit: { kind: 'mute', topic: 'bread' }, madeAt: instant }],
    topics: [{ topic: 'Xen', guildId: '10', since: instant }],
  });
  expect((await members.data(ADA, 1)).questions.map(({ text }) => text)).toEqual(['And USB?']);
  const { rows } = await pool.query(`SELECT string_agg(question::text, ' ') || string_agg(topic_edit::text, ' ') AS kept
                                     FROM question, topic_edit`);
  expect(rows[0]?.kept).not.toContain(ADA);

  expect(await purge(pool).member(ADA, false)).toEqual({
    questions: 2,
    ratings: 1,
    subscriptions: 1,
    topicEdits: 1,
    topics: 1,
  });
  expect(await members.counts(ADA)).toEqual({ questions: 0, ratings: 0, subscriptions: 0, topicEdits: 0, topics: 0 });
  expect((await subscriptions.get(subscription.id))?.followerId).toBeNull();
  expect(await topicEditRecords(pool).list()).toHaveLength(1);
  expect(await members.counts(BEA)).toMatchObject({ questions: 1 });
});
