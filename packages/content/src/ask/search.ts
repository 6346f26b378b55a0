import type { PassageIndex, Scope, WeightedTerm } from '../model.js';
import { type Interpretation, MAX_QUESTION_LENGTH, type Question } from './answer.js';
import { rankByFeedback } from './feedback.js';
import { interpret } from './interpret.js';
import type { OtherNames } from './other-names.js';
import { type RankedPost, rank, searchWorth } from './rank.js';
import { recognise } from './recognise.js';
import { Stopwatch } from './stopwatch.js';
import { createCalendar, DAY_MS } from './time/calendar.js';
import { type Concept, type ConsultedQuestion, consult } from './vocabulary.js';
import { type Technique, weightsWithout } from './weights.js';

/** Posts that are to be told apart; an answer reads fewer. */
const DEPTH = 20;
/** Passages that are ranked for each of them: posts have several, and the best are not known yet. */
const PASSAGES_OF_POST = 8;
/** Feedback can only change the order of those that come near. */
const AGAIN = 2;

/** A question understood, and the posts that its words lead to. */
export interface Search {
  /** The scope asked of, with the question's own dates. */
  readonly scope: Scope;
  readonly asked: ConsultedQuestion;
  /** Best first; none when the question names nothing to look for. Every passage looked at belongs to one of them. */
  readonly ranked: readonly RankedPost[];
}

export interface SearchOptions {
  /** How many posts are told apart; 20 by default. */
  readonly depth?: number;
  /** What of the ranking is left out, to measure what it is worth. */
  readonly without?: ReadonlySet<Technique>;
  readonly watch?: Stopwatch;
  /** How the question is understood; `interpret` by default. */
  readonly understand?: (question: Question) => Interpretation;
  /** By what other names a word may go that the posts do not know; by none by default. */
  readonly otherNames?: OtherNames;
}

/** interpret → statistics → retrieve → rank, without judging whether any of it answers. Errors of the index pass through. */
export async function search(
  question: Question,
  index: PassageIndex,
  {
    depth = DEPTH,
    without = new Set(),
    watch = new Stopwatch(),
    understand = interpret,
    otherNames,
  }: SearchOptions = {},
): Promise<Search> {
  const text = question.text.slice(0, MAX_QUESTION_LENGTH);
  const understood = understand({ ...question, text });
  watch.lap('interpret');
  const { interpretation, scope } = await recognise(understood, index, narrowed(question, understood));
  const asked = await consult(interpretation, {
    index,
    scope,
    text,
    without,
    ...(otherNames === undefined ? {} : { otherNames }),
  });
  watch.lap('statistics');
  if (interpretation.terms.length === 0 || question.text.length > MAX_QUESTION_LENGTH) {
    return { scope, asked, ranked: [] };
  }
  const learns = isTopical(asked.interpretation);
  const candidates = await index.candidates(scope, termsOf(asked.concepts), depth * PASSAGES_OF_POST, {
    sent: learns ? 'all' : 'asked',
  });
  watch.lap('retrieve');
  const weights = weightsWithout(without);
  const ranked = rank(candidates, asked.concepts, asked.statistics, weights);
  const again = learns
    ? await rankByFeedback(ranked, { ...asked, index, scope, weights, depth: AGAIN * depth })
    : ranked;
  watch.lap('rank');
  return { scope, asked, ranked: again };
}

function termsOf(concepts: readonly Concept[]): WeightedTerm[] {
  return concepts.flatMap((concept) =>
    concept.variants.map(({ worth, ...variant }) => ({ ...variant, weight: searchWorth(concept) * worth })),
  );
}

/** Asked for a subject rather than for a fact: then posts that share its other words are as welcome. */
function isTopical({ survey, order }: Interpretation): boolean {
  return survey && order === 'relevance';
}

/** The scope's dates and the question's, both of which must hold. */
function narrowed(question: Question, asked: Pick<Scope, 'from' | 'to'>): Scope {
  const { scope = {} } = question;
  const from = [scope.from, asked.from].filter((date) => date !== undefined).map(Number);
  const to = [scope.to, asked.to].filter((date) => date !== undefined).map(Number);
  if (from.length === 0 && to.length === 0) return scope;
  const bounds = {
    ...(from.length === 0 ? {} : { from: new Date(Math.max(...from)) }),
    ...(to.length === 0 ? {} : { to: new Date(Math.min(...to)) }),
  };
  return { ...scope, ...bounds, civil: onTheWall(bounds, question) };
}

/** The bounds as the calendar and the clock show them in the question's zone, written as if in UTC. */
function onTheWall({ from, to }: Pick<Scope, 'from' | 'to'>, { now, timeZone }: Question): Pick<Scope, 'from' | 'to'> {
  const calendar = createCalendar(now, timeZone);
  const shown = (instant: Date) => {
    const { day, ms } = calendar.civil(instant.getTime());
    // A day may begin later than midnight, where clocks skip it; a date without a time is all of that day.
    const isStart = calendar.startOf(day) === instant.getTime();
    return new Date(day * DAY_MS + (isStart ? 0 : ms));
  };
  return { ...(from === undefined ? {} : { from: shown(from) }), ...(to === undefined ? {} : { to: shown(to) }) };
}
