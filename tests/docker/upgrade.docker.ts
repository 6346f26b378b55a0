import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { afterAll, describe, expect, test } from 'vitest';
import { docker, feed, findCompose, openProject } from './support/compose.js';

const MIGRATIONS = new URL('../../packages/store/migrations/', import.meta.url);

const compose = await findCompose();

describe.skipIf(compose === undefined)('an installation of the previous version', () => {
  const project = openProject(`fieldnotes-upgrade-${process.pid}`, compose ?? [], { DISCORD_TOKEN: '' });
  afterAll(() => project.attempt('down', '--volumes', '--timeout', '5'));

  test('is brought up to date with its data in place', async () => {
    const files = readdirSync(MIGRATIONS)
      .filter((name) => name.endsWith('.sql'))
      .sort();
    const before = files.slice(0, -1);
    await project.compose('up', '-d', '--no-build', 'postgres', 'redis');
    const [postgres = ''] = await project.containers('postgres');
    const psql = [
      'exec',
      '-i',
      postgres,
      'sh',
      '-c',
      'PGPASSWORD=$(cat /run/fieldnotes/postgres-password) exec psql -h 127.0.0.1 -U fieldnotes -q -v ON_ERROR_STOP=1 fieldnotes',
    ];
    await expect.poll(async () => (await feed(psql, 'SELECT 1;')).status, { timeout: 60_000, interval: 500 }).toBe(0);
    const old = await feed(psql, [...before.map(applied), SOME_DATA].join('\n'));
    expect(old, old.stderr).toMatchObject({ status: 0 });

    await project.compose('up', '-d', '--no-build');
    const [migrate = ''] = await project.containers('migrate');
    const { stdout } = await docker('logs', migrate);
    expect(stdout).toContain(`1 migration applied: version ${before.length} became version ${files.length}.`);
    const [worker = ''] = await project.containers('worker');
    await expect
      .poll(async () => (await docker('exec', worker, 'fieldnotes', 'posts', '--json')).stdout, {
        timeout: 120_000,
        interval: 1_000,
      })
      .toContain('Xen on an old machine');
    const ask = () => docker('exec', worker, 'fieldnotes', 'ask', 'What about Xen?');
    await expect
      .poll(async () => (await ask()).stdout, { timeout: 60_000, interval: 1_000 })
      .toContain('Xen runs on the old machine');
  });
});

/** A migration and its record, as Fieldnotes keeps it. */
function applied(file: string, index: number): string {
  const sql = readFileSync(new URL(file, MIGRATIONS), 'utf8');
  const md5 = createHash('md5').update(sql).digest('hex');
  const name = file.split('.')[2] ?? '';
  const table = `CREATE TABLE IF NOT EXISTS fieldnotes_migration
    (version bigint PRIMARY KEY, name text, md5 text, run_at timestamptz);`;
  return `${sql}\n${table}\nINSERT INTO fieldnotes_migration VALUES (${index + 1}, '${name}', '${md5}', now());`;
}

const BODY = 'Xen runs on the old machine in the cellar. It has done so since the spring.';
const SOME_DATA = `
  INSERT INTO feed (key, title) VALUES ('file:///old', 'old');
  INSERT INTO post (feed_id, identity, source, title, body, blocks, content_hash, published_at)
  VALUES (1, 'one', 'one.md', 'Xen on an old machine', '${BODY}', '[["paragraph", 0, ${BODY.length}]]', '\\x00', '2026-01-02');`;
