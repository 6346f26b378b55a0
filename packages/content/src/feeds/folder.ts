import type { BigIntStats } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { ArchiveError } from './archive-error.js';
import { type SkippedItem, skipped } from './archive-item.js';
import { systemReason } from './file-text.js';
import { mayHoldPosts } from './formats.js';
import { LIMITS } from './limits.js';
import { nameOf } from './source.js';

/** The files of a folder that may hold posts, and the folders below it that could not be listed. */
export interface FolderListing {
  /** Sources, in the order of their code units. */
  readonly files: readonly string[];
  readonly problems: readonly SkippedItem[];
}

/** Folders that hold no posts: dependencies, and the layouts, data and output of Jekyll. Hidden ones are left out too. */
const PASSED_OVER = new Set(['node_modules', '_site', '_layouts', '_includes', '_data', '_sass', '_plugins']);

/** Plain-text files that sites and projects have about themselves. */
const NOT_POSTS = /^(?:robots|humans|ads|security|license|licence|copying|requirements|cmakelists|llms)\.txt$/i;

/**
 * Lists a folder and those below it. Symbolic links are followed, but no folder is listed twice, so that loops end.
 * @throws {ArchiveError} `unreadable` when the folder itself cannot be listed, `too-many-files` past the limit.
 */
export async function listFolder(root: string): Promise<FolderListing> {
  const files: string[] = [];
  const problems: SkippedItem[] = [];
  const listed = new Set<string>([keyOf(await stat(root, { bigint: true }))]);
  const pending: { source: string; depth: number }[] = [{ source: '', depth: 0 }];
  for (let folder = pending.pop(); folder; folder = pending.pop()) {
    const entries = await entriesOf(root, folder.source, problems);
    for (const { source, kind, key } of entries) {
      if (kind === 'file') files.push(source);
      else if (listed.has(key)) continue;
      else if (folder.depth === LIMITS.folderDepth) problems.push(tooDeep(source));
      else {
        listed.add(key);
        pending.push({ source, depth: folder.depth + 1 });
      }
    }
    if (files.length > LIMITS.files) throw tooManyFiles(root);
  }
  return { files: files.sort(byCodeUnits), problems: problems.sort((a, b) => byCodeUnits(a.source, b.source)) };
}

interface FolderEntry {
  readonly source: string;
  readonly kind: 'file' | 'folder';
  /** Device and inode: the same for every path to one folder. */
  readonly key: string;
}

async function entriesOf(root: string, folder: string, problems: SkippedItem[]): Promise<readonly FolderEntry[]> {
  const entries: FolderEntry[] = [];
  try {
    const found = await readdir(join(root, folder), { withFileTypes: true });
    for (const entry of found.sort((a, b) => byCodeUnits(a.name, b.name))) {
      const source = folder === '' ? entry.name : `${folder}/${entry.name}`;
      if (entry.name.startsWith('.') || PASSED_OVER.has(entry.name)) continue;
      if (entry.isFile() && isCandidate(source)) entries.push({ source, kind: 'file', key: '' });
      else if (entry.isDirectory() || entry.isSymbolicLink()) entries.push(...(await lookAt(root, source)));
    }
  } catch (error) {
    const message = `the folder cannot be listed (${systemReason(error)}): check its permissions`;
    if (folder === '') throw new ArchiveError('unreadable', `${root}: ${message}`, { cause: error });
    problems.push(skipped(folder, 'unreadable', message));
  }
  return entries;
}

/** What a folder or symbolic link leads to: nothing when it is broken or neither file nor folder. */
async function lookAt(root: string, source: string): Promise<readonly FolderEntry[]> {
  const stats = await stat(join(root, source), { bigint: true }).catch(() => null);
  if (stats?.isDirectory()) return [{ source, kind: 'folder', key: keyOf(stats) }];
  return stats?.isFile() && isCandidate(source) ? [{ source, kind: 'file', key: '' }] : [];
}

function isCandidate(source: string): boolean {
  return mayHoldPosts(source) && !NOT_POSTS.test(nameOf(source));
}

function keyOf({ dev, ino }: BigIntStats): string {
  return `${dev}:${ino}`;
}

function byCodeUnits(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

function tooDeep(source: string): SkippedItem {
  return skipped(source, 'too-deep', `it is more than ${LIMITS.folderDepth} folders deep: import it on its own`);
}

function tooManyFiles(root: string): ArchiveError {
  const limit = LIMITS.files.toLocaleString('en');
  return new ArchiveError('too-many-files', `${root} holds more than ${limit} files: import its folders one by one`);
}
