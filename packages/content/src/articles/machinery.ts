import { defaultTreeAdapter } from 'parse5';
import { descendants, isElement, isHtml, type Node, type Parent } from '../feeds/html/tree.js';

/** What no reader of a page sees as its text, and what only stands in for other things. */
const MACHINERY = new Set(['script', 'style', 'noscript', 'template', 'iframe', 'object', 'embed', 'dialog']);

/** Removes scripts, styles, pictures drawn in place and comments from a page: most of many pages, and no text. */
export function removeMachinery(page: Parent): void {
  const removed = [...descendants(page, (element) => !isMachinery(element))].filter(isMachinery);
  for (const node of removed) defaultTreeAdapter.detachNode(node);
}

function isMachinery(node: Node): boolean {
  if (!isElement(node)) return node.nodeName === '#comment';
  return isHtml(node) ? MACHINERY.has(node.tagName) : node.tagName === 'svg';
}
