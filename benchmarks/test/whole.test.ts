import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

/** The built program in a process of its own, on real embedded servers. */
const PROGRAM = fileURLToPath(new URL('../dist/main.js', import.meta.url));

const POSTS = {
  'xen.md':
    '---\ntitle: Moving to Xen\ndate: 2005-07-22\n---\nXen starts a guest in two seconds. I moved four servers.',
  'ext3.md':
    '---\ntitle: A broken journal\ndate: 2005-08-01\n---\nThe ext3 journal was corrupt. A fsck repaired it all.',
};
const GOLD = [
  {
    id: 'g-1',
    kind: 'topical',
    question: 'what did you see about Xen?',
    posts: ['xen.md'],
    min_posts: 1,
    must: [['two seconds']],
  },
  {
    id: 'g-2',
    kind: 'factoid',
    question: 'what repaired the ext3 journal?',
    posts: ['ext3.md'],
    min_posts: 1,
    must: [['no such words']],
  },
  {
    id: 'g-3',
    kind: 'unanswerable',
    question: 'what did you see about Kubernetes?',
    posts: [],
    min_posts: 0,
    must: [],
  },
];

async function bench(...commandLine: string[]): Promise<{ readonly table: string; readonly figures: unknown }> {
  const { stdout } = await promisify(execFile)(process.execPath, [PROGRAM, ...commandLine, '--json']);
  const lines = stdout.trimEnd().split('\n');
  return { table: stdout, figures: JSON.parse(lines.at(-1) ?? '') };
}

describe('the whole', { timeout: 120_000 }, () => {
  let directory: string;

  beforeAll(async () => {
    directory = await mkdtemp(path.join(tmpdir(), 'fieldnotes-bench-test-'));
    for (const [name, text] of Object.entries(POSTS)) await writeFile(path.join(directory, name), text);
    await writeFile(path.join(directory, 'gold.jsonl'), GOLD.map((line) => JSON.stringify(line)).join('\n'));
  });

  afterAll(() => rm(directory, { recursive: true, force: true }));

  it('imports what is there, and measures the process that did', async () => {
    const { figures } = await bench('import', '--posts', directory, '--runs', '1');
    expect(figures).toMatchObject({ posts: 2, runs: 1 });
    const { seconds, importSeconds, secondSeconds, cpuSeconds, peakRssMb } = figures as Record<string, number>;
    expect(seconds).toBeGreaterThan(importSeconds ?? Number.NaN);
    expect(secondSeconds).toBeGreaterThan(0);
    expect(cpuSeconds).toBeGreaterThan(0.1);
    expect(peakRssMb).toBeGreaterThan(40);
  });

  it('asks the product and the peer, and says what is wrong', async () => {
    const gold = path.join(directory, 'gold.jsonl');
    const { figures, table } = await bench('questions', '--posts', directory, '--gold', gold, '--show', 'wrong');
    expect(figures).toMatchObject({
      correct: 2,
      total: 3,
      byKind: { topical: { correct: 1, total: 1 }, factoid: { correct: 0, total: 1 } },
      abstainedRight: 1,
      abstainedWrong: 0,
      notVerbatim: 0,
      peers: { minisearch: { total: 3 } },
    });
    expect(table).toContain('does not show no such words');
    expect(table).toContain('+ ext3.md: ');
  });

  it('asks every system at a size, in a store that a later run finds again', async () => {
    const commandLine = ['ask', '--sizes', '100', '--questions', '10', '--rounds', '1', '--slowest', '1'];
    const { figures } = await bench(...commandLine, '--data', path.join(directory, 'kept'));
    const [size] = (figures as { sizes: Record<string, unknown>[] }).sizes;
    const latency = { p50Ms: expect.any(Number), p95Ms: expect.any(Number), rssMb: expect.any(Number) };
    expect(size).toMatchObject({ ...latency, peers: { minisearch: latency, orama: latency, fts5: latency } });
    expect(size).toHaveProperty('stages.retrieve', expect.any(Number));
    expect(size?.passages).toBeGreaterThanOrEqual(100);

    const again = await bench(...commandLine, '--data', path.join(directory, 'kept'));
    const [found] = (again.figures as { sizes: Record<string, unknown>[] }).sizes;
    expect(found?.fillSeconds).toBe(size?.fillSeconds);
    const found10 = found?.rightPost;
    expect(found10).toBeGreaterThan(0.5);
  });

  it('announces every post once and in order, nearly as quickly as a client that does nothing else', async () => {
    const { figures } = await bench('announce', '--channels', '100', '--posts', '5');
    expect(figures).toMatchObject({ deliveries: 500, duplicates: 0, missing: 0, outOfOrder: 0, status429: 0 });
    const { perSecond, limitPerSecond, peers } = figures as {
      perSecond: number;
      limitPerSecond: number;
      peers: { discordJsRest: { perSecond: number } };
    };
    expect(limitPerSecond).toBe(50);
    // Four fifths of what Discord allows, or of what this machine lets a client have.
    expect(perSecond).toBeGreaterThan(0.8 * Math.min(limitPerSecond, peers.discordJsRest.perSecond));
  });
});
