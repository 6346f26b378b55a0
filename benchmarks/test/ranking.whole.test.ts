import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

/** The built program in a process of its own, on real embedded servers. */
const PROGRAM = fileURLToPath(new URL('../dist/main.js', import.meta.url));
const SENTENCES = fileURLToPath(new URL('fixtures/sentences.tsv', import.meta.url));

async function figuresOf(...commandLine: string[]): Promise<Record<string, unknown>> {
  const { stdout } = await promisify(execFile)(process.execPath, [PROGRAM, ...commandLine, '--json']);
  return JSON.parse(stdout.trimEnd().split('\n').at(-1) ?? '');
}

describe('the benchmarks of ranking', { timeout: 120_000 }, () => {
  let directory: string;
  beforeAll(async () => {
    directory = await mkdtemp(path.join(tmpdir(), 'fieldnotes-bench-test-'));
    const write = (name: string, lines: readonly string[]) => writeFile(path.join(directory, name), lines.join('\n'));
    await write('docs.jsonl', [
      '{"id":"a","title":"Moving guests","text":"Xen moves a guest between hosts. The memory pages go first."}',
      '{"id":"b","title":"A journal","text":"The ext3 journal was replayed after the power cut. All guests were asleep."}',
      '{"id":"c","title":"Bread","text":"Rye, water, salt, and a day of waiting."}',
    ]);
    await write('queries.jsonl', [
      '{"id":"1","text":"moving a Xen guest"}',
      '{"id":"2","text":"ext3 journal in 1979"}',
    ]);
    await write('qrels.tsv', ['1\ta\t2', '2\tb\t1']);
  });
  afterAll(() => rm(directory, { recursive: true, force: true }));

  it('rank a collection, write a run that can be judged elsewhere, and say what is lost without a technique', async () => {
    const run = path.join(directory, 'run.txt');
    const figures = await figuresOf('retrieval', '--data', directory, '--run', run);
    expect(figures).toMatchObject({ documents: 3, queries: 2, ndcg10: 1, map: 1, mrr: 1, r100: 1 });
    expect(figures).toHaveProperty('without.feedback.map', 1);
    expect(figures).toHaveProperty('peers.minisearch.map', expect.any(Number));
    const lines = (await readFile(run, 'utf8')).trimEnd().split('\n');
    expect(lines[0]).toMatch(/^1 Q0 a 1 \d+\.\d+ fieldnotes$/);
    expect(lines.filter((line) => line.startsWith('2 ')).map((line) => line.split(' ')[2])).toEqual(['b']);
  });

  it('find the sentences that answer', async () => {
    const figures = await figuresOf('sentences', '--data', SENTENCES);
    expect(figures).toMatchObject({ questions: 4, peers: { overlap: { map: expect.any(Number) } } });
    expect(figures.map).toBeGreaterThan(0.7);
  });
});
