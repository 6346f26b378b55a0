import { realpath } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';
import { type Archive, type ArchiveItem, openArchive } from '@fieldnotes/content';
import type { PostDraft } from '@fieldnotes/content/model';
import type { FeedRecord, PostRevision } from '@fieldnotes/store';
import { type Place, placeOf } from './place.js';
import type { Readers } from './readers.js';
import type { WorkerDependencies } from './worker.js';

export interface ImportOptions {
  /** Called after every file and as posts are read. */
  readonly onProgress?: (progress: ImportProgress) => void;
  /** Called once for each file or post that cannot be imported. */
  readonly onSkipped?: (skipped: SkippedItem) => void;
  /** Ends the import early with the signal's reason. What is stored stays; importing again goes on from there. */
  readonly signal?: AbortSignal;
}

export interface ImportProgress {
  readonly files: number;
  readonly filesDone: number;
  /** Posts that this import has asked the queue to read, and those of them that have been read. */
  readonly posts: number;
  readonly postsRead: number;
}

export type SkippedItem = Extract<ArchiveItem, { kind: 'skipped' }>;

export interface ImportReport {
  /** Null when the archive held no post. */
  readonly feed: FeedRecord | null;
  readonly posts: number;
  readonly added: number;
  readonly revised: number;
  readonly unchanged: number;
  readonly skipped: number;
  /** Posts that are stored but could not be read; their jobs are kept as failed. */
  readonly unread: number;
}

type ImportDependencies = Pick<WorkerDependencies, 'store' | 'queue'> & { readonly readers: Readers };

const BATCH_POSTS = 100;
const BATCH_CHARACTERS = 2_000_000;
const POLL_MS = 100;

/**
 * Store first, then enqueue, then wait: posts are stored in batches, each changed one gets its `read` job, and the
 * import is over when the queue has read them. Killed at any point and run again it goes on where it stopped: what is
 * unread is found in the store, and job ids are deterministic.
 */
export async function importArchive(
  path: string,
  options: ImportOptions,
  dependencies: ImportDependencies,
): Promise<ImportReport> {
  const { store, queue, readers } = dependencies;
  const root = await realpath(path).catch(() => path);
  const archive = await openArchive(root);
  const progress = { files: archive.files.length, filesDone: 0, posts: 0, postsRead: 0 };
  const report = { posts: 0, added: 0, revised: 0, unchanged: 0, skipped: 0, unread: 0 };
  let place: Place | undefined;

  for await (const batch of batches(archive, options, report, progress)) {
    // Not before there is a post: an archive without one leaves no feed behind.
    place ??= await placeOf(root, store.feeds);
    const { changed, ...counts } = await store.posts.put(place.feed.id, batch.map(place.locate));
    report.added += counts.added;
    report.revised += counts.revised;
    report.unchanged += counts.unchanged;
    progress.posts += changed.length;
    await enqueue(changed, queue);
  }
  if (place === undefined) return { ...report, feed: null };

  // Also what an earlier import stored and nobody has read: it was killed, or the reading itself has changed since.
  const { feed } = place;
  const unread = await store.posts.unread(feed.id, (await readers.current()).version);
  await enqueue(unread, queue);
  progress.posts = Math.max(progress.posts, unread.length);
  report.unread = await waitUntilRead(feed, dependencies, options.signal, (left) => {
    options.onProgress?.({ ...progress, postsRead: progress.posts - left });
  });
  if (report.added + report.revised > 0) await store.analyze();
  return { ...report, feed };
}

/** The archive's posts in batches that are stored in one statement each; counts what is met on the way. */
async function* batches(
  archive: Archive,
  { onProgress, onSkipped, signal }: ImportOptions,
  report: { posts: number; skipped: number },
  progress: { filesDone: number } & ImportProgress,
): AsyncGenerator<PostDraft[]> {
  let batch: PostDraft[] = [];
  let characters = 0;
  const skip = (item: SkippedItem) => {
    report.skipped++;
    onSkipped?.(item);
  };
  archive.problems.forEach(skip);
  for (const file of archive.files) {
    signal?.throwIfAborted();
    for await (const item of archive.read(file)) {
      if (item.kind === 'skipped') skip(item);
      if (item.kind !== 'post') continue;
      report.posts++;
      batch.push(item.post);
      characters += item.post.body.length;
      if (batch.length < BATCH_POSTS && characters < BATCH_CHARACTERS) continue;
      yield batch;
      batch = [];
      characters = 0;
    }
    progress.filesDone++;
    onProgress?.({ ...progress });
  }
  if (batch.length > 0) yield batch;
}

async function enqueue(revisions: readonly PostRevision[], queue: ImportDependencies['queue']): Promise<void> {
  if (revisions.length > 0) await queue.addMany('read', revisions);
}

/** Waits until every post of the feed has been read or the queue has none left to read. Gives the number unread. */
async function waitUntilRead(
  feed: FeedRecord,
  { store, queue, readers }: ImportDependencies,
  signal: AbortSignal | undefined,
  onLeft: (left: number) => void,
): Promise<number> {
  for (;;) {
    // In this order: a job that ends between the two has stored its reading before the posts are counted.
    const { waiting, active, delayed } = await queue.counts(['read']);
    const { version } = await readers.current();
    const left = await store.posts.countUnread(feed.id, version);
    onLeft(left);
    if (left === 0 || waiting + active + delayed === 0) return left;
    await delay(POLL_MS, undefined, signal === undefined ? {} : { signal });
  }
}
