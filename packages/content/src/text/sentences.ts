import type { Block, Span } from '../model.js';
import { type FullStops, fullStopsOf } from './abbreviations.js';
import { sentenceEnds } from './boundaries.js';
import { classAt, MARK, SPACE } from './characters.js';

/** The longest sentence, in UTF-16 code units. A longer one is cut at white space, so that every quote stays bounded. */
export const MAX_SENTENCE = 1_000;

/**
 * Sentences of a body: in order, without overlap, trimmed, never crossing a block, at most `MAX_SENTENCE` long, and
 * together covering every character of the blocks that is not white space. Code gives one per line and a table one
 * per row; a heading, an item or a caption gives at least one each.
 *
 * @param language BCP 47 primary subtag; decides what abbreviations are known.
 */
export function splitSentences(body: string, blocks: readonly Block[], language: string): Span[] {
  const stops = stopsFor(language);
  const spans: Span[] = [];
  for (const block of blocks) {
    const byLine = block.kind === 'code' || block.kind === 'table' || block.kind === 'heading';
    const ends = byLine ? lineEnds(body, block) : sentenceEnds(body, block.start, block.end, stops);
    let start = block.start;
    for (const end of [...ends, block.end]) {
      pushTrimmed(spans, body, start, end);
      start = end;
    }
  }
  return spans;
}

const known = new Map<string, FullStops>();

function stopsFor(language: string): FullStops {
  const stops = known.get(language) ?? fullStopsOf(language);
  if (known.size < 100) known.set(language, stops);
  return stops;
}

function lineEnds(body: string, block: Block): number[] {
  const ends: number[] = [];
  for (let at = block.start; at < block.end; at += 1) if (body.charCodeAt(at) === 0x0a) ends.push(at);
  return ends;
}

function pushTrimmed(spans: Span[], body: string, start: number, end: number): void {
  let from = start;
  let to = end;
  while (from < to && classAt(body, from) === SPACE) from += 1;
  while (to > from && classAt(body, to - 1) === SPACE) to -= 1;
  while (to - from > MAX_SENTENCE) {
    const cut = cutAt(body, from, from + MAX_SENTENCE);
    let last = cut;
    while (classAt(body, last - 1) === SPACE) last -= 1;
    spans.push({ start: from, end: last });
    from = cut;
    while (classAt(body, from) === SPACE) from += 1;
  }
  if (to > from) spans.push({ start: from, end: to });
}

/** The last white space before the limit, else the limit itself, moved so that no character is torn apart. */
function cutAt(body: string, start: number, limit: number): number {
  for (let at = limit; at > start; at -= 1) if (classAt(body, at) === SPACE) return at;
  for (let at = limit; at > limit - 50; at -= 1) {
    const unit = body.charCodeAt(at);
    if ((unit < 0xdc00 || unit > 0xdfff) && classAt(body, at) !== MARK) return at;
  }
  return (body.charCodeAt(limit) & 0xfc00) === 0xdc00 ? limit - 1 : limit;
}
