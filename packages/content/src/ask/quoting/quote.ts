import type { CitedPost, Span } from '../../model.js';
import { type AnalysedToken, analyserFor } from '../../text/analyser.js';
import type { AnswerType } from '../answer.js';
import type { AnswerSign } from '../answer-sign.js';
import { importance, type RankedPost } from '../rank.js';
import type { Concept, ConsultedQuestion } from '../vocabulary.js';
import { shareHeld, type Wish, wishesOf } from '../wishes.js';
import { type ConceptFinder, conceptFinder, type Reach, readSentences, type Seen } from './sentences.js';
import { isQuotable, MAX_LENGTH, MAX_SENTENCES, spanOf, type Window, windowsOf } from './windows.js';

/** Verbatim words of a post. */
export interface Quote extends Span {
  /** What they are worth as an answer, 0 to about 2, comparable across posts. */
  readonly worth: number;
  /** 0 to 1: share of the question that they hold together with the post's title. */
  readonly coverage: number;
  /** 0 to 1: how much they look like the answer that is asked for, where they speak of what is asked. */
  readonly sign: number;
}

/** What is looked for in the posts, the same for all of them. */
export interface Sought {
  readonly type: AnswerType;
  readonly concepts: readonly Concept[];
  readonly wishes: readonly Wish[];
  readonly signs: readonly AnswerSign[];
  readonly find: ConceptFinder;
  readonly findExcluded: ConceptFinder;
}

/** What the title says already need not be said again: the rest of the question finds the sentence. */
const SAID_IN_TITLE = 0.6;
/** What an earlier quote of the post said. */
const SAID_BEFORE = 0.2;
/** A window that shows the kind of thing asked for is worth this much more, */
const SIGN_FACTOR = 1;
/** and this much even where it shares no word with the question. */
const SIGN_ALONE = 0.25;

/** What an answer to this question is looked for by. */
export function seek(
  { interpretation, concepts }: Pick<ConsultedQuestion, 'interpretation' | 'concepts'>,
  signs: readonly AnswerSign[],
): Sought {
  const { type, survey, terms, excluded = [] } = interpretation;
  return {
    type,
    concepts,
    wishes: wishesOf(concepts, terms),
    signs,
    find: conceptFinder(concepts),
    // What answers a question about one fact may well name what it was not.
    findExcluded: conceptFinder(survey ? excluded : []),
  };
}

/**
 * The words of a post that answer best, best first, none overlapping: consecutive sentences, verbatim, each quote at
 * most three of them and 400 characters. A later quote is judged by what it adds to the earlier ones. Where nothing
 * holds a word of the question it is the post's summary; none when the post holds nothing that may be quoted.
 */
export function quotesOf(
  post: CitedPost,
  ranked: RankedPost,
  sought: Sought,
  { most, reach }: { readonly most: number; readonly reach: Reach },
): Quote[] {
  const { analyse } = analyserFor(post.language);
  const title = analyse(post.title);
  if (sought.findExcluded(title).includes(1)) return [];
  const sentences = readSentences(post, ranked, reach, sought);
  const windows = windowsOf(sentences, sought.type);
  const open = new OpenQuestion(title, analyse([...post.topics, ...post.tags].join(', ')), sought);
  const quotes: Quote[] = [];
  while (quotes.length < most) {
    let best: { window: Window; worth: number } | undefined;
    for (const window of windows) {
      const worth = open.worthOf(window);
      if (worth > (best?.worth ?? 0) && !quotes.some((quote) => overlaps(quote, window))) best = { window, worth };
    }
    if (best === undefined) break;
    const { from } = best.window;
    const to = lastToQuote(best.window, sentences, quotes, sought.type);
    const { worth } = best;
    quotes.push({ ...cut(post, spanOf(sentences, from, to)), worth, ...open.evidenceIn(best.window) });
    open.close(sentences.slice(from, to));
  }
  if (quotes.length > 0 || sentences.some(({ isExcluded }) => isExcluded)) return quotes;
  return summaryOf(post, 1).map((quote) => ({ ...quote, coverage: open.coverageOfTitle }));
}

/**
 * What each sentence of a post is worth when it is quoted by itself, in reading order; 0 where it has nothing to do with
 * the question. Of a post that is too long to be read as a whole, nothing is worth anything.
 */
export function worthsAlone(post: CitedPost, sought: Sought): number[] {
  const unranked: RankedPost = { postId: post.id, publishedAt: null, score: 0, passages: [], coverage: 0 };
  const sentences = readSentences(post, unranked, 'post', sought);
  const { analyse } = analyserFor(post.language);
  const open = new OpenQuestion(analyse(post.title), analyse([...post.topics, ...post.tags].join(', ')), sought);
  const worths = post.sentences.map(() => 0);
  for (const window of windowsOf(sentences, sought.type)) {
    const at = sentences[window.from]?.at;
    if (window.to === window.from + 1 && at !== undefined) worths[at] = open.worthOf(window);
  }
  return worths;
}

/** The post's own summary, for questions that name a time and no subject. */
export function summaryOf(post: CitedPost, most: number): Quote[] {
  return post.summary.slice(0, most).map((span) => ({ ...cut(post, span), worth: 0, coverage: 0, sign: 0 }));
}

/** What of a question the quotes of one post have not said yet. */
class OpenQuestion {
  readonly #wishes: readonly Wish[];
  /** For each concept, 1 where the title or a topic says it: the post is about it. */
  readonly #about: readonly number[];
  /** What each concept is still worth, as a share of the question. */
  readonly #worths: number[];
  /** What each sign is still worth; together 1. */
  readonly #signs: number[];

  constructor(title: readonly AnalysedToken[], topics: readonly AnalysedToken[], sought: Sought) {
    const { concepts, wishes, signs, find } = sought;
    const said = find(title);
    const whole = concepts.reduce((sum, concept) => sum + importance(concept), 0) || 1;
    this.#wishes = wishes;
    this.#about = find(topics).map((worth, index) => Math.ceil(Math.max(worth, said[index] ?? 0)));
    this.#worths = concepts.map(
      (concept, index) => (importance(concept) / whole) * ((said[index] ?? 0) > 0 ? SAID_IN_TITLE : 1),
    );
    this.#signs = signs.map(() => 1 / signs.length);
  }

  worthOf({ held, signs, form }: Window): number {
    const sign = dot(this.#signs, signs);
    return (dot(this.#worths, held) * (1 + SIGN_FACTOR * sign) + SIGN_ALONE * sign) * form;
  }

  /** Share of the question that the title and the topics hold by themselves, 0 to 1. */
  get coverageOfTitle(): number {
    return shareHeld(this.#wishes, (concept) => this.#about[concept] ?? 0);
  }

  evidenceIn({ held, signs }: Window): Pick<Quote, 'coverage' | 'sign'> {
    const share = (concept: number) => Math.max(this.#about[concept] ?? 0, Math.min(1, held[concept] ?? 0));
    return {
      coverage: shareHeld(this.#wishes, share),
      sign: held.some((worth) => worth > 0) ? Math.max(0, ...signs) : 0,
    };
  }

  /** Takes note of a quote: what it says is worth less the next time. */
  close(quoted: readonly Seen[]): void {
    for (const [index, worth] of this.#worths.entries()) {
      if (quoted.some(({ held }) => (held[index] ?? 0) > 0)) this.#worths[index] = worth * SAID_BEFORE;
    }
    for (const [index, worth] of this.#signs.entries()) {
      const shown = Math.max(0, ...quoted.map(({ signs }) => signs[index] ?? 0));
      this.#signs[index] = worth * (1 - (1 - SAID_BEFORE) * shown);
    }
  }
}

function dot(a: readonly number[], b: readonly number[]): number {
  let sum = 0;
  for (let at = 0; at < a.length; at++) sum += (a[at] ?? 0) * (b[at] ?? 0);
  return sum;
}

/** What answers often stands right behind what was asked: the quote goes on as long as it may. */
function lastToQuote(
  { from, to }: Window,
  sentences: readonly Seen[],
  quotes: readonly Quote[],
  type: AnswerType,
): number {
  let last = to;
  while (last - from < MAX_SENTENCES && last < sentences.length && isQuotable(sentences, from, last + 1)) {
    const [here, next] = [sentences[last - 1], sentences[last]];
    if (here === undefined || next === undefined || !continues(here, next, type)) break;
    if (quotes.some((quote) => overlaps(quote, next.span))) break;
    last++;
  }
  return last;
}

function continues(here: Seen, next: Seen, type: AnswerType): boolean {
  if (next.block === here.block || here.announces) return true;
  return type === 'how-to' && next.block === here.block + 1 && (next.kind === 'code' || here.kind === 'code');
}

function overlaps(a: Span, b: Span): boolean {
  return a.start < b.end && b.start < a.end;
}

/** A span no longer than a quote may be, ending between words. */
function cut(post: CitedPost, { start, end }: Span): Span {
  if (end - start <= MAX_LENGTH) return { start, end };
  const space = post.body.lastIndexOf(' ', start + MAX_LENGTH);
  const at = space > start ? space : start + MAX_LENGTH;
  // Never through a surrogate pair.
  const code = post.body.charCodeAt(at - 1);
  return { start, end: code >= 0xd800 && code <= 0xdbff ? at - 1 : at };
}
