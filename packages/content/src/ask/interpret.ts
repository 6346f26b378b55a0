import { type AnalysedToken, analyserFor } from '../text/analyser.js';
import type { Interpretation, Question, QuestionTerm, Variant } from './answer.js';
import { answerType, asksForFact } from './answer-type.js';
import { frameLength, isChatter } from './frame.js';
import { readTime, shiftInterval, type TimeReading } from './time/time.js';

const CHATTER_WEIGHT = 0.1;
const CONTEXT_WEIGHT = 0.7;
const PART_WORTH = 0.5;
const MAX_TERMS = 24;

/** Questions are read as English; words of other languages are tried in the forms those languages give them. */
const analyser = analyserFor('en');

/** Understands a question. Pure: what the posts know (spelling) comes later, from their statistics. */
export function interpret(question: Question): Interpretation {
  const { text, context } = question;
  const time = readTime(text, question);
  const own = questionTerms(text, time);
  if (context === undefined || !isFollowUp(text, own)) return compose(text, time, own);

  const previous = interpret({ text: context, now: question.now, timeZone: question.timeZone });
  return followUp(question, time, own, previous);
}

function compose(text: string, time: TimeReading, terms: readonly QuestionTerm[]): Interpretation {
  const type = answerType(text);
  return {
    terms,
    ...interval(time),
    order: time.order ?? 'relevance',
    type,
    survey: !asksForFact(text, type),
    corrections: [],
    period: time.description,
  };
}

/** The previous question with what the follow-up changes: its words come first, its dates replace the old ones. */
function followUp(
  question: Question,
  time: TimeReading,
  own: readonly QuestionTerm[],
  previous: Interpretation,
): Interpretation {
  const shifted = shiftInterval(question.text, previous, question);
  const dated = time.from !== undefined || time.to !== undefined ? time : shifted;
  const asked = shifted === undefined ? own : questionTerms(question.text, shifted);
  const kept = previous.terms.filter((term) => !asked.some((other) => key(other) === key(term)));
  const type = answerType(question.text);
  return {
    terms: [...asked, ...kept.map((term) => ({ ...term, weight: term.weight * CONTEXT_WEIGHT }))].slice(0, MAX_TERMS),
    ...interval(dated ?? previous),
    order: time.order ?? previous.order,
    ...(type === 'what' ? pick(previous) : { type, survey: !asksForFact(question.text, type) }),
    corrections: [],
    period: dated?.description ?? previous.period,
  };
}

function pick({ type, survey }: Interpretation) {
  return { type, survey };
}

const FOLLOW_UP = /^\s*(?:and|or|also|but|what about|how about|same|only|more|else|any more|then|ok and)\b/i;
const REFERS_BACK = /\b(?:it|its|that|those|these|them|they|this|there|same|one|ones)\b/i;

function isFollowUp(text: string, terms: readonly QuestionTerm[]): boolean {
  if (FOLLOW_UP.test(text)) return true;
  const content = terms.filter(({ weight }) => weight > CHATTER_WEIGHT).length;
  return content <= 1 && REFERS_BACK.test(text);
}

function questionTerms(text: string, time: TimeReading): QuestionTerm[] {
  const start = frameLength(text);
  const outsideTime = (token: AnalysedToken) =>
    !time.spans.some((span) => token.start < span.end && token.end > span.start);
  // The whole text is analysed: a token's meaning may lie in what stands before it.
  const tokens = analyser.analyse(text).filter((token) => token.start >= start && outsideTime(token));
  const words = tokens.flatMap((token, index) => toTerm(token, tokens[index - 1], tokens[index + 1]));
  const terms = dropRepeats([...words, ...eventDay(time)]);
  if (terms.some(({ weight }) => weight === 1)) return terms;
  // Nothing but words of asking: with a date they ask for the posts of that time, without one they are all there is.
  return time.spans.length > 0 ? [] : terms.map((term) => ({ ...term, weight: 1 }));
}

/** One term for a token that is not a stop word; it can also be found by its parts and run together with a neighbour. */
function toTerm(token: AnalysedToken, before: AnalysedToken | undefined, after: AnalysedToken | undefined) {
  const [word, ...parts] = token.terms;
  if (word === undefined) return [];
  const compounds = [
    ...(before?.position === token.position - 1 ? [before.text + token.text] : []),
    ...(after?.position === token.position + 1 ? [token.text + after.text] : []),
  ];
  const variants: Variant[] = [
    { term: word, worth: 1 },
    ...compounds.map((compound) => ({ term: analyser.stem(compound), worth: 1 })),
    ...parts.map((term) => ({ term, worth: PART_WORTH })),
  ];
  const weight = isChatter(token.text) ? CHATTER_WEIGHT : 1;
  return [{ text: token.text, variants, weight, named: weight === 1 && isName(token) }];
}

/** "Ubuntu" in "Xen on Ubuntu?"; the first word of a question says nothing by its capital. */
function isName({ text, position }: AnalysedToken): boolean {
  return position > 1 && /^\p{Lu}/u.test(text);
}

const COUNTED = ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];

/** "Day two" is no date that could be known: it is looked for as posts name it, "Day 2" or "Day Two". */
function eventDay({ day }: TimeReading): QuestionTerm[] {
  if (day === undefined) return [];
  const plain = { weight: 1, named: false };
  const numbers = [String(day), COUNTED[day - 1]].filter((number) => number !== undefined);
  return [
    { ...plain, text: 'day', variants: [{ term: analyser.stem('day'), worth: 1 }] },
    { ...plain, text: String(day), variants: numbers.map((number) => ({ term: analyser.stem(number), worth: 1 })) },
  ];
}

function dropRepeats(terms: readonly QuestionTerm[]): QuestionTerm[] {
  const first = new Map<string, QuestionTerm>();
  for (const term of terms) if (!first.has(key(term))) first.set(key(term), term);
  return [...first.values()].slice(0, MAX_TERMS);
}

function key(term: QuestionTerm): string {
  return term.variants[0]?.term ?? '';
}

function interval({ from, to }: { from?: Date; to?: Date }): { from?: Date; to?: Date } {
  return { ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) };
}
