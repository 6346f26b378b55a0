import type { Block, BlockKind } from '../model.js';
import { isAsideHeading } from './phrases.js';

/** Blocks that a summary may quote from. */
export const PROSE: ReadonlySet<BlockKind> = new Set(['paragraph', 'item', 'quote']);

/** `opening`: the first prose of a document in sections; `aside`: under a heading such as "License" or "See also". */
export type Place = 'opening' | 'body' | 'aside';

/** The place of each block. Without a heading after the first prose nothing is an opening, without other prose no aside. */
export function placesOf(body: string, blocks: readonly Block[]): Place[] {
  const places: Place[] = [];
  let isAside = false;
  let opening = -1;
  let hasSections = false;
  for (const [at, { kind, start, end }] of blocks.entries()) {
    if (kind === 'heading') {
      isAside = isAsideHeading(body.slice(start, end));
      hasSections ||= opening >= 0;
    } else if (opening < 0 && !isAside && PROSE.has(kind)) opening = at;
    places.push(isAside ? 'aside' : 'body');
  }
  if (opening < 0) return blocks.map(() => 'body');
  if (hasSections) places[opening] = 'opening';
  return places;
}
