import { readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { parsePostmaster } from '../src/embedded/pidfile.js';
import { clusterFile, postmasterOf, query, useEmbedded } from './support/embedded.js';

const { newDirectory, usedDirectory, start, cleanups } = useEmbedded();

describe('the embedded server', () => {
  test('starts in an empty directory, keeps what it was given, and is gone after stop', async () => {
    const dataDir = path.join(await newDirectory(), 'not', 'there', 'yet');
    const first = await start(dataDir);
    expect(first.owner).toBe(true);
    await query(first, `CREATE TABLE note AS SELECT 'kept, é, 日本'::text AS text`);
    await first.stop();
    await first.stop();
    expect(await postmasterOf(dataDir)).toBeNull();
    await expect(query(first, 'SELECT 1')).rejects.toMatchObject({ code: 'ECONNREFUSED' });

    const second = await start(dataDir);
    expect(second.connectionString).toBe(first.connectionString);
    expect(await query(second, 'SELECT text FROM note')).toEqual([{ text: 'kept, é, 日本' }]);
    await second.stop();
    expect(await readdir(dataDir)).toEqual(['postgres']);
  });

  test('keeps what protects the data switched on, and knows Unicode without the system', async () => {
    const server = await start(await usedDirectory());
    const [settings] = await query(
      server,
      `SELECT current_setting('server_version_num')::int / 10000 AS major, current_setting('fsync') AS fsync,
        current_setting('full_page_writes') AS pages, current_setting('synchronous_commit') AS commit,
        current_setting('data_checksums') AS checksums, current_setting('server_encoding') AS encoding,
        current_setting('TimeZone') AS zone, upper('žluť') AS upper, 'Z' < 'a' AS by_code_point`,
    );
    expect(settings).toEqual({
      major: 18,
      fsync: 'on',
      pages: 'on',
      commit: 'on',
      checksums: 'on',
      encoding: 'UTF8',
      zone: 'UTC',
      upper: 'ŽLUŤ',
      by_code_point: true,
    });
  });

  test('gives the program a role that owns its database and no more', async () => {
    const server = await start(await usedDirectory());
    expect(
      await query(server, 'SELECT rolsuper, rolcreaterole, rolreplication FROM pg_roles WHERE rolname = current_user'),
    ).toEqual([{ rolsuper: false, rolcreaterole: false, rolreplication: false }]);
    await query(server, 'CREATE SCHEMA another');
    await query(server, 'CREATE EXTENSION pg_trgm');
    await expect(query(server, `COPY (SELECT 1) TO PROGRAM 'true'`)).rejects.toMatchObject({ code: '42501' });
  });

  test('asks everybody for a password', async () => {
    const server = await start(await usedDirectory());
    for (const user of ['fieldnotes', 'postgres']) {
      for (const password of ['', 'wrong']) {
        const address = new URL(server.connectionString);
        address.username = user;
        address.password = password;
        await expect(query({ connectionString: address.href }, 'SELECT 1')).rejects.toThrow(/password/u);
      }
    }
    expect(server.connection.password).toMatch(/^[\w-]{32}$/u);
  });

  test('tells its password to nobody but the owner of the directory', async () => {
    const dataDir = await usedDirectory();
    const server = await start(dataDir);
    const holding: string[] = [];
    for (const file of await readdir(dataDir, { recursive: true, withFileTypes: true })) {
      const name = path.join(file.parentPath, file.name);
      if (file.isFile() && (await readFile(name)).includes(server.connection.password)) holding.push(name);
    }
    expect(holding).toEqual([path.join(dataDir, 'postgres', 'credentials.json')]);
    expect((await stat(holding[0] ?? '')).mode & 0o777).toBe(0o600);
    expect((await stat(clusterFile(dataDir, '.'))).mode & 0o077).toBe(0);
    const postmaster = await postmasterOf(dataDir);
    if (process.platform !== 'linux') return;
    expect(await readFile(`/proc/${postmaster}/cmdline`, 'utf8')).not.toContain(server.connection.password);
  });

  test.runIf(process.platform === 'linux')('listens on the loopback address alone', async () => {
    const server = await start(await usedDirectory());
    const port = server.connection.port.toString(16).toUpperCase().padStart(4, '0');
    const listening = async (table: string) =>
      (await readFile(table, 'utf8'))
        .split('\n')
        .map((line) => line.trim().split(/\s+/u))
        .filter(([, address = '', , state]) => address.endsWith(`:${port}`) && state === '0A')
        .map(([, address]) => address);
    expect(await listening('/proc/net/tcp')).toEqual([`0100007F:${port}`]);
    expect(await listening('/proc/net/tcp6')).toEqual([]);
    expect(await readFile('/proc/net/unix', 'utf8')).not.toContain(`.s.PGSQL.${server.connection.port}`);
  });

  test('runs beside that of another directory', async () => {
    const [one, other] = await Promise.all(
      [usedDirectory(), newDirectory()].map(async (dataDir) => start(await dataDir)),
    );
    if (one === undefined || other === undefined) throw new Error('not started');
    expect(one.connection.port).not.toBe(other.connection.port);
    await query(one, 'CREATE TABLE only_here ()');
    await expect(query(other, 'TABLE only_here')).rejects.toMatchObject({ code: '42P01' });
    await one.stop();
    expect(await query(other, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
  });

  test('takes another port when its own is occupied, and goes on there', async () => {
    const dataDir = await usedDirectory();
    const first = await start(dataDir);
    await first.stop();
    const occupant = createServer();
    await new Promise<void>((resolve) => occupant.listen(first.connection.port, '127.0.0.1', resolve));
    cleanups.push(() => new Promise((resolve) => occupant.close(resolve)));
    const second = await start(dataDir);
    expect(second.connection.port).not.toBe(first.connection.port);
    expect(await query(second, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
  });

  test('keeps its log short', async () => {
    const dataDir = await usedDirectory();
    const log = path.join(dataDir, 'postgres', 'server.log');
    await writeFile(log, 'x'.repeat(2_000_000));
    await (await start(dataDir)).stop();
    expect((await stat(log)).size).toBeLessThan(100_000);
    expect(await readFile(log, 'utf8')).toContain('ready to accept connections');
  });
});

describe('parsePostmaster', () => {
  test('reads what the server writes, at every stage of it', () => {
    const text = '4711\n/data/größe/cluster\n1763810000\n43210\n\n127.0.0.1\n  12345  6\nready   \n';
    const bytes = Buffer.from(text).toString('latin1');
    expect(parsePostmaster(bytes)).toEqual({
      pid: 4711,
      directory: '/data/größe/cluster',
      port: 43210,
      status: 'ready',
    });
    expect(parsePostmaster('4711\n/data\n1763810000\n')).toEqual({
      pid: 4711,
      directory: '/data',
      port: null,
      status: 'unknown',
    });
  });

  test.each(['', '\n', 'garbage\n', '-4\n/data\n', '0\n'])('does not take %j for a server', (text) => {
    expect(parsePostmaster(text)).toBeNull();
  });
});
