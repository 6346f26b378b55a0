import { stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { ArchiveError } from './archive-error.js';
import { type ArchiveItem, ignored, type SkippedItem, skipped } from './archive-item.js';
import { readText, systemReason } from './file-text.js';
import { listFolder } from './folder.js';
import type { ReadOptions } from './format.js';
import { readPosts } from './formats.js';

/** A folder or file of posts: Markdown, HTML, plain text, feeds. */
export interface Archive {
  /** The files that may hold posts, by their paths inside the archive, sorted. A single file has its base name. */
  readonly files: readonly string[];
  /** Folders that could not be listed. */
  readonly problems: readonly SkippedItem[];
  /**
   * The posts of one of `files`, and what of it was skipped or ignored. Never throws for what a file holds. A post
   * whose identity another file of the archive already gave is ignored as `duplicate`: of a blog that is there as an
   * RSS and as an Atom file each post is read once.
   */
  read(file: string): AsyncIterable<ArchiveItem>;
}

/**
 * Finds the files of an archive. Nothing is read yet; each `read` holds one file in memory.
 * @param path a folder (with those below it) or a single file.
 * @throws {ArchiveError} when the path does not exist, cannot be read, is neither file nor folder, or is a folder
 *   without any file that posts can be read from.
 */
export async function openArchive(path: string, options: ReadOptions = {}): Promise<Archive> {
  const kind = await kindOf(path);
  if (kind === 'file') return archiveOf(dirname(path), [basename(path)], [], { ...options, named: true });
  const { files, problems } = await listFolder(path);
  if (files.length === 0 && problems.length === 0) throw noPosts(path, 'holds no Markdown, HTML, text or feed file');
  return archiveOf(path, files, problems, { ...options, named: false });
}

/**
 * Reads a whole archive in the order of its paths.
 * @throws {ArchiveError} as `openArchive`; and, at the end, when a folder gave neither a post nor a problem.
 */
export async function* readArchive(path: string, options: ReadOptions = {}): AsyncGenerator<ArchiveItem> {
  const archive = await openArchive(path, options);
  let told = archive.problems.length;
  yield* archive.problems;
  for (const file of archive.files) {
    for await (const item of archive.read(file)) {
      if (item.kind !== 'ignored') told++;
      yield item;
    }
  }
  if (told === 0) throw noPosts(path, 'holds no post');
}

function noPosts(path: string, what: string): ArchiveError {
  return new ArchiveError('no-posts', `${path} ${what}: name the folder or file that has the posts`);
}

async function kindOf(path: string): Promise<'file' | 'folder'> {
  const stats = await stat(path).catch((error: unknown) => {
    const reason = systemReason(error);
    const missing = reason === 'ENOENT' || reason === 'ENOTDIR';
    const message = missing ? 'does not exist: check the path' : `cannot be read (${reason}): check its permissions`;
    throw new ArchiveError(missing ? 'not-found' : 'unreadable', `${path} ${message}`, { cause: error });
  });
  if (stats.isDirectory()) return 'folder';
  if (stats.isFile()) return 'file';
  throw new ArchiveError('not-an-archive', `${path} is neither a file nor a folder: name one that has posts`);
}

function archiveOf(
  root: string,
  files: readonly string[],
  problems: readonly SkippedItem[],
  options: ReadOptions & { readonly named: boolean },
): Archive {
  const sourceOf = new Map<string, string>();
  return {
    files,
    problems,
    async *read(source) {
      const decoded = await readText(join(root, source));
      if (decoded.kind === 'skipped') {
        yield skipped(source, decoded.reason, decoded.message);
        return;
      }
      for (const item of readPosts({ source, text: decoded.text, named: options.named }, options)) {
        const first = item.kind === 'post' ? (sourceOf.get(item.post.identity) ?? source) : source;
        if (item.kind === 'post') sourceOf.set(item.post.identity, first);
        yield first === source ? item : ignored(source, 'duplicate');
      }
    },
  };
}
