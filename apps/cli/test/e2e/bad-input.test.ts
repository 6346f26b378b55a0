import { once } from 'node:events';
import { mkdir, truncate, writeFile } from 'node:fs/promises';
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type Installation, useDirectory, useInstallations } from '../support/database.js';
import { type Ran, run } from '../support/program.js';

const install = useInstallations();
const directory = useDirectory();

const GOOD = '---\ntitle: A good post\ndate: 2026-01-02\n---\nXen is a hypervisor. It runs guests.\n';
const FIFTY_MEGABYTES = 50 * 1024 * 1024;

/** What each broken file holds, and what its message has to say. */
const BROKEN: readonly (readonly [name: string, content: string | Buffer, says: RegExp])[] = [
  ['empty.md', '', /empty/],
  ['binary.md', Buffer.from([0x7f, 0x45, 0x4c, 0x46, 0, 1, 2, 3, 0, 0, 0xff, 0xfe, 0, 9]), /binary|text/],
  ['latin.md', Buffer.from('---\ntitle: Caf\xe9\ndate: 2026-01-02\n---\nCaf\xe9.\n', 'latin1'), /UTF-8|encod/],
  ['front-matter.md', '---\ntitle: [unclosed\ndate: 2026-01-02\n---\nText.\n', /front matter/],
  ['date.md', '---\ntitle: When\ndate: the day before\n---\nText.\n', /date/],
];

function oneLine({ stderr }: Ran): string {
  expect(stderr).toMatch(/^fieldnotes: [^\n]+\n$/);
  return stderr;
}

async function posts({ run }: Installation): Promise<unknown[]> {
  return JSON.parse((await run(['posts', '--json', '--limit', '100'])).stdout);
}

async function write(folder: string, name: string, content: string | Buffer): Promise<string> {
  const path = join(directory(), folder);
  await mkdir(path, { recursive: true });
  await writeFile(join(path, name), content);
  return join(path, name);
}

describe('a file that cannot be read', () => {
  test.each(BROKEN)('%s is named, skipped and leaves nothing behind', async (name, content, says) => {
    const installation = await install();
    const ran = await installation.run(['import', await write('alone', name, content)]);
    expect(ran.status).toBe(1);
    expect(ran.stderr).toContain(name);
    expect(ran.stderr).toMatch(says);
    expect(ran.stderr).not.toMatch(/\n +at /);
    await expect(posts(installation)).resolves.toEqual([]);
  });

  test('a file of 50 MB is too large', async () => {
    const installation = await install();
    const path = await write('alone', 'large.md', 'text');
    await truncate(path, FIFTY_MEGABYTES);
    const ran = await installation.run(['import', path]);
    expect(ran).toMatchObject({ status: 1, stderr: expect.stringMatching(/large\.md.* 50/) });
    await expect(posts(installation)).resolves.toEqual([]);
  });

  test('the others of its folder are imported', async () => {
    for (const [name, content] of BROKEN) await write('mixed', name, content);
    const path = await write('mixed', 'good.md', GOOD);
    const installation = await install();
    const ran = await installation.run(['import', join(path, '..')]);
    expect(ran.status).toBe(0);
    expect(ran.stdout).toMatch(new RegExp(`^1 post: 1 added, 0 revised, 0 unchanged, ${BROKEN.length} skipped`));
    for (const [name] of BROKEN) expect(ran.stderr).toMatch(new RegExp(`^skipped ${name}: .+$`, 'm'));
    await expect(posts(installation)).resolves.toMatchObject([{ title: 'A good post' }]);
  });
});

describe('nothing to import', () => {
  test('a path that is not there', async () => {
    const installation = await install();
    const ran = await installation.run(['import', join(directory(), 'missing')]);
    expect(ran).toMatchObject({ status: 1, stdout: '' });
    expect(oneLine(ran)).toContain('missing');
    await expect(installation.run(['status', '--json'])).resolves.toMatchObject({
      stdout: expect.stringContaining('"feeds": []'),
    });
  });

  test('a folder without a post', async () => {
    await mkdir(join(directory(), 'no-posts'), { recursive: true });
    const ran = await (await install()).run(['import', join(directory(), 'no-posts')]);
    expect(ran).toMatchObject({ status: 1, stdout: '' });
    oneLine(ran);
  });
});

describe('a database that cannot be used', () => {
  test('nothing listens there', async () => {
    const server = await listen(() => undefined);
    const { port } = server.address() as AddressInfo;
    server.close();
    const ran = await run(['posts'], { environment: { DATABASE_URL: `postgres://u:hidden@127.0.0.1:${port}/d` } });
    expect(ran).toMatchObject({ status: 1, stdout: '' });
    expect(oneLine(ran)).toMatch(/127\.0\.0\.1:\d+/);
    expect(ran.stderr).not.toContain('hidden');
  });

  test('something else has the port', async () => {
    const server = await listen((socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n'));
    const { port } = server.address() as AddressInfo;
    const ran = await run(['posts'], { environment: { DATABASE_URL: `postgres://u:hidden@127.0.0.1:${port}/d` } });
    server.close();
    expect(ran).toMatchObject({ status: 1, stdout: '' });
    expect(oneLine(ran)).not.toContain('hidden');
  });

  test('the password is wrong', async () => {
    const { environment } = await install();
    const url = new URL(environment.DATABASE_URL);
    url.password = 'not-this-one';
    const ran = await run(['posts'], { environment: { DATABASE_URL: url.href } });
    expect(ran).toMatchObject({ status: 1, stdout: '' });
    expect(oneLine(ran)).toContain('password');
    expect(ran.stderr).not.toContain('not-this-one');
  });

  test('the address is none', async () => {
    const ran = await run(['posts'], { environment: { DATABASE_URL: 'mysql://u:hidden@h/d' } });
    expect(ran).toMatchObject({ status: 78, stdout: '', stderr: expect.stringContaining('DATABASE_URL') });
    expect(ran.stderr).not.toContain('hidden');
  });
});

describe('settings', () => {
  test('every problem is told, none starts anything', async () => {
    const environment = { FIELDNOTES_LOG_LEVEL: 'loud', FIELDNOTES_READ_CONCURRENCY: '0', FIELDNOTES_DATE: 'x' };
    const ran = await run(['posts'], { environment });
    expect(ran).toMatchObject({ status: 78, stdout: '' });
    for (const name of Object.keys(environment)) expect(ran.stderr).toContain(name);
  });

  test('a data directory that cannot be made', async () => {
    const file = await write('data', 'file', 'no directory');
    const ran = await run(['posts'], { environment: { FIELDNOTES_DATA: join(file, 'inside') } });
    expect(ran).toMatchObject({ status: 1, stdout: '' });
    expect(oneLine(ran)).toContain('FIELDNOTES_DATA');
  });
});

async function listen(onConnection: (socket: Socket) => void): Promise<Server> {
  const server = createServer(onConnection).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return server;
}
