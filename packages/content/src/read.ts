import { createHash } from 'node:crypto';
import type { Reading } from './model.js';
import { summarise } from './summary/summarise.js';
import { analyserFor } from './text/analyser.js';
import { detectLanguage } from './text/language.js';
import { buildPassages } from './text/passages.js';
import { splitSentences } from './text/sentences.js';
import { type AnalysedPost, analysePost, MAX_READ, type ReadablePost } from './topics/analysed-post.js';
import { createAssigner } from './topics/assign.js';
import { findKeyphrases } from './topics/keyphrases.js';
import type { Taxonomy } from './topics/taxonomy.js';

export type { ReadablePost } from './topics/analysed-post.js';

/** Raised whenever the same post would be read differently, so that what was read before is known to be old. */
export const READING_VERSION = 8;

/** Keyphrases that a post is found by, beside its words. */
const FINDING_KEYPHRASES = 8;
/** And those of its author's tags that it is found by. */
const FINDING_TAGS = 10;
/** Words an adult reads in a minute, silently (Brysbaert 2019, "How many words do we read per minute?"). */
const WORDS_PER_MINUTE = 238;

/** Reads posts with one taxonomy. */
export interface Reader {
  /** Equal for two readers that read every post alike: the version of the reading, and a hash of the taxonomy. */
  readonly version: string;
  readonly taxonomy: Taxonomy;
  /** Pure: the same post gives the same reading. Time is linear in the post's length. */
  read(post: ReadablePost): Reading;
}

export interface ReaderOptions {
  readonly taxonomy: Taxonomy;
  /** How many sentences a summary has, 1 to 3 (fewer where a post has fewer); left out, as many as read well. */
  readonly summarySentences?: number;
}

export function createReader(options: ReaderOptions): Reader {
  const readPrepared = preparedReader(options);
  const hash = createHash('sha256')
    .update(JSON.stringify([options.taxonomy, options.summarySentences]))
    .digest('hex')
    .slice(0, 12);
  const { taxonomy } = options;
  return { version: `${READING_VERSION}-${hash}`, taxonomy, read: (post) => readPrepared(prepare(post)) };
}

/** A post with its language told and its text analysed: all that the stages of reading begin with. */
export interface PreparedPost {
  /** BCP 47 primary subtag, or `und`. */
  readonly language: string;
  readonly analysed: AnalysedPost;
}

export function prepare(post: ReadablePost, lap: Lap = unwatched): PreparedPost {
  const language = detectLanguage(`${post.title}\n\n${post.body}`, post.language);
  lap('language');
  const sentences = splitSentences(post.body, post.blocks, language);
  lap('sentences');
  const analysed = analysePost(post, sentences, analyserFor(language));
  lap('terms');
  return { language, analysed };
}

/** The stages of an analysis, in their order. */
export const STAGES = [
  'language',
  'sentences',
  'terms',
  'keyphrases',
  'topics',
  'passages',
  'summary',
  'tags',
] as const;

/** Told when a stage has ended, by those who measure. */
export type Lap = (stage: (typeof STAGES)[number]) => void;

const unwatched: Lap = () => undefined;

/** Reads posts that have been prepared. Pure. */
export function preparedReader(
  { taxonomy, summarySentences }: ReaderOptions,
  lap: Lap = unwatched,
): (post: PreparedPost) => Reading {
  const assigner = createAssigner(taxonomy);
  return ({ language, analysed }) => {
    const { title, body, blocks, sentences, tags } = analysed;
    const keyphrases = findKeyphrases(analysed);
    lap('keyphrases');
    const topics = assigner.assign(analysed);
    lap('topics');
    const found = keyphrases.slice(0, FINDING_KEYPHRASES).map(({ phrase }) => phrase);
    const passages = buildPassages({
      title,
      topics: [...new Set([...topics.map(({ topic }) => topic), ...tags.slice(0, FINDING_TAGS), ...found])],
      body,
      blocks,
      sentences,
      language,
      ...(body.length <= MAX_READ ? { tokens: analysed.bodyTokens } : {}),
    });
    lap('passages');
    const summary = summarise({ ...analysed, keyphrases }, summarySentences);
    lap('summary');
    return { language, sentences, keyphrases, topics, passages, summary, readingSeconds: readingSeconds(analysed) };
  };
}

/** At least one second for a post that says anything. */
function readingSeconds({ bodyTokens, titleTokens, body }: AnalysedPost): number {
  const readShare =
    bodyTokens.length === 0 ? 1 : body.length / Math.max(1, bodyTokens[bodyTokens.length - 1]?.end ?? 1);
  const words = bodyTokens.length * Math.max(1, readShare) + titleTokens.length;
  return words === 0 ? 0 : Math.max(1, Math.round((words * 60) / WORDS_PER_MINUTE));
}
