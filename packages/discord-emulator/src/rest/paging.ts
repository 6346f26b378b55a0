import { invalidForm } from './errors.js';

const DEFAULT_LIMIT = 50;
const MAX_LIMIT = 100;

/**
 * A page of things with ids, newest first, as `before`, `after`, `around` and `limit` (1–100, default 50) ask.
 * `sorted` is oldest first.
 */
export function pageOf<T extends { readonly id: string }>(sorted: readonly T[], query: URLSearchParams): T[] {
  const limit = limitOf(query);
  const before = query.get('before');
  const after = query.get('after');
  const around = query.get('around');
  if (after !== null)
    return sorted
      .filter(({ id }) => isLater(id, after))
      .slice(0, limit)
      .reverse();
  if (around !== null) return aroundId(sorted, around, limit);
  const earlier = before === null ? sorted : sorted.filter(({ id }) => isLater(before, id));
  return earlier.slice(-limit).reverse();
}

/** The `limit` of a list; 50035 outside of 1–100. */
export function limitOf(query: URLSearchParams): number {
  const limit = Number(query.get('limit') ?? DEFAULT_LIMIT);
  if (Number.isInteger(limit) && limit >= 1 && limit <= MAX_LIMIT) return limit;
  throw invalidForm(['limit'], {
    code: 'NUMBER_TYPE_RANGE',
    message: `int value should be between 1 and ${MAX_LIMIT}.`,
  });
}

function aroundId<T extends { readonly id: string }>(sorted: readonly T[], id: string, limit: number): T[] {
  const index = sorted.findIndex((item) => !isLater(id, item.id));
  const middle = index === -1 ? sorted.length : index;
  const start = Math.max(0, middle - Math.floor(limit / 2));
  return sorted.slice(start, start + limit).reverse();
}

function isLater(a: string, b: string): boolean {
  return BigInt(a) > BigInt(b);
}
