import type { Pool } from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { guildRecords } from '../src/guilds.js';
import { MOST_MENTIONED, MOST_TOPICS_OF_MEMBER, memberTopicRecords } from '../src/member-topics.js';
import { startTestServer, type TestServer } from '../src/testing.js';

let server: TestServer;
let pool: Pool;

beforeAll(async () => {
  server = await startTestServer(process.env.DATABASE_URL);
  ({ pool } = await server.createDatabase());
  for (const id of ['1', '2']) await guildRecords(pool).ensure({ id, name: id });
});
afterAll(() => server?.stop());

test('members want topics in one guild until they want them no more', async () => {
  const { toggle, of, wanting } = memberTopicRecords(pool);
  expect(await toggle('1', '11', 'Xen')).toBe('added');
  expect(await toggle('1', '12', 'USB')).toBe('added');
  expect(await toggle('1', '12', 'xen')).toBe('added');
  expect(await toggle('2', '13', 'Xen')).toBe('added');
  expect(await of('1', '12')).toEqual(['USB', 'xen']);
  expect(await wanting('1', ['XEN', 'usb'])).toEqual(['11', '12']);
  expect(await wanting('1', [])).toEqual([]);
  expect(await toggle('1', '11', 'xEN')).toBe('removed');
  expect(await wanting('1', ['Xen'])).toEqual(['12']);
  expect(await wanting('2', ['Xen'])).toEqual(['13']);
});

test('what members want is bounded', async () => {
  const { toggle, wanting } = memberTopicRecords(pool);
  for (let topic = 0; topic < MOST_TOPICS_OF_MEMBER; topic++) await toggle('1', '21', `topic ${topic}`);
  expect(await toggle('1', '21', 'one more')).toBe('too-many');
  for (let member = 0; member < MOST_MENTIONED; member++) await toggle('2', `1${member + 100}`, 'bread');
  expect(await toggle('2', '31', 'bread')).toBe('full');
  await toggle('2', '31', 'cake');
  expect(await wanting('2', ['bread', 'cake'])).toHaveLength(MOST_MENTIONED);
});
