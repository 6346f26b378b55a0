import type { CitedPost } from '../model.js';
import { analyserFor } from '../text/analyser.js';
import type { Citation, Interpretation } from './answer.js';
import { linkToQuote } from './fragment.js';
import type { Quote } from './quoting/quote.js';
import type { RankedPost } from './rank.js';

/** A post that answers, with the quotes that it could be cited with, best first. */
export interface QuotedPost {
  readonly post: CitedPost;
  readonly ranked: RankedPost;
  readonly quotes: readonly Quote[];
}

/** What the answer is composed for. */
export type Purpose = Pick<Interpretation, 'survey' | 'order'>;

export const MAX_CITATIONS = 5;
export const QUOTES_OF_POST = 4;

/** What the second, third … quote of a post is worth beside its first: several of them answer about a fact. */
const FURTHER_FOR_FACT = [1, 0.9, 0.8, 0.6];
const FURTHER_IN_SURVEY = [1, 0.4, 0.2, 0.1];
/** How much it counts that a further quote says less than the first. */
const LESS_FOR_FACT = 0.1;
const LESS_IN_SURVEY = 1;
/** How far the quote decides, beside the ranking, which posts a fact is cited from. */
const QUOTE_SHARE = 0.8;
/** Where posts are asked for by date, what each is worth beside the one before it. */
const NEXT_BY_DATE = 0.8;
/** Two quotes that share this much of their words say the same. */
const SAME = 0.8;

/**
 * Chooses what is cited, at most five quotes: several of the best posts where one fact is asked for, one of each post
 * where posts on a subject are. Never two that say the same. The order of the posts is kept.
 */
export function chooseCitations(posts: readonly QuotedPost[], purpose: Purpose): Citation[] {
  const options = optionsOf(posts, purpose).sort((a, b) => b.worth - a.worth || a.postAt - b.postAt);
  const chosen: Option[] = [];
  const words: ReadonlySet<string>[] = [];
  for (const option of options) {
    if (chosen.length === MAX_CITATIONS) break;
    const said = wordsOf(option.quoted.post, option.quote);
    if (words.some((others) => saysTheSame(said, others))) continue;
    chosen.push(option);
    words.push(said);
  }
  chosen.sort((a, b) => a.postAt - b.postAt || b.worth - a.worth);
  return chosen.map(({ quoted, quote }) => citationOf(quoted.post, quote, quoted.ranked.score));
}

interface Option {
  readonly quoted: QuotedPost;
  readonly postAt: number;
  readonly quote: Quote;
  readonly worth: number;
}

function optionsOf(posts: readonly QuotedPost[], purpose: Purpose): Option[] {
  const further = purpose.survey ? FURTHER_IN_SURVEY : FURTHER_FOR_FACT;
  const less = purpose.survey ? LESS_IN_SURVEY : LESS_FOR_FACT;
  const relevance = relevanceIn(posts, purpose);
  return posts.flatMap((quoted, postAt) => {
    const first = quoted.quotes[0]?.worth ?? 0;
    return quoted.quotes.map((quote, at) => {
      const share = first === 0 ? 1 : Math.min(1, quote.worth / first) ** less;
      return { quoted, postAt, quote, worth: relevance(quoted, postAt) * (further[at] ?? 0) * share };
    });
  });
}

/** What a post is worth as a source, 0 to 1. */
function relevanceIn(posts: readonly QuotedPost[], { survey, order }: Purpose) {
  const best = (of: (quoted: QuotedPost) => number) => Math.max(Number.MIN_VALUE, ...posts.map(of));
  const score = best(({ ranked }) => ranked.score);
  const coverage = best(({ ranked }) => ranked.coverage);
  const worth = best(({ quotes }) => quotes[0]?.worth ?? 0);
  return ({ ranked, quotes }: QuotedPost, postAt: number): number => {
    if (order !== 'relevance') return NEXT_BY_DATE ** postAt;
    if (survey) return ranked.score / score;
    const quality = 1 - QUOTE_SHARE + (QUOTE_SHARE * (quotes[0]?.worth ?? 0)) / worth;
    return (ranked.score / score) ** 2 * (ranked.coverage / coverage) * quality;
  };
}

export function citationOf(post: CitedPost, { start, end }: Quote, score: number): Citation {
  const quote = post.body.slice(start, end);
  return {
    postId: post.id,
    source: post.source,
    title: post.title,
    url: post.url,
    date: post.publishedAt,
    quote,
    link: post.url === null ? null : linkToQuote(post.url, quote, { body: post.body, start }),
    score,
  };
}

function wordsOf(post: CitedPost, { start, end }: Quote): Set<string> {
  const tokens = analyserFor(post.language).analyse(post.body, start, end);
  return new Set(tokens.map(({ text }) => text.toLowerCase()));
}

function saysTheSame(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  let shared = 0;
  for (const word of a) if (b.has(word)) shared++;
  return shared >= SAME * Math.max(1, Math.min(a.size, b.size));
}
