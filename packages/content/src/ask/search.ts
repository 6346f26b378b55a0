import type { PassageIndex, Scope } from '../model.js';
import { type Interpretation, MAX_QUESTION_LENGTH, type Question } from './answer.js';
import { interpret } from './interpret.js';
import { importance, type RankedPost, rank } from './rank.js';
import { Stopwatch } from './stopwatch.js';
import { type ConsultedQuestion, consult } from './vocabulary.js';

const CANDIDATES = 200;

/** A question understood, and the posts that its words lead to. */
export interface Search {
  /** The scope asked of, with the question's own dates. */
  readonly scope: Scope;
  readonly asked: ConsultedQuestion;
  /** Best first; none when the question names nothing to look for. Every passage looked at belongs to one of them. */
  readonly ranked: readonly RankedPost[];
}

export interface SearchOptions {
  readonly watch?: Stopwatch;
  /** How the question is understood; `interpret` by default. */
  readonly understand?: (question: Question) => Interpretation;
}

/** interpret → statistics → retrieve → rank, without judging whether any of it answers. Errors of the index pass through. */
export async function search(
  question: Question,
  index: PassageIndex,
  { watch = new Stopwatch(), understand = interpret }: SearchOptions = {},
): Promise<Search> {
  const interpretation = understand({ ...question, text: question.text.slice(0, MAX_QUESTION_LENGTH) });
  watch.lap('interpret');
  const scope = narrowed(question.scope ?? {}, interpretation);
  const asked = await consult(interpretation, index, scope);
  watch.lap('statistics');
  if (interpretation.terms.length === 0 || question.text.length > MAX_QUESTION_LENGTH) {
    return { scope, asked, ranked: [] };
  }
  const terms = asked.concepts.flatMap((concept) =>
    concept.variants.map(({ term, worth, passages }) => ({ term, weight: importance(concept) * worth, passages })),
  );
  const candidates = await index.candidates(scope, terms, CANDIDATES);
  watch.lap('retrieve');
  const ranked = rank(candidates, asked.concepts, asked.averageLength);
  watch.lap('rank');
  return { scope, asked, ranked };
}

/** The scope's dates and the question's, both of which must hold. */
function narrowed(scope: Scope, asked: Pick<Scope, 'from' | 'to'>): Scope {
  const from = [scope.from, asked.from].filter((date) => date !== undefined);
  const to = [scope.to, asked.to].filter((date) => date !== undefined);
  return {
    ...scope,
    ...(from.length === 0 ? {} : { from: new Date(Math.max(...from.map(Number))) }),
    ...(to.length === 0 ? {} : { to: new Date(Math.min(...to.map(Number))) }),
  };
}
