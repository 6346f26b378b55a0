import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';
import { readArchive } from '../../src/feeds/archive.js';
import type { ArchiveItem } from '../../src/feeds/archive-item.js';
import type { ReadOptions } from '../../src/feeds/format.js';
import type { BlockKind, PostDraft } from '../../src/model.js';

/** Every item of an archive. */
export async function readAll(path: string, options?: ReadOptions): Promise<ArchiveItem[]> {
  const items: ArchiveItem[] = [];
  for await (const item of readArchive(path, options)) items.push(item);
  return items;
}

export function postsOf(items: readonly ArchiveItem[]): PostDraft[] {
  return items.flatMap((item) => (item.kind === 'post' ? [item.post] : []));
}

/** Writes files into a new folder that is removed after the test, and gives its path. */
export async function folderWith(files: Readonly<Record<string, string | Uint8Array>>): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'fieldnotes-archive-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  for (const [name, content] of Object.entries(files)) {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), content);
  }
  return folder;
}

/** Reads one file with this name and content as if it had been named itself. */
export async function readFileItems(name: string, content: string | Uint8Array, options?: ReadOptions) {
  return readAll(join(await folderWith({ [name]: content }), name), options);
}

export async function readOnePost(name: string, content: string | Uint8Array, options?: ReadOptions) {
  const [item, ...more] = await readFileItems(name, content, options);
  if (item?.kind !== 'post' || more.length > 0)
    throw new Error(`expected one post: ${JSON.stringify([item, ...more])}`);
  return item.post;
}

export interface ShownBlock {
  readonly kind: BlockKind;
  readonly text: string;
}

/** The blocks with their text, which is how expectations are written. */
export function shownBlocks({ body, blocks }: PostDraft): ShownBlock[] {
  return blocks.map(({ kind, start, end }) => ({ kind, text: body.slice(start, end) }));
}

/** What breaks the promise of the model about blocks: in order, apart, covering every character but white space. */
export function brokenBlocks({ body, blocks }: PostDraft): string[] {
  const problems: string[] = [];
  let at = 0;
  for (const { start, end } of [...blocks, { start: body.length, end: body.length }]) {
    if (start < at || end < start || end > body.length) problems.push(`bad span ${start}–${end} after ${at}`);
    if (body.slice(at, start).trim() !== '') problems.push(`text outside of blocks at ${at}`);
    at = end;
  }
  return problems;
}

/** A path in the data that the machine shares, or null, said on a line, where it is absent. */
export function shared(path: string): string | null {
  const found = fileURLToPath(new URL(`../../../../../shared/${path}`, import.meta.url));
  if (existsSync(found)) return found;
  process.stdout.write(`skipped: no shared data at ${path}\n`);
  return null;
}
