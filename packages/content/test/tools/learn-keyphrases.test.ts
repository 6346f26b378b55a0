import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { FACTORS } from '../../src/topics/keyphrase-factors.js';

const tool = fileURLToPath(new URL('../../tools/learn-keyphrases.mjs', import.meta.url));
let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'learn-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it('prints a factor for every feature, and what they are worth on each file', () => {
  const keys = join(folder, 'keys.jsonl');
  const summaries = join(folder, 'summaries.jsonl');
  const text = 'A daemon moves pages of virtual memory to disk. The page cache stays in kernel memory.';
  writeFileSync(keys, `${JSON.stringify({ id: 'a', text, keys: ['virtual memory', 'page cache'] })}\n`);
  writeFileSync(summaries, `${JSON.stringify({ id: 'b', text, summary: 'Virtual memory goes to disk.' })}\n`);
  const printed = execFileSync(process.execPath, [tool, `keyphrases:${keys}`, `summaries:${summaries}`], {
    encoding: 'utf8',
  });
  for (const feature of Object.keys(FACTORS)) expect(printed).toMatch(new RegExp(`^${feature}: \\d\\.\\d\\d$`, 'm'));
  expect(printed).toMatch(/^keys\.jsonl: prior alone [\d.]+, learned without it [\d.]+, learned with it [\d.]+$/m);
  expect(printed).toMatch(/^summaries\.jsonl: /m);
});
