import type { Block, Span } from '../model.js';

/**
 * Sentences of a body in order, trimmed, never crossing a block. Code gives one per line, a table one per row,
 * a heading or an item at least one each.
 */
export function splitSentences(body: string, blocks: readonly Block[], language: string): Span[] {
  const spans: Span[] = [];
  const segmenter = new Intl.Segmenter(language === 'und' ? 'en' : language, { granularity: 'sentence' });
  for (const block of blocks) {
    const text = body.slice(block.start, block.end);
    const pieces =
      block.kind === 'code' || block.kind === 'table'
        ? [...text.matchAll(/[^\n]+/g)].map((match) => ({ index: match.index, segment: match[0] }))
        : segmenter.segment(text);
    for (const { index, segment } of pieces) {
      const start = block.start + index + (segment.length - segment.trimStart().length);
      const end = start + segment.trim().length;
      if (end > start) spans.push({ start, end });
    }
  }
  return spans;
}
