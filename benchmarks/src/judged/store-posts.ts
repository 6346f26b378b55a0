import { createReader, draftOf, loadTaxonomy, parseFeed } from '@fieldnotes/content';
import type { PostDraft } from '@fieldnotes/content/model';
import { openStore, type Store } from '@fieldnotes/store';
import { BenchmarkError } from '../harness/errors.js';
import { QUIET } from '../harness/quiet.js';

/** A text that becomes a post. */
export interface PlainText {
  readonly id: string;
  readonly title: string;
  readonly text: string;
}

export interface StoreOptions {
  readonly dataDirectory: string;
  readonly signal: AbortSignal;
  readonly onProgress: (stored: number) => void;
}

const POSTS_AT_ONCE = 200;

/**
 * Stores texts as the posts of one feed: each is read as the item of a JSON Feed, and its reading saved, by the code
 * that follows feeds. Gives the store, which is to be closed, and the ids of the texts by their posts.
 */
export async function storePosts(
  texts: readonly PlainText[],
  { dataDirectory, signal, onProgress }: StoreOptions,
): Promise<{ readonly store: Store; readonly idOf: ReadonlyMap<number, string> }> {
  const store = await openStore({ dataDirectory, log: QUIET });
  try {
    const reader = createReader({ taxonomy: loadTaxonomy() });
    const feed = await store.feeds.ensure('https://collection.example/feed.json', 'collection');
    const idOf = new Map<number, string>();
    for (let from = 0; from < texts.length; from += POSTS_AT_ONCE) {
      signal.throwIfAborted();
      const part = texts.slice(from, from + POSTS_AT_ONCE);
      const drafts = part.map(draft);
      const { changed } = await store.posts.put(feed.id, drafts);
      for (const revision of changed) {
        const post = await store.posts.get(revision.postId);
        if (post === undefined) throw new BenchmarkError('failed', 'A post is gone that was stored a moment ago.');
        await store.readings.save(revision, reader.version, reader.read(post));
        idOf.set(revision.postId, post.identity);
      }
      onProgress(Math.min(from + POSTS_AT_ONCE, texts.length));
    }
    await store.analyze();
    return { store, idOf };
  } catch (error) {
    await store.close();
    throw error;
  }
}

function draft({ id, title, text }: PlainText): PostDraft {
  const document = {
    version: 'https://jsonfeed.org/version/1.1',
    title: '',
    items: [{ id, title, content_text: text }],
  };
  const reading = parseFeed(JSON.stringify(document));
  const item = reading.kind === 'feed' ? reading.feed.items[0] : undefined;
  if (reading.kind !== 'feed' || item === undefined) throw new BenchmarkError('failed', `${id} could not be read.`);
  const read = draftOf(item, reading.feed, { identity: () => id, source: id });
  if (read.kind !== 'post') throw new BenchmarkError('failed', `${id} could not be read as a post.`);
  return read.post;
}
