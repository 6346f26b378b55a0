import type { PassageIndex, TopicCount } from '../model.js';
import { type Abstention, type Answer, type Citation, MAX_QUESTION_LENGTH, type Question } from './answer.js';
import { type AnswerSign, answerSigns } from './answer-sign.js';
import { chooseCitations, citationOf, MAX_CITATIONS, QUOTES_OF_POST, type QuotedPost } from './compose.js';
import { isAnswered, isEvidence, supports } from './evidence.js';
import { interpretDatesAsWords } from './interpret.js';
import { nearestTopics, topicsOf } from './nearest-topics.js';
import { isAsked } from './question-terms.js';
import { quotesOf, seek, summaryOf } from './quoting/quote.js';
import type { RankedPost } from './rank.js';
import { type Search, type SearchOptions, search } from './search.js';
import { Stopwatch } from './stopwatch.js';
import { asWritten } from './surface.js';
import type { ConsultedQuestion } from './vocabulary.js';

/** More posts than are shown are read for quotes, because some hold nothing that may be quoted. */
const POSTS_READ = 8;
const POSTS_READ_WHOLE = 3;

export type AskOptions = Pick<SearchOptions, 'otherNames'>;

/**
 * Answers a question from the stored passages: interpret → statistics → retrieve → rank → quote, or abstain.
 * Every quote is a substring of the post it is cited from. Errors of the index pass through.
 */
export async function ask(question: Question, index: PassageIndex, options: AskOptions = {}): Promise<Answer> {
  const watch = new Stopwatch();
  const found = await search(question, index, { ...options, watch });
  const { asked } = found;
  const inquiry: Inquiry = { ...found, question, index, options, watch };

  if (question.text.length > MAX_QUESTION_LENGTH) return abstain(inquiry, 'too-long');
  if (asked.interpretation.more === true) return askForMore(inquiry);
  if (asked.interpretation.terms.length === 0) return listByDate(inquiry);
  const evidence = evidenceIn(found);
  if (evidence.length > 0) return answer(inquiry, evidence);
  return (await askWithoutDates(inquiry)) ?? abstain(inquiry, isUnknown(inquiry) ? 'unknown-words' : 'thin-evidence');
}

/** Asks the question before once more, of the posts that its answer did not cite. */
async function askForMore({
  question: { context = '', ...question },
  index,
  options,
  watch,
  ...found
}: Inquiry): Promise<Answer> {
  const before = await ask({ ...question, text: context }, index, options);
  const cited = before.found ? before.citations.map(({ postId }) => postId) : [];
  const { scope = {} } = question;
  const excludePostIds = [...(scope.excludePostIds ?? []), ...cited];
  const next = await ask({ ...question, text: context, scope: { ...scope, excludePostIds } }, index, options);
  const { more: _, ...interpreted } = found.asked.interpretation;
  return { ...next, question: question.text, interpreted: { ...interpreted, more: true }, timings: watch.timings() };
}

/** "How many came in 2018?" may be answered by a later post that speaks of that year. */
async function askWithoutDates({ question, index, options, watch, ...dated }: Inquiry): Promise<Answer | undefined> {
  const { from, to, survey } = dated.asked.interpretation;
  if (survey || (from === undefined && to === undefined) || question.context !== undefined) return undefined;
  const found = await search(question, index, { ...options, watch, understand: interpretDatesAsWords });
  const evidence = evidenceIn(found);
  return evidence.length === 0 ? undefined : answer({ ...found, question, index, options, watch }, evidence);
}

function evidenceIn({ asked, ranked }: Search): RankedPost[] {
  return inOrder(
    ranked.filter((post) => isEvidence(post, asked.concepts, asked.interpretation.terms)),
    asked,
  );
}

interface Inquiry extends Search {
  readonly question: Question;
  readonly index: PassageIndex;
  readonly options: AskOptions;
  readonly watch: Stopwatch;
}

/** A question that is only a date, "latest", or an author lists those posts. */
async function listByDate(inquiry: Inquiry): Promise<Answer> {
  const { asked, index, scope, watch } = inquiry;
  const { from, to, order, names } = asked.interpretation;
  const isOfSome = from !== undefined || to !== undefined || order !== 'relevance' || names !== undefined;
  if (!isOfSome) return abstain(inquiry, 'nothing-asked');
  const ids = await index.postIdsByDate(scope, order === 'oldest' ? 'oldest' : 'newest', MAX_CITATIONS);
  watch.lap('retrieve');
  if (ids.length === 0) return abstain(inquiry, 'nothing-in-period');
  const posts = await index.citedPosts(ids);
  const quotesOfEach = Math.max(1, Math.floor(MAX_CITATIONS / posts.length));
  const citations = posts.flatMap((post) => summaryOf(post, quotesOfEach).map((quote) => citationOf(post, quote, 0)));
  watch.lap('quote');
  return found(inquiry, citations, topicsOf(posts));
}

async function answer(inquiry: Inquiry, evidence: readonly RankedPost[]): Promise<Answer> {
  const { index, watch, asked } = inquiry;
  const chosen = evidence.slice(0, POSTS_READ);
  const posts = await index.citedPosts(chosen.map(({ postId }) => postId));
  const byId = new Map(posts.map((post) => [post.id, post]));
  const { survey } = asked.interpretation;
  const sought = seek(asked, signsFor(inquiry.question));
  const quoted = chosen.flatMap((ranked, at): QuotedPost[] => {
    const post = byId.get(ranked.postId);
    // A fact may stand anywhere in a post, in a sentence that repeats few of the question's words.
    const reach = !survey && at < POSTS_READ_WHOLE ? 'post' : 'passages';
    return post === undefined
      ? []
      : [{ post, ranked, quotes: quotesOf(post, ranked, sought, { most: QUOTES_OF_POST, reach }) }];
  });
  const isShown = isAnswered(
    quoted.flatMap(({ quotes }) => quotes),
    asked.interpretation,
    sought.wishes.length,
  );
  const citations = isShown ? chooseCitations(quoted, asked.interpretation) : [];
  watch.lap('quote');
  return citations.length === 0 ? abstain(inquiry, 'thin-evidence') : found(inquiry, citations, topicsOf(posts));
}

/** A follow-up that says nothing about the kind of answer wants the kind that was asked for before. */
function signsFor({ text, context = '' }: Question): readonly AnswerSign[] {
  const signs = answerSigns(text);
  return signs.length > 0 ? signs : answerSigns(context);
}

function inOrder(evidence: readonly RankedPost[], { interpretation, concepts }: ConsultedQuestion): RankedPost[] {
  const supported = supports(evidence, concepts, interpretation.survey);
  if (interpretation.order === 'relevance') return supported;
  const sign = interpretation.order === 'oldest' ? 1 : -1;
  return supported.sort((a, b) => sign * (Number(a.publishedAt ?? 0) - Number(b.publishedAt ?? 0)));
}

function found(
  { question, asked, watch }: Inquiry,
  citations: readonly Citation[],
  topics: readonly TopicCount[],
): Answer {
  return {
    found: true,
    question: question.text,
    interpreted: { ...asked.interpretation, ...asWritten(asked.interpretation, citations) },
    citations,
    nearestTopics: topics,
    timings: watch.timings(),
  };
}

async function abstain(inquiry: Inquiry, reason: Abstention): Promise<Answer> {
  const { question, index, asked, ranked, watch } = inquiry;
  const nearest = ranked.slice(0, POSTS_READ).map(({ postId }) => postId);
  const topics = await nearestTopics(index, question.scope ?? {}, nearest);
  return {
    found: false,
    reason,
    question: question.text,
    interpreted: asked.interpretation,
    unknownWords: unknownWords(inquiry),
    nearestTopics: topics,
    timings: watch.timings(),
  };
}

function isUnknown(inquiry: Inquiry): boolean {
  return unknownWords(inquiry).length > 0;
}

function unknownWords({ asked }: Inquiry): string[] {
  return asked.concepts.filter((concept) => isAsked(concept) && concept.variants.length === 0).map(({ text }) => text);
}
