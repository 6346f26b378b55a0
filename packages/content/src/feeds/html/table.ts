import type { TextBlock } from '../post.js';
import { BLOCK_ELEMENTS, isDropped, VERBATIM_ELEMENTS } from './elements.js';
import { InlineText } from './inline.js';
import { descendants, type Element, isElement, isText } from './tree.js';

const PARTS = new Set(['caption', 'colgroup', 'tbody', 'td', 'tfoot', 'th', 'thead', 'tr']);

/**
 * Whether a table holds data. One with headers does. One that lays out a page does not, and its cells are read as
 * ordinary text: a table in a table, code, blocks of text in the cells, or a single column.
 */
export function isDataTable(table: Element, page: boolean): boolean {
  let columns = 0;
  let inRow = 0;
  let blocks = false;
  for (const node of descendants(table, (element) => !isDropped(element, page))) {
    if (!isElement(node)) continue;
    const name = node.tagName;
    if (name === 'table' || VERBATIM_ELEMENTS.has(name)) return false;
    if (name === 'th') return true;
    if (name === 'tr') inRow = 0;
    if (name === 'td') columns = Math.max(columns, ++inRow);
    if (BLOCK_ELEMENTS.has(name) && !PARTS.has(name)) blocks = true;
  }
  return columns > 1 && !blocks;
}

/** A data table as a caption block, where it has a caption, and one block with a line for each row. */
export function readTable(table: Element, page: boolean): readonly TextBlock[] {
  const rows: string[][] = [];
  const captions: TextBlock[] = [];
  for (const node of descendants(table, (element) => !CELLS.has(element.tagName) && !isDropped(element, page))) {
    if (!isElement(node)) continue;
    if (node.tagName === 'tr') rows.push([]);
    else if (node.tagName === 'caption') captions.push({ kind: 'caption', text: cellText(node, page) });
    else if (CELLS.has(node.tagName)) rows.at(-1)?.push(cellText(node, page));
  }
  const lines = rows.filter((cells) => cells.some((cell) => cell !== '')).map((cells) => cells.join(' | ').trimEnd());
  return [...captions, { kind: 'table', text: lines.join('\n') }];
}

const CELLS = new Set(['td', 'th', 'caption']);

function cellText(cell: Element, page: boolean): string {
  const text = new InlineText();
  for (const node of descendants(cell, (element) => !isDropped(element, page))) {
    if (isText(node)) text.append(node.value);
    else if (isElement(node) && (node.tagName === 'br' || BLOCK_ELEMENTS.has(node.tagName))) text.append(' ');
  }
  return text.take();
}
