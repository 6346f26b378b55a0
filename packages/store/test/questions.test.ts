import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type NewQuestion, type QuestionLimits, type QuestionRecords, questionRecords } from '../src/questions.js';
import { startTestServer, type TestDatabase, type TestServer } from '../src/testing.js';

const asked: NewQuestion = { guildId: '1', channelId: '2', memberId: '300', text: 'What about Xen?' };
const generous: QuestionLimits = { perMember: 100, perGuild: 100, windowMs: 60_000 };

let server: TestServer;
let database: TestDatabase;
let questions: QuestionRecords;

beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server?.stop());

beforeEach(async () => {
  database = await server.createDatabase();
  questions = questionRecords(database.pool);
  return () => database.drop();
});

async function admitted(question: Partial<NewQuestion> = {}): Promise<number> {
  const admission = await questions.admit({ ...asked, ...question }, generous);
  if (admission.kind !== 'admitted') throw new Error('it was not admitted');
  return admission.id;
}

describe('questions', () => {
  it('keeps what was asked and what it came to', async () => {
    const from = new Date('2005-07-01T00:00:00Z');
    const id = await admitted({ context: 'And before?', scope: { from, postIds: [7] } });
    await questions.settle(id, { found: true, interpretation: { period: 'July' }, citedPosts: [7, 3] });
    await questions.shownAs(id, '1234567890123456789');
    const kept = await questions.answeredBy('1234567890123456789');
    expect(kept).toEqual(await questions.get(id));
    expect(kept).toMatchObject({ guildId: '1', channelId: '2', text: 'What about Xen?', context: 'And before?' });
    expect(kept).toMatchObject({ scope: { from, postIds: [7] }, found: true, citedPosts: [7, 3] });
  });

  it('does not hold who asked', async () => {
    await admitted({ memberId: '765432109876543210' });
    const { rows } = await database.pool.query('SELECT question::text AS row, length(member) AS bytes FROM question');
    expect(rows[0].row).not.toContain('765432109876543210');
    expect(rows[0].row).not.toContain(Buffer.from('765432109876543210').toString('hex'));
    expect(rows[0].bytes).toBe(32);
  });

  it('admits a text that PostgreSQL would refuse', async () => {
    const id = await admitted({ text: 'half \ud83d and \0 nothing' });
    expect((await questions.get(id))?.text).toBe('half \ufffd and  nothing');
  });

  it('counts each member once, and their last word', async () => {
    const id = await admitted();
    expect(await questions.rate(id, '1', 1)).toBe(true);
    await questions.rate(id, '2', 1);
    await questions.rate(id, '1', -1);
    expect((await questions.get(id))?.ratings).toEqual({ up: 1, down: 1 });
    expect(await questions.rate(id + 1, '1', 1)).toBe(false);
  });

  it("finds a member's latest question in a channel", async () => {
    const since = new Date(Date.now() - 60_000);
    await admitted({ text: 'first' });
    await admitted({ text: 'second' });
    await admitted({ text: 'elsewhere', channelId: '3' });
    await admitted({ text: 'by another', memberId: '301' });
    const where = { channelId: '2', memberId: '300' };
    expect(await questions.latest({ ...where, since })).toMatchObject({ text: 'second' });
    expect(await questions.latest({ ...where, since: new Date(Date.now() + 60_000) })).toBeUndefined();
  });

  it('gathers what was cited along a chain', async () => {
    const first = await admitted();
    await questions.settle(first, { found: true, interpretation: {}, citedPosts: [1, 2] });
    const second = await admitted({ continues: first });
    await questions.settle(second, { found: true, interpretation: {}, citedPosts: [3] });
    const third = await admitted({ continues: second });
    expect([...(await questions.citedSoFar(third))].sort()).toEqual([1, 2, 3]);
  });
});

describe('limits', () => {
  const three: QuestionLimits = { ...generous, perMember: 3 };

  it('admits exactly as many as are allowed when all are asked at once', async () => {
    const kinds = await Promise.all(Array.from({ length: 8 }, async () => (await questions.admit(asked, three)).kind));
    expect(kinds.filter((kind) => kind === 'admitted')).toHaveLength(3);
    expect((await questions.admit({ ...asked, memberId: '301' }, three)).kind).toBe('admitted');
  });

  it('says when one more will be admitted, and admits it then', async () => {
    for (let count = 0; count < 3; count++) await questions.admit(asked, three);
    const refused = await questions.admit(asked, three);
    const { rows } = await database.pool.query('SELECT min(asked_at) AS first FROM question');
    expect(refused).toEqual({ kind: 'limited', whose: 'member', retryAt: new Date(rows[0].first.getTime() + 60_000) });
    await database.pool.query(`UPDATE question SET asked_at = asked_at - interval '61 seconds'`);
    expect((await questions.admit(asked, three)).kind).toBe('admitted');
  });

  it('bounds a guild, and direct messages by the member only', async () => {
    const two: QuestionLimits = { ...generous, perGuild: 2 };
    await questions.admit({ ...asked, memberId: '1' }, two);
    await questions.admit({ ...asked, memberId: '2' }, two);
    expect(await questions.admit({ ...asked, memberId: '3' }, two)).toMatchObject({ kind: 'limited', whose: 'guild' });
    expect(await questions.admit({ ...asked, memberId: '3', guildId: null }, two)).toMatchObject({ kind: 'admitted' });
  });
});
