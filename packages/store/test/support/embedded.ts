import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import pg from 'pg';
import { afterAll, afterEach, vi } from 'vitest';
import { type EmbeddedServer, startEmbedded } from '../../src/embedded/embedded.js';
import { temporaryDirectory } from '../../src/testing.js';
import { type Program, runProgram } from './programs.js';

/** Starts servers and programs whose remains are swept up after each test, newest first. */
export function useEmbedded() {
  vi.setConfig({ testTimeout: 60_000 });
  const cleanups: Array<() => Promise<unknown>> = [];
  let model: Promise<{ directory: string; remove: () => Promise<void> }> | undefined;
  afterEach(async () => {
    for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
  }, 60_000);
  afterAll(async () => (await model)?.remove());
  const newDirectory = async (): Promise<string> => {
    const { directory, remove } = await temporaryDirectory();
    cleanups.push(async () => {
      // A server whose users were all killed is adopted by whoever comes next, here to be stopped.
      if ((await postmasterOf(directory)) !== null) await (await startEmbedded({ dataDir: directory })).stop();
      await remove();
    });
    return directory;
  };
  return {
    cleanups,
    newDirectory,
    /** One with a complete cluster, which was stopped: a copy of one made once, because making one takes a second. */
    usedDirectory: async (): Promise<string> => {
      model ??= makeModel();
      const directory = await newDirectory();
      await promisify(execFile)('cp', ['-a', path.join((await model).directory, 'postgres'), directory]);
      return directory;
    },
    start: async (dataDir: string): Promise<EmbeddedServer> => {
      const server = await startEmbedded({ dataDir });
      cleanups.push(() => server.stop());
      return server;
    },
    run: async (dataDir: string, account?: { uid: number; gid: number }): Promise<Program> => {
      const program = await runProgram(dataDir, account);
      cleanups.push(() => program.kill());
      return program;
    },
  };
}

async function makeModel() {
  const made = await temporaryDirectory();
  await (await startEmbedded({ dataDir: made.directory })).stop();
  return made;
}

/** Runs one query on a connection of its own. */
export async function query<Row extends pg.QueryResultRow>(
  { connectionString }: { readonly connectionString: string },
  text: string,
): Promise<Row[]> {
  const client = new pg.Client({ connectionString, connectionTimeoutMillis: 5_000 });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query<Row>(text)).rows;
  } finally {
    await client.end();
  }
}

/** The first line of the server's own record, or null where no server left one. */
export async function postmasterOf(dataDir: string): Promise<number | null> {
  const text = await readFile(clusterFile(dataDir, 'postmaster.pid'), 'utf8').catch(() => null);
  return text === null ? null : Number(text.split('\n')[0]);
}

export function clusterFile(dataDir: string, name: string): string {
  return path.join(dataDir, 'postgres', 'cluster', name);
}

export const isRoot = process.getuid?.() === 0;
