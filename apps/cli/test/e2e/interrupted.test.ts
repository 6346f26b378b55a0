import { EventEmitter } from 'node:events';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { openQueue } from '@fieldnotes/queue';
import { expect, test } from 'vitest';
import { useDirectory, useInstallations } from '../support/database.js';
import { inProject } from '../support/paths.js';

const install = useInstallations();
const directory = useDirectory();
const POSTS = 150;

test('Ctrl-C ends an import in order, and the same command goes on from there', async () => {
  const folder = join(directory(), 'blog');
  await mkdir(folder);
  for (let n = 1; n <= POSTS; n++) {
    await writeFile(join(folder, `${n}.md`), `---\ntitle: Post ${n}\ndate: 2026-01-02\n---\nXen runs guest ${n}.\n`);
  }
  const installation = await install();
  const signals = new EventEmitter();
  const cut = await installation.run(['import', folder], {
    signals,
    terminal: { columns: 80 },
    onStderr: (text) => {
      if (text.includes(' read')) signals.emit('SIGINT', 'SIGINT');
    },
  });
  expect(cut).toMatchObject({ status: 130, stdout: '' });
  expect(cut.stderr).toContain('Stopped. What was imported is kept; the same command goes on from there.');
  expect(cut.stderr).not.toContain('fieldnotes: ');

  const again = await installation.run(['import', folder]);
  expect(again).toMatchObject({ status: 0, stdout: expect.stringContaining(`${POSTS} posts: `) });
  const status = await installation.run(['status', '--json']);
  expect(JSON.parse(status.stdout).feeds).toMatchObject([{ posts: POSTS, read: POSTS }]);
}, 60_000);

test('Ctrl-C ends a batch that waits for its next question', async () => {
  const installation = await install();
  await installation.run(['import', inProject('samples')]);
  const signals = new EventEmitter();
  const input = new PassThrough();
  input.write('{"id":1,"question":"What did you see about Xen?"}\n');
  const ran = await installation.run(['ask', '--batch', '-'], {
    input,
    signals,
    onStdout: (text) => {
      if (text !== '') signals.emit('SIGINT', 'SIGINT');
    },
  });
  expect(ran).toMatchObject({ status: 130, stdout: expect.stringMatching(/^\{"id":1,.*\}\n$/), stderr: '' });
}, 60_000);

test('a job that failed for good is shown with its reason, and can be put back in line', async () => {
  const installation = await install();
  const connectionString = installation.environment.DATABASE_URL;
  const queue = await openQueue({ postgres: { connectionString }, retry: { attempts: 1, firstDelay: 1 } });
  const read = async () => {
    throw new Error('the disk \u001b[2J is full');
  };
  const processing = await queue.process({ read }, { concurrency: 1 });
  await queue.add('read', { postId: 7, revision: 1 });
  await expect.poll(async () => (await queue.counts()).failed, { timeout: 10_000 }).toBe(1);
  await processing.close();

  const { stdout } = await installation.run(['status']);
  expect(stdout).toContain('1 failed');
  expect(stdout).toContain('read-7-1 failed after 1 attempt: the disk  is full');
  expect(stdout).toContain('fieldnotes retry');
  await expect(installation.run(['retry'])).resolves.toMatchObject({
    status: 0,
    stdout: '1 job put back in line; fieldnotes up takes up what waits.\n',
  });
  await expect(queue.counts()).resolves.toMatchObject({ failed: 0, waiting: 1 });
  await queue.close();
}, 60_000);
