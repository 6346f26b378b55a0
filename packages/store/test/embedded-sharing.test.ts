import { stat } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { withLock } from '../src/embedded/lock.js';
import { postmasterOf, query, useEmbedded } from './support/embedded.js';

const { newDirectory, usedDirectory, start, run } = useEmbedded();

describe('processes that share a data directory', () => {
  test('join the one server, and the last to leave stops it', async () => {
    const dataDir = await usedDirectory();
    const owner = await start(dataDir);
    const postmaster = await postmasterOf(dataDir);
    const guest = await run(dataDir);
    expect(await guest.next()).toEqual({
      event: 'started',
      connectionString: owner.connectionString,
      owner: false,
    });
    await owner.stop();
    expect(await postmasterOf(dataDir)).toBe(postmaster);
    expect(await query(owner, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
    await guest.stop();
    expect(await postmasterOf(dataDir)).toBeNull();
  });

  test('start together where there is no directory yet, and find one server', async () => {
    const dataDir = path.join(await newDirectory(), 'not', 'there', 'yet');
    const programs = await Promise.all([run(dataDir), run(dataDir), run(dataDir)]);
    const reports = await Promise.all(programs.map((program) => program.next()));
    const started = reports.filter((report) => report.event === 'started');
    expect(started).toHaveLength(3);
    expect(started.filter(({ owner }) => owner)).toHaveLength(1);
    expect(new Set(started.map(({ connectionString }) => connectionString)).size).toBe(1);
    await Promise.all(programs.map((program) => program.stop()));
    expect(await postmasterOf(dataDir)).toBeNull();
  });

  test('come while another goes, and always find a server that stays', async () => {
    const dataDir = await usedDirectory();
    const come = async () => {
      for (let visit = 0; visit < 8; visit++) {
        const server = await start(dataDir);
        expect(await query(server, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
        await server.stop();
      }
    };
    await Promise.all([come(), come(), come()]);
    expect(await postmasterOf(dataDir)).toBeNull();
  });

  test('do not count one that was killed', async () => {
    const dataDir = await usedDirectory();
    const server = await start(dataDir);
    const guest = await run(dataDir);
    expect(await guest.next()).toMatchObject({ event: 'started', owner: false });
    await guest.kill();
    const users = `SELECT count(*)::int AS count FROM pg_locks WHERE locktype = 'advisory'`;
    await expect.poll(() => query(server, users)).toEqual([{ count: 1 }]);
    await server.stop();
    expect(await postmasterOf(dataDir)).toBeNull();
  });
});

describe('withLock', () => {
  test('lets one in at a time, in this process or another', async () => {
    const dataDir = await newDirectory();
    let inside = 0;
    let most = 0;
    const work = async () => {
      most = Math.max(most, ++inside);
      await stat(dataDir);
      inside--;
    };
    await Promise.all(Array.from({ length: 10 }, () => withLock(dataDir, 10_000, work)));
    expect(most).toBe(1);
  });

  test('is open again after an error, and another directory is another lock', async () => {
    const [one, other] = await Promise.all([newDirectory(), newDirectory()]);
    const failing = withLock(one, 1_000, () => Promise.reject(new Error('broken')));
    await expect(failing).rejects.toThrow('broken');
    const nested = withLock(one, 1_000, () => withLock(other, 1_000, () => Promise.resolve('both')));
    expect(await nested).toBe('both');
  });

  test('gives up in bounded time', async () => {
    const dataDir = await newDirectory();
    await withLock(dataDir, 1_000, async () => {
      const second = withLock(dataDir, 50, () => Promise.resolve());
      await expect(second).rejects.toMatchObject({ name: 'StoreError', code: 'data-directory-busy' });
    });
  });
});
