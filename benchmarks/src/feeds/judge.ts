import type { Expression, Literal } from './python.js';

/** What a path of an expectation leads to, in a feed as some parser read it. */
export type Found =
  /** A value; `matches` tells whether it is what a literal says. */
  | { readonly kind: 'value'; readonly isThere: boolean; readonly matches: (expected: Literal) => boolean }
  | { readonly kind: 'list'; readonly length: number }
  /** The path asks for something that the benchmark does not. */
  | { readonly kind: 'not-asked' };

export type Look = (keys: readonly (string | number)[]) => Found;

/** `null` when the expectation is about something that the benchmark does not ask. */
export function judge(expression: Expression, look: Look): boolean | null {
  try {
    return isTrue(expression, look);
  } catch (error) {
    if (error instanceof NotAsked) return null;
    throw error;
  }
}

class NotAsked extends Error {}

function isTrue(expression: Expression, look: Look): boolean {
  switch (expression.kind) {
    case 'literal':
      return Boolean(expression.value);
    case 'path': {
      const found = lookUp(expression.keys, look);
      return found.kind === 'list' ? found.length > 0 : found.isThere;
    }
    case 'length':
      return lengthOf(expression, look) > 0;
    case 'not':
      return !isTrue(expression.of, look);
    // Every part is looked at, so that whether a case is asked does not depend on the parser.
    case 'all':
      return expression.of.map((part) => isTrue(part, look)).every(Boolean);
    case 'any':
      return expression.of.map((part) => isTrue(part, look)).some(Boolean);
    case 'compare':
      return isComparisonTrue(expression.operands, expression.operators, look);
  }
}

/** All operands are compared with the literal among them: `a == b == 'x'`. */
function isComparisonTrue(operands: readonly Expression[], operators: readonly string[], look: Look): boolean {
  const literal = operands.find((operand) => operand.kind === 'literal');
  if (literal?.kind !== 'literal' || !operators.every((operator) => operator === operators[0])) throw new NotAsked();
  const [operator] = operators;
  if (operator !== '==' && operator !== '!=') throw new NotAsked();
  const others = operands.filter((operand) => operand !== literal);
  return others.map((operand) => equals(operand, literal.value, look) === (operator === '==')).every(Boolean);
}

function equals(operand: Expression, expected: Literal, look: Look): boolean {
  if (operand.kind === 'length') return lengthOf(operand, look) === expected;
  if (operand.kind !== 'path') throw new NotAsked();
  const found = lookUp(operand.keys, look);
  if (found.kind === 'list') return Array.isArray(expected) && expected.length === 0 && found.length === 0;
  return found.matches(expected) || (!found.isThere && (expected === null || expected === ''));
}

function lengthOf(expression: { readonly of: Expression }, look: Look): number {
  if (expression.of.kind !== 'path') throw new NotAsked();
  const found = lookUp(expression.of.keys, look);
  if (found.kind !== 'list') throw new NotAsked();
  return found.length;
}

function lookUp(keys: readonly (string | number)[], look: Look): Exclude<Found, { kind: 'not-asked' }> {
  const found = look(keys);
  if (found.kind === 'not-asked') throw new NotAsked();
  return found;
}
