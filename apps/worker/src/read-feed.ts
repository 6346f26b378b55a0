import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ArchiveError, openArchive } from '@fieldnotes/content';
import type { PostDraft } from '@fieldnotes/content/model';
import type { JobQueue } from '@fieldnotes/queue';
import type { Store } from '@fieldnotes/store';
import { type FeedHead, readFeedHead } from './feed-head.js';
import { type FetchOptions, guardedFetch } from './guarded-fetch.js';

export interface ReadFeedDependencies {
  readonly store: Pick<Store, 'feeds' | 'posts' | 'feedRequests'>;
  readonly queue: Pick<JobQueue, 'addMany'>;
  readonly fetching: FetchOptions;
}

const BATCH_POSTS = 100;

/** Fetches the feed that a member asked for, stores its posts and puts them in line; or says why it could not. */
export async function readFeed(requestId: number, dependencies: ReadFeedDependencies): Promise<void> {
  const { store, queue, fetching } = dependencies;
  const request = await store.feedRequests.get(requestId);
  if (request === undefined || request.feed !== null || request.problem !== null) return;
  const fetched = await guardedFetch(request.url, fetching);
  if (fetched.kind === 'refused') return store.feedRequests.refuse(requestId, fetched.problem);
  const head = readFeedHead(fetched.body.toString('utf8'), fetched.url);
  const drafts = head === null ? [] : await draftsOf(fetched.body, request.url);
  if (head === null) return store.feedRequests.refuse(requestId, 'what is there is not a feed (RSS, Atom, JSON Feed).');

  const feed = await store.feeds.ensure(request.url, titleOf(head, request.url));
  await store.feeds.describe(feed.id, { title: titleOf(head, request.url), image: head.image });
  for (let start = 0; start < drafts.length; start += BATCH_POSTS) {
    const { changed } = await store.posts.put(feed.id, drafts.slice(start, start + BATCH_POSTS));
    if (changed.length > 0) await queue.addMany('read', changed);
  }
  await store.feedRequests.answer(requestId, feed.id);
}

/** Read as an archive of one file is; only the posts come from the address and not from a file. */
async function draftsOf(body: Buffer, url: string): Promise<PostDraft[]> {
  const folder = await mkdtemp(join(tmpdir(), 'fieldnotes-feed-'));
  try {
    const path = join(
      folder,
      body.subarray(0, 200).toString('latin1').trimStart().startsWith('{') ? 'feed.json' : 'feed.xml',
    );
    await writeFile(path, body);
    const archive = await openArchive(path);
    const drafts: PostDraft[] = [];
    for (const file of archive.files) {
      for await (const item of archive.read(file)) {
        if (item.kind === 'post') drafts.push({ ...item.post, source: url });
      }
    }
    return drafts;
  } catch (error) {
    if (error instanceof ArchiveError) return [];
    throw error;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function titleOf({ title }: FeedHead, url: string): string {
  return title ?? new URL(url).hostname;
}
