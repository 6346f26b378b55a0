import type { Interpretation, NameMention, Question, QuestionTerm } from './answer.js';
import { answerType, asksForFact } from './answer-type.js';
import { isOrderWord, joinTerms, kindOf, leaningOf, orderAlone } from './follow-up.js';
import { mentionsIn } from './names.js';
import { excludedTerms, questionTerms } from './question-terms.js';
import { readTime, shiftInterval, type TimeReading } from './time/time.js';

/**
 * Understands a question. Pure: what the posts know (spelling) comes later, from their statistics.
 *
 * @throws RangeError when `now` is no valid date or the time zone is not known; never because of the question
 */
export function interpret(question: Question): Interpretation {
  const { text, context } = question;
  const time = readTime(text, question);
  const own = questionTerms(text, time);
  const leaning = context === undefined ? 'none' : leaningOf(text, own);
  if (context === undefined || leaning === 'none') return compose(text, time, own);

  const previous = interpret({ text: context, now: question.now, timeZone: question.timeZone });
  return leaning === 'more' ? { ...previous, more: true } : followUp(question, context, time, own, previous);
}

/** The same question with its dates taken for words: where the posts of a time do not answer, others may speak of it. */
export function interpretDatesAsWords(question: Question): Interpretation {
  return compose(question.text, TIMELESS, questionTerms(question.text, TIMELESS));
}

const TIMELESS: TimeReading = { spans: [], description: '' };

function compose(text: string, time: TimeReading, terms: readonly QuestionTerm[]): Interpretation {
  const { order = 'relevance' } = time;
  return {
    terms,
    ...leftOut(text),
    ...named(text),
    ...interval(time),
    order,
    ...kind(text, order),
    corrections: [],
    period: time.description,
  };
}

/** The previous question with what the follow-up changes: its words come first, its dates replace the old ones. */
function followUp(
  question: Question,
  context: string,
  time: TimeReading,
  own: readonly QuestionTerm[],
  previous: Interpretation,
): Interpretation {
  const dated = shiftInterval(question.text, previous, question);
  const order = time.order ?? orderAlone(question.text);
  const asked = dated === undefined ? own : questionTerms(question.text, dated);
  const terms = order === undefined ? asked : asked.filter((term) => !isOrderWord(term.text));
  return {
    terms: joinTerms(question.text, terms, context, previous.terms),
    ...leftOut(question.text, previous.excluded),
    ...named(question.text, previous.names),
    ...interval(dated ?? previous),
    order: order ?? previous.order,
    ...kindOf(kind(question.text, order ?? 'relevance'), previous),
    corrections: [],
    period: dated?.description ?? previous.period,
  };
}

function kind(text: string, order: Interpretation['order']): Pick<Interpretation, 'type' | 'survey'> {
  const type = answerType(text);
  return { type, survey: order !== 'relevance' || !asksForFact(text, type) };
}

function leftOut(text: string, before: readonly QuestionTerm[] = []): Pick<Interpretation, 'excluded'> {
  const excluded = [...before, ...excludedTerms(text)];
  return excluded.length === 0 ? {} : { excluded };
}

function named(text: string, before: readonly NameMention[] = []): Pick<Interpretation, 'names'> {
  const names = [...mentionsIn(text), ...before];
  return names.length === 0 ? {} : { names };
}

function interval({ from, to }: { from?: Date; to?: Date }): { from?: Date; to?: Date } {
  return { ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) };
}
