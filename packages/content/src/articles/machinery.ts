import { defaultTreeAdapter } from 'parse5';
import {
  attribute,
  descendants,
  type Element,
  isElement,
  isHtml,
  isText,
  type Node,
  type Parent,
} from '../feeds/html/tree.js';

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

/** Where the names of an element are kept that Readability puts its only child in the place of. */
export const NAMES_AROUND = 'data-names-around';

/** Gives a paragraph that is all of a `div` the names of that: they may say that it is a caption, or a by-line. */
export function keepNames(page: Parent): void {
  for (const node of descendants(page)) {
    if (!isElement(node) || (node.tagName !== 'div' && node.tagName !== 'section')) continue;
    const names = [attribute(node, 'class'), attribute(node, 'id'), attribute(node, NAMES_AROUND)]
      .filter(Boolean)
      .join(' ');
    const child = names === '' ? null : onlyChild(node);
    child?.attrs.push({ name: NAMES_AROUND, value: names.slice(0, LONGEST_NAMES) });
  }
}

const LONGEST_NAMES = 500;

function onlyChild(parent: Element): Element | null {
  const children = parent.childNodes.filter((node) => !isText(node) || node.value.trim() !== '');
  const [only] = children;
  return children.length === 1 && only !== undefined && isElement(only) ? only : null;
}
