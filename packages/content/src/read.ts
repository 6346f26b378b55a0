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
export const READING_VERSION = 3;

/** Keyphrases that a post is found by, beside its words. */
const FINDING_KEYPHRASES = 8;
/** Words an adult reads in a minute, silently (Brysbaert 2019, "How many words do we read per minute?"). */
const WORDS_PER_MINUTE = 238;

/** Reads posts with one taxonomy. */
export interface Reader {
  /** Equal for two readers that read every post alike: the version of the reading, and a hash of the taxonomy. */
  readonly version: string;
  /** Pure: the same post gives the same reading. Time is linear in the post's length. */
  read(post: ReadablePost): Reading;
}

export interface ReaderOptions {
  readonly taxonomy: Taxonomy;
  /** How many sentences a summary has, 1 to 3 (fewer where a post has fewer); left out, as many as read well. */
  readonly summarySentences?: number;
}

export function createReader({ taxonomy, summarySentences }: ReaderOptions): Reader {
  const assigner = createAssigner(taxonomy);
  const hash = createHash('sha256')
    .update(JSON.stringify([taxonomy, summarySentences]))
    .digest('hex')
    .slice(0, 12);
  return {
    version: `${READING_VERSION}-${hash}`,
    read: (post) => {
      const language = languageOf(post);
      const sentences = splitSentences(post.body, post.blocks, language);
      const analysed = analysePost(post, sentences, analyserFor(language));
      const keyphrases = findKeyphrases(analysed);
      const topics = assigner.assign(analysed);
      return {
        language,
        sentences,
        keyphrases,
        topics,
        passages: buildPassages({
          title: post.title,
          topics: [
            ...topics.map(({ topic }) => topic),
            ...keyphrases.slice(0, FINDING_KEYPHRASES).map(({ phrase }) => phrase),
          ],
          body: post.body,
          blocks: post.blocks,
          sentences,
          language,
          ...(post.body.length <= MAX_READ ? { tokens: analysed.bodyTokens } : {}),
        }),
        summary: summarise({ ...analysed, keyphrases }, summarySentences),
        readingSeconds: readingSeconds(analysed),
      };
    },
  };
}

function languageOf({ title, body, language }: ReadablePost): string {
  return detectLanguage(`${title}\n\n${body}`, language);
}

/** At least one second for a post that says anything. */
function readingSeconds({ bodyTokens, titleTokens, body }: AnalysedPost): number {
  const readShare =
    bodyTokens.length === 0 ? 1 : body.length / Math.max(1, bodyTokens[bodyTokens.length - 1]?.end ?? 1);
  const words = bodyTokens.length * Math.max(1, readShare) + titleTokens.length;
  return words === 0 ? 0 : Math.max(1, Math.round((words * 60) / WORDS_PER_MINUTE));
}
