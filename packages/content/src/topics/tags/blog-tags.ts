import { UNKNOWN_LEVEL } from '../../text/english.js';
import { tokenize } from '../../text/tokens.js';
import type { Word } from '../../text/word.js';
import { wordKey } from '../../text/word-key.js';
import type { AnalysedPost } from '../analysed-post.js';
import type { Candidate } from '../candidates.js';
import { isKept } from '../keyphrase-filter.js';
import type { Taxonomy } from '../taxonomy.js';
import type { CorpusStatistics } from './corpus.js';
import { isOther, tagCandidates } from './tag-candidates.js';

/** Most tags a post is given. */
export const MAX_TAGS = 10;

/**
 * The weights of a tag's score, a product like that of keyphrases: but what recurs in the blog is worth more, and what is
 * short, a name, or a word of the taxonomy. Chosen on a blog and on descriptions of packages with their keywords:
 * `docs/decisions/0335` has the figures.
 */
export const WEIGHTS = {
  count: 0.55,
  posts: 0.5,
  titles: 1,
  spread: 0.75,
  position: 0.6,
  positionScale: 10,
  title: 1.75,
  name: 1.2,
  single: 3,
  long: 0.3,
  identifier: 0.5,
  other: 0.45,
  topic: 2,
  signal: 2.25,
} as const;

/** Proposes the tags a blog would use. */
export interface BlogTagger {
  /**
   * Tags as a blog writes them (names as they are, other words in lower case), best first, at most `MAX_TAGS`. Pure.
   * @param corpus what recurs in the blog; without it the post alone decides.
   */
  tags(post: AnalysedPost, corpus?: CorpusStatistics): string[];
}

/** Prepares a taxonomy: its names and strong signals are what blogs of its subjects use as tags. */
export function createBlogTagger(taxonomy: Taxonomy): BlogTagger {
  const known = new Map<string, number>();
  for (const { name } of taxonomy.topics) known.set(plainOf(name), WEIGHTS.topic);
  const strong = taxonomy.topics.flatMap(({ signals }) => signals.filter(({ weak }) => !weak));
  for (const signal of new Set(strong.map(({ phrase }) => plainOf(phrase)))) {
    known.set(signal, (known.get(signal) ?? 1) * WEIGHTS.signal);
  }
  return { tags: (post, corpus) => bestTags(post, corpus, known) };
}

/** A phrase of the taxonomy as candidates have it: without casing and plurals. */
function plainOf(phrase: string): string {
  return tokenize(phrase)
    .map(({ text }) => wordKey(text))
    .join(' ');
}

function bestTags(
  post: AnalysedPost,
  corpus: CorpusStatistics | undefined,
  known: ReadonlyMap<string, number>,
): string[] {
  const scored = tagCandidates(post)
    .filter(isWorthScoring)
    .map((candidate) => ({
      candidate,
      score: scoreOf(candidate, corpus) * (known.get(plainTermOf(candidate)) ?? 1),
    }))
    .sort((a, b) => b.score - a.score || (a.candidate.term < b.candidate.term ? -1 : 1));
  const seen = new Set<string>();
  const tags: string[] = [];
  for (const { candidate } of scored) {
    const joined = candidate.plain.join('');
    if (seen.has(joined) || !isKept(candidate)) continue;
    seen.add(joined);
    const form = candidate.forms.best();
    tags.push(candidate.name ? form : form.toLowerCase());
    if (tags.length === MAX_TAGS) break;
  }
  return tags;
}

/** A word that is no noun and is said in passing only is never among the best. */
function isWorthScoring(candidate: Candidate): boolean {
  return !isOther(candidate) || candidate.mentions > 1 || candidate.inTitle || candidate.inHeading;
}

/** A candidate as the taxonomy's phrases are known by. Most have one word: joining is for the others. */
function plainTermOf(candidate: Candidate): string {
  const only = candidate.said.length === 1 ? candidate.said[0] : undefined;
  return only?.key ?? candidate.plain.join(' ');
}

function scoreOf(candidate: Candidate, corpus: CorpusStatistics | undefined): number {
  const { words, said, first, mentions, inTitle, name } = candidate;
  let score = rarityOf(said);
  if (mentions > 1) score *= mentions ** WEIGHTS.count;
  if (corpus !== undefined) score *= recurrenceOf(corpus, candidate.term);
  score /= Math.log(3 + first / WEIGHTS.positionScale) ** WEIGHTS.position;
  if (inTitle) score *= WEIGHTS.title;
  if (name) score *= WEIGHTS.name;
  if (isOther(candidate)) score *= WEIGHTS.other;
  if (said.some(isIdentifier)) score *= WEIGHTS.identifier;
  if (words.length === 1) score *= WEIGHTS.single;
  else if (words.length > 2) score *= WEIGHTS.long;
  return score;
}

function isIdentifier({ facts }: Word): boolean {
  return facts.identifier;
}

/** A blog's tags come again, in titles above all; but what stands in every post says nothing of one. */
function recurrenceOf({ posts: all, phrases }: CorpusStatistics, term: string): number {
  const { posts, titles } = phrases.get(term) ?? { posts: 0, titles: 0 };
  const spread = Math.log(1 + all / Math.max(1, posts));
  return Math.log(2 + posts) ** WEIGHTS.posts * Math.log(2 + titles) ** WEIGHTS.titles * spread ** WEIGHTS.spread;
}

/** That of the rarest word, 0 to 1: of the words that everybody uses only few are tags. */
function rarityOf(words: readonly Word[]): number {
  let most = 0;
  for (const { keyLevel } of words) most = Math.max(most, keyLevel);
  return most / UNKNOWN_LEVEL;
}
