/**
 * The door of those who analyse texts without storing them: scripts, `fieldnotes analyse`, benchmarks, and whoever learns
 * the tags of a feed. It loads no parser of feeds.
 */
import { type PlainText, readableText } from './feeds/plain-text/readable-text.js';
import type { Reading } from './model.js';
import { type Lap, prepare, preparedReader, type ReadablePost } from './read.js';
import { createBlogTagger } from './topics/tags/blog-tags.js';
import { CorpusCounter, type CorpusStatistics } from './topics/tags/corpus.js';
import type { Taxonomy } from './topics/taxonomy.js';

export type { PlainText } from './feeds/plain-text/readable-text.js';
export { confidentTags, learnTags, proposeTags } from './learned-tags.js';
export type { ProposedTag } from './model.js';
export { type Lap, type ReadablePost, STAGES } from './read.js';
export type { CorpusStatistics, PhraseCount } from './topics/tags/corpus.js';
export { LEAST_TAGGED } from './topics/tags/learn-tags.js';
export type { TagModel } from './topics/tags/tag-model.js';
export { loadTaxonomy, type Taxonomy } from './topics/taxonomy.js';

/** A reading, and the tags that a blog would give the post. */
export interface Analysis extends Reading {
  /** In blog style, best first, at most ten. */
  readonly tags: readonly string[];
}

export interface Analyst {
  /** Pure. With the statistics of a corpus, what recurs in it is preferred among the tags; nothing else changes. */
  analyse(post: ReadablePost, corpus?: CorpusStatistics): Analysis;
}

export interface AnalystOptions {
  readonly taxonomy: Taxonomy;
  /** Told when a stage has ended, by those who measure. */
  readonly lap?: Lap;
}

export function createAnalyst({ taxonomy, lap }: AnalystOptions): Analyst {
  const read = preparedReader({ taxonomy }, lap);
  const tagger = createBlogTagger(taxonomy);
  return {
    analyse: (post, corpus) => {
      const prepared = prepare(post, lap);
      const reading = read(prepared);
      const tags = tagger.tags(prepared.analysed, corpus);
      lap?.('tags');
      return { ...reading, tags };
    },
  };
}

/** Counts what recurs in posts given one after the other; see `CorpusCounter` for its bounds. */
export function createCorpusCounter(): { add(post: ReadablePost): void; done(): CorpusStatistics } {
  const counter = new CorpusCounter();
  return { add: (post) => counter.add(prepare(post).analysed), done: () => counter.done() };
}

/** As `readableText`, but a title that the first paragraph begins with ("Title. The text …") is taken off too. */
export function postFromText({ title = '', text, ...rest }: PlainText): ReadablePost | null {
  return readableText({ title, text: withoutTitle(text.trim(), title.trim()), ...rest });
}

function withoutTitle(text: string, title: string): string {
  if (title === '' || !text.startsWith(title)) return text;
  const rest = text.slice(title.length).trimStart();
  const ended = rest.startsWith('.') || rest.startsWith(':') || /^\s*\n/.test(text.slice(title.length));
  const body = rest.replace(/^[.:\s]+/, '');
  return ended && body !== '' ? body : text;
}
