import { readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { useDirectory, useInstallations } from '../support/database.js';
import { inProject } from '../support/paths.js';
import { run } from '../support/program.js';

const install = useInstallations();
const directory = useDirectory();

describe('backup and restore', () => {
  test('bring everything back elsewhere, and answers with it', async () => {
    const one = await install();
    await one.run(['import', inProject('samples/blog')]);
    const file = join(directory(), 'backup.sql.gz');
    expect(await one.run(['backup', file])).toMatchObject({
      status: 0,
      stdout: expect.stringMatching(/^13 posts and all else in [\d,]+ rows: /),
    });
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    expect(gunzipSync(await readFile(file)).toString()).toMatch(/^-- Fieldnotes backup \{/);

    const other = await install();
    expect(await other.run(['restore', file])).toMatchObject({
      status: 0,
      stdout: expect.stringContaining('13 posts'),
    });
    const ask = ['ask', 'What did you see about Xen?', '--json'];
    const answers = await Promise.all([one, other].map((installation) => installation.run(ask)));
    const [before, after] = answers.map(({ stdout }) => ({ ...JSON.parse(stdout), ms: 0 }));
    expect(after).toEqual(before);
    expect(await other.run(['restore', file])).toMatchObject({
      status: 1,
      stderr: expect.stringContaining('is stored already'),
    });
  });

  test('say what is wrong with a file', async () => {
    const { run } = await install();
    const file = join(directory(), 'no-backup');
    await writeFile(file, 'hello');
    expect(await run(['restore', file])).toMatchObject({
      status: 1,
      stderr: expect.stringContaining('is not a whole backup'),
    });
    const missing = join(directory(), 'missing', 'file');
    expect(await run(['restore', missing])).toMatchObject({ status: 1, stderr: expect.stringContaining('ENOENT') });
    expect(await run(['backup', missing])).toMatchObject({ status: 1, stderr: expect.stringContaining('ENOENT') });
  });
});

describe('purge', () => {
  test('takes one wish, an id that can be one, and --yes', async () => {
    const { run } = await install();
    for (const line of [
      ['purge'],
      ['purge', '--guild', '1'],
      ['purge', '--guild', '613425648685547541', '--member', '613425648685547541'],
    ]) {
      expect(await run(line)).toMatchObject({ status: 2, stdout: '' });
    }
    expect(await run(['purge', '--guild', '613425648685547541'])).toMatchObject({
      status: 0,
      stdout: '0 questions, 0 deliveries, 0 subscriptions, 0 guilds would be removed: --yes does it.\n',
    });
  });
});

test('queue tells of each kind of job', async () => {
  const { run } = await install();
  const { status, stdout } = await run(['queue', '--json']);
  expect(status).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({ kind: 'postgres', failed: [] });
  expect((await run(['queue'])).stdout).toMatch(/^ {2}read +0 waiting; 0 running, 0 to be tried again, 0 failed$/m);
});

describe('doctor', () => {
  test('finds nothing wrong where nothing is, and says that there is no bot', async () => {
    const { status, stdout } = await (await install()).run(['doctor', '--json']);
    const { well, findings } = JSON.parse(stdout) as { well: boolean; findings: { what: string; state: string }[] };
    expect({ status, well }).toEqual({ status: 0, well: true });
    expect(findings.map(({ what, state }) => `${what} ${state}`)).toEqual(
      expect.arrayContaining(['Settings well', 'PostgreSQL well', 'Clock well', 'Redis well', 'Discord warning']),
    );
  });

  test('names everything that is wrong at once, with what to do', async () => {
    const environment = {
      DATABASE_URL: 'postgres://u:hidden@127.0.0.1:1/d',
      REDIS_URL: 'redis://:hidden@127.0.0.1:1',
      DISCORD_TOKEN: 'hidden',
      DISCORD_API_URL: 'http://127.0.0.1:1/api',
    };
    const { status, stdout } = await run(['doctor'], { environment });
    expect(status).toBe(1);
    expect(stdout).toMatch(/^wrong +PostgreSQL +Nothing answers at 127\.0\.0\.1:1/m);
    expect(stdout).toMatch(/^wrong +Redis +Redis at 127\.0\.0\.1:1 cannot be reached/m);
    expect(stdout).toMatch(/^wrong +Discord +it cannot be asked/m);
    expect(stdout).not.toContain('hidden');
  });
});
