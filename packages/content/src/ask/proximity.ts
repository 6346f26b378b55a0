import type { Match } from './matches.js';

/** Words further apart than this, in tokens, are not together. */
const WINDOW = 8;

/**
 * How often two words stand together in the body, each time by the inverse of their distance in tokens: 1 for
 * neighbours, ½ with one word between (Rasolofo and Savoy, Term proximity scoring for keyword-based retrieval systems,
 * ECIR 2003). In the title it is 1 at most, wherever they stand there. Time is linear in the occurrences.
 */
export function togetherness(left: Match, right: Match): { readonly title: number; readonly body: number } {
  return { title: Math.min(left.title, right.title), body: nearness([...left.body.keys()], [...right.body.keys()]) };
}

/** For every place on the left the nearest one on the right. Both ascend. */
function nearness(left: readonly number[], right: readonly number[]): number {
  let total = 0;
  let next = 0;
  for (const at of left) {
    while (next < right.length && (right[next] ?? 0) <= at) next++;
    const after = (right[next] ?? Number.POSITIVE_INFINITY) - at;
    const before = at - (right[lastBelow(right, next, at)] ?? Number.NEGATIVE_INFINITY);
    const distance = Math.min(after, before);
    if (distance <= WINDOW) total += 1 / distance;
  }
  return total;
}

/** Index of the last place before `at`: one word may stand at the same place as another (a name and its parts). */
function lastBelow(places: readonly number[], next: number, at: number): number {
  const last = next - 1;
  return places[last] === at ? last - 1 : last;
}
