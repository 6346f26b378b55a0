import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import type { ArchiveItem } from '../../src/feeds/archive-item.js';
import { brokenBlocks, postsOf, readAll, shownBlocks } from './support.js';

const root = fileURLToPath(new URL('fixtures', import.meta.url));

// A fixture is a folder with one input file and `expected.json`, the items it must give.
test.each(readdirSync(root))('%s', async (name) => {
  const input = readdirSync(join(root, name)).find((file) => file !== 'expected.json') ?? 'missing';
  const items = await readAll(join(root, name, input));
  expect(items.map(shown)).toEqual(JSON.parse(readFileSync(join(root, name, 'expected.json'), 'utf8')));
  for (const post of postsOf(items)) expect(brokenBlocks(post)).toEqual([]);
});

/** An item with its blocks' text in place of body and spans. */
function shown(item: ArchiveItem): unknown {
  if (item.kind !== 'post') return item;
  const { body, ...post } = item.post;
  return JSON.parse(
    JSON.stringify({ ...post, blocks: shownBlocks(item.post).map(({ kind, text }) => `${kind}: ${text}`) }),
  );
}
