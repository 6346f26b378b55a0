import { type AnalysedToken, analyserFor } from '../text/analyser.js';
import type { QuestionTerm, Variant } from './answer.js';
import { emphasis } from './emphasis.js';
import { frameLength, isChatter } from './frame.js';
import { relationsIn } from './relations.js';
import type { TimeReading } from './time/time.js';

/** What words of asking weigh beside anything else. */
export const CHATTER_WEIGHT = 0.1;
export const MAX_TERMS = 24;
const PART_WORTH = 0.5;
/** "which company hosts …": the answer is a company, but need not say so. */
const CLASS_WEIGHT = 0.5;

/** Questions are read as English; words of other languages are tried in the forms those languages give them. */
const analyser = analyserFor('en');

/** The words of a question that are looked for: without its frame, its stop words and its time. */
export function questionTerms(text: string, time: TimeReading): QuestionTerm[] {
  const start = frameLength(text);
  const { leftOut, alternatives } = relationsIn(text);
  const isLeftOut = (token: AnalysedToken) =>
    [...time.spans, ...leftOut].some((span) => token.start < span.end && token.end > span.start);
  // The whole text is analysed: a token's meaning may lie in what stands before it.
  const all = analyser.analyse(text);
  const classAt = classNounOf(all);
  const tokens = all.filter((token) => token.start >= start && !isLeftOut(token));
  const words = tokens.flatMap((token, index) => {
    const term = toTerm(token, tokens[index - 1], tokens[index + 1], text);
    if (term === undefined) return [];
    const weight = token.position === classAt ? term.weight * CLASS_WEIGHT : term.weight;
    return [{ ...term, weight, alternative: alternatives.has(token.start) }];
  });
  const terms = dropRepeats([...words, ...eventDay(time)]);
  if (terms.some(isAsked)) return terms;
  // Nothing but words of asking: with a date they ask for the posts of that time, without one they are all there is.
  return time.spans.length > 0 ? [] : terms.map((term) => ({ ...term, weight: 1 }));
}

/** What the question does not want to hear about: "virtualization that is not Xen". */
export function excludedTerms(text: string): QuestionTerm[] {
  const { excluded } = relationsIn(text);
  const tokens = analyser
    .analyse(text)
    .filter(({ start, end }) => excluded.some((span) => start < span.end && end > span.start));
  return dropRepeats(tokens.flatMap((token) => toTerm(token, undefined, undefined, text) ?? []).filter(isAsked));
}

/** Whether a term is more than a word of asking. */
export function isAsked({ weight }: Pick<QuestionTerm, 'weight'>): boolean {
  return weight > CHATTER_WEIGHT;
}

/** Two terms with the same key look for the same. */
export function keyOf(term: QuestionTerm): string {
  return term.variants[0]?.term ?? '';
}

/** One term for a token that is not a stop word; it can also be found by its parts and run together with a neighbour. */
function toTerm(
  token: AnalysedToken,
  before: AnalysedToken | undefined,
  after: AnalysedToken | undefined,
  text: string,
): QuestionTerm | undefined {
  const [word, ...parts] = token.terms;
  if (word === undefined) return undefined;
  const next = after?.position === token.position + 1 ? after : undefined;
  const compounds = [
    ...(before?.position === token.position - 1 ? [before.text + token.text] : []),
    ...(next === undefined ? [] : [token.text + next.text]),
  ];
  const variants: Variant[] = [
    { term: word, worth: 1 },
    ...compounds.map((compound) => ({ term: analyser.stem(compound), worth: 1 })),
    ...parts.map((term) => ({ term, worth: PART_WORTH })),
  ];
  const named = !isChatter(token.text) && isName(token);
  return {
    text: token.text,
    variants,
    weight: isChatter(token.text) ? CHATTER_WEIGHT : emphasis(token, named),
    named,
    bound: next !== undefined && next.terms.length > 0 && text.slice(token.end, next.start) === '-',
  };
}

/** "Ubuntu" in "Xen on Ubuntu?"; the first word of a question says nothing by its capital. */
function isName({ text, position }: AnalysedToken): boolean {
  return position > 1 && /^\p{Lu}/u.test(text);
}

const AUXILIARIES = new Set('is are was were do does did has have had can could should would will'.split(' '));
const CLASS_DISTANCE = 3;

/** Position of the noun that names the kind of answer, "what domain did you use", or undefined. */
function classNounOf(tokens: readonly AnalysedToken[]): number | undefined {
  const asks = tokens.findIndex(({ text }) => /^(?:what|which)$/i.test(text));
  if (asks === -1) return undefined;
  const next = tokens.slice(asks + 1, asks + 2 + CLASS_DISTANCE);
  const auxiliary = next.findIndex(({ text }) => AUXILIARIES.has(text.toLowerCase()));
  const noun = auxiliary === -1 ? next[0] : next[auxiliary - 1];
  return noun === undefined || noun.stop || noun.kind !== 'word' || /^\p{Lu}/u.test(noun.text)
    ? undefined
    : noun.position;
}

const COUNTED = ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];

/** "Day two" is no date that could be known: it is looked for as posts name it, "Day 2" or "Day Two". */
function eventDay({ day }: TimeReading): QuestionTerm[] {
  if (day === undefined) return [];
  const plain = { weight: 1, named: false, bound: false };
  const numbers = [String(day), COUNTED[day - 1]].filter((number) => number !== undefined);
  return [
    { ...plain, text: 'day', variants: [{ term: analyser.stem('day'), worth: 1 }] },
    { ...plain, text: String(day), variants: numbers.map((number) => ({ term: analyser.stem(number), worth: 1 })) },
  ];
}

function dropRepeats(terms: readonly QuestionTerm[]): QuestionTerm[] {
  const first = new Map<string, QuestionTerm>();
  for (const term of terms) if (!first.has(keyOf(term))) first.set(keyOf(term), term);
  return [...first.values()].slice(0, MAX_TERMS);
}
