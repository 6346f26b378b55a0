import type { Block, BlockKind, Span } from '@fieldnotes/content/model';

/** Spans and blocks as compact columns: `{start, end, start, end, …}` and `[[kind, start, end], …]`. */

export type BlockRow = [kind: BlockKind, start: number, end: number];

export function flattenSpans(spans: readonly Span[]): number[] {
  return spans.flatMap(({ start, end }) => [start, end]);
}

export function unflattenSpans(numbers: readonly number[] | null): Span[] {
  const spans: Span[] = [];
  for (let index = 0; index + 1 < (numbers?.length ?? 0); index += 2) {
    spans.push({ start: numbers?.[index] ?? 0, end: numbers?.[index + 1] ?? 0 });
  }
  return spans;
}

export function blockRows(blocks: readonly Block[]): BlockRow[] {
  return blocks.map(({ kind, start, end }) => [kind, start, end]);
}

export function blocksFromRows(rows: readonly BlockRow[]): Block[] {
  return rows.map(([kind, start, end]) => ({ kind, start, end }));
}
