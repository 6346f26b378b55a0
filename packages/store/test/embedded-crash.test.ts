import { execFile, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chown, readdir, rename, stat, utimes, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import path from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import { openPool } from '../src/connect.js';
import { startEmbedded } from '../src/embedded/embedded.js';
import { withLock } from '../src/embedded/lock.js';
import { clusterFile, postmasterOf, query, useEmbedded } from './support/embedded.js';

const { newDirectory, usedDirectory, start, run, cleanups } = useEmbedded();

describe('after SIGKILL', () => {
  test('of the only process that used it, the next adopts the server with everything in it', async () => {
    const dataDir = await usedDirectory();
    const first = await run(dataDir);
    const started = await first.next();
    if (started.event !== 'started') throw new Error('not started');
    await query(started, 'CREATE TABLE note AS SELECT 1 AS id');
    await first.kill();
    const next = await start(dataDir);
    expect(next.owner).toBe(false);
    expect(await query(next, 'SELECT id FROM note')).toEqual([{ id: 1 }]);
    await next.stop();
    expect(await postmasterOf(dataDir)).toBeNull();
  });

  test('of that process and of the server, the next repairs and starts it', async () => {
    const dataDir = await usedDirectory();
    const first = await run(dataDir);
    const started = await first.next();
    if (started.event !== 'started') throw new Error('not started');
    await query(started, 'CREATE TABLE note AS SELECT id FROM generate_series(1, 5000) AS id');
    await first.kill();
    process.kill(Number(await postmasterOf(dataDir)), 'SIGKILL');
    const next = await start(dataDir);
    expect(next.owner).toBe(true);
    expect(await query(next, 'SELECT count(*)::int AS count FROM note')).toEqual([{ count: 5000 }]);
  });

  test.each(['cluster', 'cluster/PG_VERSION', 'cluster/global/pg_control'])(
    'while the cluster was being made, as soon as there is %s, the next starts afresh and clears up',
    async (sign) => {
      const dataDir = await newDirectory();
      const first = await run(dataDir);
      const unfinished = async () => (await readdir(dataDir)).filter((name) => name.startsWith('postgres.new-'));
      const sees = async () => {
        const [name] = await unfinished();
        return name !== undefined && existsSync(path.join(dataDir, name, sign));
      };
      await expect.poll(sees, { interval: 2, timeout: 20_000 }).toBe(true);
      await first.kill();
      const [left] = await unfinished();
      const next = await start(dataDir);
      expect(await query(next, 'SELECT current_user AS user')).toEqual([{ user: 'fieldnotes' }]);
      expect(left).toBeDefined();
      expect(await unfinished()).not.toContain(left);
      await next.stop();
    },
  );

  test('of the server alone, it is back on its port for those who use it', async () => {
    const dataDir = await usedDirectory();
    const warnings: string[] = [];
    const server = await startEmbedded({ dataDir, log: { warn: (_fields, message) => warnings.push(message) } });
    cleanups.push(() => server.stop());
    const pool = await openPool(server.connectionString, { max: 2 });
    cleanups.push(() => pool.end());
    await pool.query('CREATE TABLE note AS SELECT 1 AS id');
    process.kill(Number(await postmasterOf(dataDir)), 'SIGKILL');
    await expect
      .poll(
        () =>
          pool.query('SELECT id FROM note').then(
            ({ rows }) => rows,
            () => null,
          ),
        { timeout: 20_000 },
      )
      .toEqual([{ id: 1 }]);
    await expect.poll(() => warnings).toEqual(['the embedded PostgreSQL ended unexpectedly and is back']);
  });

  test('of the server alone, with its port taken meanwhile, those who use it are told', async () => {
    const dataDir = await usedDirectory();
    const lost: string[] = [];
    const server = await startEmbedded({ dataDir, onLost: (error) => lost.push(error.message) });
    cleanups.push(() => server.stop());
    await withLock(dataDir, 1_000, async () => {
      process.kill(Number(await postmasterOf(dataDir)), 'SIGKILL');
      await occupy(server.connection.port);
    });
    await expect.poll(() => lost, { timeout: 20_000 }).toEqual([expect.stringContaining('end this program')]);
    await server.stop();
    expect(await postmasterOf(dataDir)).toBeNull();
  });
});

describe('what a server left behind', () => {
  test('does not stop the next when its number is another program by now', async () => {
    const dataDir = await usedDirectory();
    const stranger = spawn('sleep', ['600'], { stdio: 'ignore', ...(await ownerOf(dataDir)) });
    cleanups.push(() => Promise.resolve(stranger.kill()));
    await writeFile(
      clusterFile(dataDir, 'postmaster.pid'),
      `${stranger.pid}\n${clusterFile(dataDir, '')}\n1763810000\n5432\n\n127.0.0.1\n  12345  6\nready   \n`,
    );
    const server = await start(dataDir);
    expect(await postmasterOf(dataDir)).not.toBe(stranger.pid);
    expect(await query(server, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
    expect(stranger.exitCode).toBeNull();
  });

  test.each(['', 'garbage\n', '999999999\n'])('does not stop the next when it says %j', async (text) => {
    const dataDir = await usedDirectory();
    const file = clusterFile(dataDir, 'postmaster.pid');
    await writeFile(file, text);
    const { uid, gid } = await ownerOf(dataDir);
    await chown(file, uid, gid);
    await utimes(file, 0, 0);
    const server = await start(dataDir);
    expect(await query(server, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
  });

  test('in a copy of a directory in use does not lead to the original', async () => {
    const original = await usedDirectory();
    const first = await start(original);
    await query(first, 'CHECKPOINT').catch(() => undefined);
    const copy = await newDirectory();
    await promisify(execFile)('cp', ['-a', path.join(original, 'postgres'), copy]);
    const second = await start(copy);
    expect(second.connection.port).not.toBe(first.connection.port);
    expect(await postmasterOf(copy)).not.toBe(await postmasterOf(original));
  });

  test('in a directory that was moved while in use still leads to it', async () => {
    const dataDir = await usedDirectory();
    const first = await start(dataDir);
    const moved = path.join(await newDirectory(), 'moved');
    await rename(dataDir, moved);
    const second = await start(moved);
    expect(second.owner).toBe(false);
    expect(second.connectionString).toBe(first.connectionString);
    await second.stop();
    await rename(moved, dataDir);
    await first.stop();
    expect(await postmasterOf(dataDir)).toBeNull();
  });
});

async function ownerOf(dataDir: string): Promise<{ uid: number; gid: number }> {
  const { uid, gid } = await stat(clusterFile(dataDir, 'PG_VERSION'));
  return { uid, gid };
}

/** Takes the port as soon as the killed server's last process has let go of it. */
async function occupy(port: number): Promise<void> {
  const occupant = createServer();
  cleanups.push(() => new Promise((resolve) => occupant.close(resolve)));
  const tryIt = () =>
    new Promise<boolean>((resolve) => {
      occupant.once('error', () => resolve(false));
      occupant.listen(port, '127.0.0.1', () => resolve(true));
    });
  await expect.poll(tryIt, { interval: 5, timeout: 10_000 }).toBe(true);
}
