import type { QuestionTerm } from './answer.js';
import { importance } from './rank.js';
import type { Concept } from './vocabulary.js';

/** Concepts any of which will do ("Xen or UML"), by their indexes; most are alone. */
export interface Wish {
  readonly anyOf: readonly number[];
  readonly importance: number;
}

/**
 * What a question wishes for, the heaviest first.
 *
 * @param terms the question's terms that the concepts were made of, one for each
 */
export function wishesOf(concepts: readonly Concept[], terms: readonly QuestionTerm[]): Wish[] {
  const groups: number[][] = [];
  for (const at of concepts.keys()) {
    const last = groups[groups.length - 1];
    if (terms[at]?.alternative === true && last !== undefined) last.push(at);
    else groups.push([at]);
  }
  return groups
    .map((anyOf) => ({ anyOf, importance: Math.max(...anyOf.map((at) => weightOf(concepts[at]))) }))
    .sort((a, b) => b.importance - a.importance);
}

function weightOf(concept: Concept | undefined): number {
  return concept === undefined ? 0 : importance(concept);
}

/** Share of the wishes that is held, 0 to 1. @param held for each concept, how well it is held, 0 to 1 */
export function shareHeld(wishes: readonly Wish[], held: (concept: number) => number): number {
  const whole = wishes.reduce((sum, wish) => sum + wish.importance, 0);
  if (whole === 0) return 0;
  return wishes.reduce((sum, wish) => sum + wish.importance * Math.max(...wish.anyOf.map(held)), 0) / whole;
}
