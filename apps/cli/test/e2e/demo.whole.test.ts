import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { expect, test } from 'vitest';
import { steps } from '../../../../tools/demo-steps.mjs';
import { useDirectory } from '../support/database.js';
import { inProject } from '../support/paths.js';

const directory = useDirectory();

test('the demo runs by itself, on data of its own', async () => {
  const data = join(directory(), 'demo');
  const elsewhere = { DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none', REDIS_URL: 'redis://127.0.0.1:1' };
  const { PATH = '' } = process.env;
  const demo = spawn(process.execPath, [inProject('tools/demo.mjs')], {
    env: { PATH, ...elsewhere, FIELDNOTES_DATA: data },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [stdout, [status]] = await Promise.all([text(demo.stdout), once(demo, 'close')]);
  expect(status).toBe(0);
  for (const said of [...steps.flatMap(({ seen }) => seen), '#news', 'Next:']) expect(stdout).toContain(said);
  const files = readdirSync(data, { recursive: true, encoding: 'utf8' });
  expect(files.filter((name) => name.endsWith('postmaster.pid'))).toEqual([]);
}, 120_000);
