import { readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { performance } from 'node:perf_hooks';
import { createReader, loadTaxonomy, type Reader } from '@fieldnotes/content';
import { openStore, type Store } from '@fieldnotes/store';
import { FEEDS, type GeneratedPost, generatePosts } from '../corpus/generate.js';
import { BenchmarkError } from '../harness/errors.js';
import { QUIET } from '../harness/quiet.js';
import { PassageWriter } from './passages.js';

/** What is asked: a store, and the same passages as documents. */
export interface FilledCorpus {
  readonly dataDirectory: string;
  readonly passagesFile: string;
  readonly posts: number;
  /** What was wanted, or a few more: a post is stored whole. */
  readonly passages: number;
  readonly characters: number;
  /** What it took to read and store the posts when it was filled. */
  readonly fillSeconds: number;
}

export interface FillOptions {
  readonly directory: string;
  readonly passages: number;
  readonly seed: string;
  readonly signal: AbortSignal;
  readonly onProgress: (passages: number) => void;
}

/**
 * Stores generated posts through the product's own reading and writing until there are so many passages. A directory
 * that an earlier run has filled with the same is used as it is.
 */
export async function fill({ directory, passages, seed, signal, onProgress }: FillOptions): Promise<FilledCorpus> {
  const reader = createReader({ taxonomy: await loadTaxonomy() });
  const recipe = JSON.stringify({ seed, passages, reader: reader.version });
  const filled = await filledBefore(directory, recipe);
  if (filled !== undefined) return filled;

  const place = { dataDirectory: path.join(directory, 'data'), passagesFile: path.join(directory, 'passages.jsonl') };
  await Promise.all(Object.values(place).map((item) => rm(item, { recursive: true, force: true })));
  const writer = new PassageWriter(place.passagesFile);
  const store = await openStore({ dataDirectory: place.dataDirectory, log: QUIET });
  const started = performance.now();
  let posts = 0;
  let characters = 0;
  try {
    const lanes = await openLanes(store, reader);
    for (const post of generatePosts(seed, reader)) {
      signal.throwIfAborted();
      await lanes.save(post);
      await writePassages(post, writer);
      posts++;
      characters += post.draft.body.length;
      if (posts % 500 === 0) onProgress(writer.written);
      if (writer.written >= passages) break;
    }
    await lanes.finish();
    await store.analyze();
  } finally {
    await Promise.all([store.close(), writer.close()]);
  }
  const fillSeconds = (performance.now() - started) / 1000;
  const corpus = { ...place, posts, passages: writer.written, characters, fillSeconds };
  await writeFile(manifest(directory), JSON.stringify({ recipe, corpus }));
  return corpus;
}

function manifest(directory: string): string {
  return path.join(directory, 'corpus.json');
}

async function filledBefore(directory: string, recipe: string): Promise<FilledCorpus | undefined> {
  const text = await readFile(manifest(directory), 'utf8').catch(() => undefined);
  if (text === undefined) return undefined;
  const before = JSON.parse(text) as { readonly recipe: string; readonly corpus: FilledCorpus };
  if (before.recipe === recipe) return before.corpus;
  throw new BenchmarkError(
    'failed',
    `${directory} was filled from another seed or by another version of the reading: remove it, and run again.`,
  );
}

async function writePassages({ draft, reading }: GeneratedPost, writer: PassageWriter): Promise<void> {
  const { source, title, body } = draft;
  const date = draft.publishedAt?.toISOString() ?? '';
  for (const { start, end } of reading.passages) {
    await writer.write({ source, title, text: body.slice(start, end), date });
  }
}

/** Saves one post of each feed at a time: posts of one feed would only wait for each other's statistics. */
async function openLanes(store: Store, reader: Reader) {
  const feedIds: number[] = [];
  for (let feed = 0; feed < FEEDS; feed++) {
    feedIds.push((await store.feeds.ensure(`https://feed-${feed}.example/feed.xml`, `feed ${feed}`)).id);
  }
  const lanes = new Map<number, Promise<void>>();
  const savePost = async ({ feed, draft, reading }: GeneratedPost) => {
    const { changed } = await store.posts.put(feedIds[feed] ?? 0, [draft]);
    for (const revision of changed) await store.readings.save(revision, reader.version, reading);
  };
  return {
    /** Resolves as soon as the lane of the post's feed is free. */
    async save(post: GeneratedPost): Promise<void> {
      await lanes.get(post.feed);
      const saving = savePost(post);
      // A failure is reported by whoever waits for the lane next.
      saving.catch(() => undefined);
      lanes.set(post.feed, saving);
    },
    async finish(): Promise<void> {
      await Promise.all(lanes.values());
    },
  };
}
