import { execFile } from 'node:child_process';
import { chmod, chown, mkdir, readdir, readFile, readlink, rm, stat, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, test } from 'vitest';
import { findNative, openBinaries } from '../src/embedded/binaries.js';
import { startEmbedded } from '../src/embedded/embedded.js';
import { type Account, parseAccounts } from '../src/embedded/permissions.js';
import { findRunner, runToEnd } from '../src/embedded/run.js';
import { clusterFile, isRoot, postmasterOf, query, useEmbedded } from './support/embedded.js';

const { newDirectory, usedDirectory, start, run, cleanups } = useEmbedded();
const runProcess = promisify(execFile);

let nobody: Account;

beforeAll(async () => {
  const account = parseAccounts(await readFile('/etc/passwd', 'utf8')).get('nobody');
  if (account === undefined) throw new Error('this system has no account "nobody"');
  nobody = account;
  if (!isRoot) console.log('not run as root: the tests of what root has to do are skipped');
});

describe('who runs it', () => {
  test.runIf(isRoot)('root: the server is another account, the password stays root’s', async () => {
    const dataDir = await usedDirectory();
    await start(dataDir);
    const { uid } = await stat(clusterFile(dataDir, 'postmaster.pid'));
    expect(uid).not.toBe(0);
    expect(await stat(path.join(dataDir, 'postgres', 'credentials.json'))).toMatchObject({ uid: 0 });
  });

  test.runIf(isRoot)('an ordinary user: everything is that user’s', async () => {
    const dataDir = await newDirectory();
    await chown(dataDir, nobody.uid, nobody.gid);
    const program = await run(dataDir, nobody);
    const report = await program.next();
    if (report.event !== 'started') throw new Error(JSON.stringify(report));
    expect(await query(report, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
    for (const file of await readdir(dataDir, { recursive: true })) {
      expect([file, (await stat(path.join(dataDir, file))).uid]).toEqual([file, nobody.uid]);
    }
    await program.stop();

    // Root may look in later, and leaves it as the user needs it.
    const server = await start(dataDir);
    await server.stop();
    const again = await run(dataDir, nobody);
    expect(await again.next()).toMatchObject({ event: 'started' });
    await again.stop();
  });

  test.runIf(isRoot)('another user than the one before is told so', async () => {
    const dataDir = await usedDirectory();
    const program = await run(dataDir, nobody);
    expect(await program.next()).toMatchObject({ event: 'failed', code: 'data-directory-unwritable' });
  });
});

describe('where it is', () => {
  test('in a directory below one that lets nobody else in', async () => {
    const closed = await newDirectory();
    await chmod(closed, 0o700);
    const dataDir = path.join(closed, 'data');
    const server = await start(dataDir);
    await query(server, 'CREATE TABLE note AS SELECT 1 AS id');
    await server.stop();
    const again = await start(dataDir);
    expect(await query(again, 'SELECT id FROM note')).toEqual([{ id: 1 }]);
    await again.stop();
  });

  test('in one whose name needs care', async () => {
    const dataDir = path.join(await newDirectory(), `a 'quoted' "name" \\ with $HOME, größe -D`);
    const server = await start(dataDir);
    expect(await query(server, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
    await server.stop();
  });

  test('through a symbolic link it is the same server', async () => {
    const dataDir = await usedDirectory();
    const link = path.join(await newDirectory(), 'link');
    await symlink(dataDir, link);
    const one = await start(dataDir);
    const other = await start(link);
    expect(other.owner).toBe(false);
    expect(other.connectionString).toBe(one.connectionString);
  });

  test('programs without their links, in a directory that lets nobody else in, are linked and run', async () => {
    const closed = await newDirectory();
    await chmod(closed, 0o700);
    const native = await copyWithoutLinks(closed);
    const fallback = path.join(closed, 'libraries');
    const all = await Promise.all([openBinaries(native, fallback), openBinaries(native, fallback)]);
    expect(all.map(({ libraryPath }) => libraryPath)).toEqual([[], []]);
    expect(await readlink(path.join(native, 'lib', 'libpq.so.5'))).toMatch(/^libpq\.so\.5\.\d+$/u);
    await expectInitdbToRun(native, fallback, closed);
  });

  test.runIf(isRoot)('programs in a directory that may not be written are linked elsewhere', async () => {
    const directory = await newDirectory();
    const native = await copyWithoutLinks(directory);
    const fallback = path.join(directory, 'libraries');
    await mkdir(fallback);
    await chown(fallback, nobody.uid, nobody.gid);
    const script = `
      const { openBinaries } = await import(process.argv[1] + '/binaries.js');
      const { findRunner } = await import(process.argv[1] + '/run.js');
      const binaries = await openBinaries(process.argv[2], process.argv[3]);
      const runner = await findRunner(binaries, '/', null);
      console.log(JSON.stringify([binaries.libraryPath, runner.environment.LD_LIBRARY_PATH]));`;
    const compiled = new URL('../dist/embedded', import.meta.url).pathname;
    const parameters = ['--input-type=module', '-e', script, compiled, native, fallback];
    const { stdout } = await runProcess(process.execPath, parameters, { ...nobody, cwd: '/' });
    // The package's own directory too: what is found by a link looks for others beside the link.
    const searched = [fallback, path.join(native, 'lib')];
    expect(JSON.parse(stdout)).toEqual([searched, searched.join(':')]);
  });
});

describe('what it says when it cannot start', () => {
  test('a data directory that is a file, or below one, or cannot exist', async () => {
    const file = path.join(await newDirectory(), 'file');
    await writeFile(file, '');
    for (const dataDir of [file, path.join(file, 'below'), '/proc/fieldnotes']) {
      await expectRefusal(dataDir, 'data-directory-unwritable', dataDir);
    }
  });

  test.runIf(isRoot)('a data directory that may not be written', async () => {
    const program = await run(await newDirectory(), nobody);
    expect(await program.next()).toMatchObject({
      event: 'failed',
      code: 'data-directory-unwritable',
      message: expect.stringContaining('FIELDNOTES_DATA'),
    });
  });

  test('a file system without room', async ({ skip }) => {
    const dataDir = await newDirectory();
    await runProcess('mount', ['-t', 'tmpfs', '-o', 'size=16m', 'tmpfs', dataDir]).catch((error: Error) => {
      console.log(`no test of a full disk, for no file system can be mounted here: ${error.message.split('\n')[0]}`);
      skip();
    });
    cleanups.push(() => runProcess('umount', [dataDir]));
    await expectRefusal(dataDir, 'data-directory-full', 'make room');
    expect(await readdir(dataDir)).toEqual([]);
  });

  test('a cluster of another major version', async () => {
    const dataDir = await usedDirectory();
    await writeFile(clusterFile(dataDir, 'PG_VERSION'), '17\n');
    await expectRefusal(dataDir, 'data-directory-version', 'PostgreSQL 17');
  });

  test('a cluster without its parts', async () => {
    const dataDir = await usedDirectory();
    const credentials = path.join(dataDir, 'postgres', 'credentials.json');
    await writeFile(credentials, '{ "password"');
    await expectRefusal(dataDir, 'data-directory-damaged', credentials);
    await rm(credentials);
    await expectRefusal(dataDir, 'data-directory-damaged', credentials);
    await rm(clusterFile(dataDir, 'PG_VERSION'));
    await expectRefusal(dataDir, 'data-directory-damaged', 'holds no PostgreSQL cluster');
  });

  test('a cluster whose password is not the one on file', async () => {
    const dataDir = await usedDirectory();
    const credentials = path.join(dataDir, 'postgres', 'credentials.json');
    await writeFile(credentials, JSON.stringify({ password: 'another', superuserPassword: null, port: null }));
    const error = await expectRefusal(dataDir, 'data-directory-damaged', 'refuses its own user');
    expect(error.message).not.toContain('another');
    expect(await postmasterOf(dataDir)).toBeNull();
  });

  test('a cluster that PostgreSQL does not accept: with the last lines of its log as the cause', async () => {
    const dataDir = await usedDirectory();
    await writeFile(clusterFile(dataDir, 'postgresql.conf'), 'no_such_setting = 1\n');
    const error = await expectRefusal(dataDir, 'start-failed', 'FATAL');
    expect(String(error.cause)).toContain('no_such_setting');
  });

  test('a platform without programs', () => {
    expect(() => findNative('win32-x64')).toThrow(/set DATABASE_URL/u);
    expect(() => findNative('sunos-sparc')).toThrow(expect.objectContaining({ code: 'unsupported-platform' }));
    expect(() => findNative('linux-ppc64')).toThrow(expect.objectContaining({ code: 'binaries-missing' }));
  });

  test('programs that do not run', async () => {
    const directory = await newDirectory();
    const binaries = { initdb: '/bin/false', postgres: '/no/such/program', libraryPath: [] };
    await expect(findRunner(binaries, directory, null)).rejects.toMatchObject({ code: 'binaries-missing' });
    await expect(findRunner(binaries, directory, nobody)).rejects.toMatchObject({ code: 'not-reachable' });
  });
});

test('parseAccounts reads passwd(5) and leaves root out', () => {
  const text = 'root:x:0:0::/:/bin/sh\ntoor:x:0:0::/:\npostgres:x:26:27:PostgreSQL:/var:/bin/sh\n\nbroken\n+::::::\n';
  expect([...parseAccounts(text)]).toEqual([['postgres', { uid: 26, gid: 27 }]]);
});

async function expectRefusal(dataDir: string, code: string, text: string): Promise<Error> {
  const error = await startEmbedded({ dataDir }).then(
    (server) => server.stop().then(() => null),
    (reason: unknown) => reason,
  );
  expect(error).toMatchObject({ name: 'StoreError', code, message: expect.stringContaining(text) });
  if (!(error instanceof Error)) throw error;
  expect(error.message).not.toContain('\n');
  return error;
}

/** The platform's package as an installer leaves it that runs no install scripts. */
async function copyWithoutLinks(directory: string): Promise<string> {
  const original = findNative();
  await runProcess('cp', ['-a', original, directory]);
  const native = path.join(directory, 'native');
  const listed = JSON.parse(await readFile(path.join(native, 'pg-symlinks.json'), 'utf8')) as Array<{ target: string }>;
  expect(listed.length).toBeGreaterThan(0);
  for (const { target } of listed) await rm(path.join(directory, target), { force: true });
  return native;
}

async function expectInitdbToRun(native: string, fallback: string, parent: string): Promise<void> {
  const account = isRoot ? nobody : null;
  const cluster = path.join(parent, 'cluster');
  await mkdir(cluster, { mode: 0o700 });
  if (account !== null) await chown(cluster, account.uid, account.gid);
  const binaries = await openBinaries(native, fallback);
  const runner = await findRunner(binaries, cluster, account);
  const parameters = ['--pgdata', cluster, '--username=postgres', '--auth=reject', '--no-sync', '--no-locale'];
  const { status, output } = await runToEnd(runner, binaries.initdb, parameters);
  expect([status, output]).toEqual([0, expect.stringContaining('Success')]);
}
