import { spawn } from 'node:child_process';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { openStore } from '@fieldnotes/store';
import { temporaryDirectory } from '@fieldnotes/store/testing';
import pg from 'pg';
import { expect } from 'vitest';

const command = fileURLToPath(new URL('../../../apps/cli/bin/fieldnotes.js', import.meta.url));

/** Posts to import, where they are at hand. */
export const corpus = fileURLToPath(new URL('../../../../shared/corpora/major.io', import.meta.url));

export interface Killing {
  readonly kills: number;
  /** In which part of the time that an undisturbed import takes, 0 to 1. A run goes on where the last was killed. */
  readonly between: readonly [from: number, to: number];
  /** What the archive holds. */
  readonly posts: number;
}

/** Imports an archive once undisturbed and once killed so many times: what is stored must be the same. */
export async function importThroughKills(archive: string, { kills, between, posts }: Killing): Promise<void> {
  const [from, to] = between;
  const undisturbed = await importInto(async (data) => {
    const started = performance.now();
    await runImport(archive, data).finished;
    return performance.now() - started;
  });

  const disturbed = await importInto(async (data) => {
    for (let kill = 0; kill < kills; kill++) {
      const run = runImport(archive, data);
      // A moment of the import, not a wait for something.
      await delay((from + Math.random() * (to - from)) * undisturbed.result);
      run.kill();
      await run.finished;
    }
    await runImport(archive, data).finished;
  });

  expect(disturbed.content.posts).toHaveLength(posts);
  const unread = disturbed.content.posts.filter((post) => post.passages === 0 || post.topics === null);
  expect(unread).toEqual([]);
  expect(disturbed.content).toEqual(undisturbed.content);
}

/** Gives a fresh data directory to the work, then what the store holds. */
async function importInto<Result>(work: (data: string) => Promise<Result>) {
  const { directory, remove } = await temporaryDirectory();
  try {
    const result = await work(directory);
    return { result, content: await storedContent(directory) };
  } finally {
    await remove();
  }
}

function runImport(archive: string, data: string) {
  const child = spawn(process.execPath, [command, 'import', archive], {
    env: { PATH: process.env.PATH, FIELDNOTES_DATA: data, FIELDNOTES_LOG_LEVEL: 'warn' },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const finished = new Promise<void>((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (status, signal) => {
      if (status === 0 || signal === 'SIGKILL') resolve();
      else reject(new Error(`the import ended with status ${status}`));
    });
  });
  return { finished, kill: () => child.kill('SIGKILL') };
}

/** Everything stored but ids and times of storing, in an order that does not depend on them. */
async function storedContent(dataDirectory: string) {
  const log = { debug: () => undefined, info: () => undefined, warn: () => undefined };
  const store = await openStore({ dataDirectory, log });
  const pool = new pg.Pool({ connectionString: store.server.connectionString });
  const rows = async (sql: string) => (await pool.query(sql)).rows;
  try {
    return {
      posts: await rows(`
        SELECT identity, source, title, published_at, md5(body) AS body, revision, read_revision = revision AS read,
               language, md5(sentences::text) AS sentences, summary, reading_seconds,
               (SELECT count(*)::int FROM passage WHERE post_id = post.id) AS passages,
               (SELECT md5(string_agg(concat_ws(' ', ordinal, start_at, end_at, length, tsv), '|' ORDER BY ordinal))
                FROM passage WHERE post_id = post.id) AS terms,
               (SELECT string_agg(concat_ws(' ', rank, phrase, score), '|' ORDER BY rank)
                FROM keyphrase WHERE post_id = post.id) AS keyphrases,
               (SELECT coalesce(string_agg(concat_ws(' ', rank, topic, score, evidence), '|' ORDER BY rank), '')
                FROM post_topic WHERE post_id = post.id) AS topics
        FROM post ORDER BY identity`),
      terms: await rows('SELECT term, passages, posts, prominent FROM term_stat ORDER BY term'),
      totals: await rows('SELECT posts, passages, tokens FROM feed_stat'),
      feeds: await rows('SELECT title FROM feed'),
    };
  } finally {
    await pool.end();
    await store.close();
  }
}
