import type { CitedPost } from '../model.js';
import { analyserFor } from '../text/analyser.js';
import type { Citation } from './answer.js';
import { linkToQuote } from './fragment.js';
import type { Quote } from './quoting/quote.js';

/** A post that answers, with the quotes that it could be cited with. */
export interface QuotedPost {
  readonly post: CitedPost;
  readonly score: number;
  /** 0 to 1: the post's score beside the best one's. */
  readonly relevance: number;
  /** Best first. */
  readonly quotes: readonly Quote[];
}

/** What the second, third … quote of a post is worth beside its first. */
const FURTHER_FOR_FACT = [1, 0.85, 0.7];
const FURTHER_IN_SURVEY = [1, 0.4, 0.2];
/** How far the quote decides, beside the ranking, which posts a fact is cited from. */
const QUOTE_SHARE = 0.5;
/** Two quotes that share this much of their words say the same. */
const SAME = 0.8;

export const QUOTES_OF_POST = 3;

/**
 * Chooses what is cited, at most `most` quotes: several of the best post where one fact is asked for, one of each post
 * where posts on a subject are. Never two that say the same. The order of the posts is kept.
 */
export function chooseCitations(posts: readonly QuotedPost[], survey: boolean, most: number): Citation[] {
  const further = survey ? FURTHER_IN_SURVEY : FURTHER_FOR_FACT;
  const best = Math.max(...posts.map(({ quotes }) => quotes[0]?.worth ?? 0));
  const options = posts.flatMap((quoted, postAt) => {
    const first = quoted.quotes[0]?.worth ?? 0;
    const quality = survey || best === 0 ? 1 : 1 - QUOTE_SHARE + (QUOTE_SHARE * first) / best;
    return quoted.quotes.map((quote, at) => ({
      quoted,
      quote,
      postAt,
      worth:
        quoted.relevance *
        quality *
        (further[at] ?? 0) *
        (at === 0 || first === 0 ? 1 : Math.min(1, quote.worth / first)),
    }));
  });
  options.sort((a, b) => b.worth - a.worth || a.postAt - b.postAt);
  const chosen: (typeof options)[number][] = [];
  const words: Set<string>[] = [];
  for (const option of options) {
    if (chosen.length === most) break;
    const said = wordsOf(option.quoted.post, option.quote);
    if (words.some((others) => saysTheSame(said, others))) continue;
    chosen.push(option);
    words.push(said);
  }
  chosen.sort((a, b) => a.postAt - b.postAt || b.worth - a.worth);
  return chosen.map(({ quoted, quote }) => citationOf(quoted.post, quote, quoted.score));
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
    link: post.url === null ? null : linkToQuote(post.url, quote),
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
