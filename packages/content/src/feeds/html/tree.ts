import { type DefaultTreeAdapterTypes, defaultTreeAdapter, html, parse, parseFragment } from 'parse5';
import { LIMITS } from '../limits.js';
import type { Refusal } from '../refusal.js';

export type Node = DefaultTreeAdapterTypes.ChildNode;
export type Element = DefaultTreeAdapterTypes.Element;
export type Parent = DefaultTreeAdapterTypes.ParentNode;

/**
 * HTML as a browser parses it (WHATWG, scripting off), or why it is refused: too long, more open
 * elements, or more elements, than the bounds say. The last two are both needed: unclosed formatting
 * elements are opened again in every paragraph that follows, so that a short document can stand for a very large tree.
 */
export function parseHtml(
  text: string,
  as: 'fragment' | 'document',
  bounds: TreeBounds = DEFAULT_BOUNDS,
): Parent | Refusal {
  if (text.length > LIMITS.htmlLength) return 'too-large';
  const options = { treeAdapter: boundedAdapter(bounds), scriptingEnabled: false };
  try {
    return as === 'document' ? parse(text, options) : parseFragment(text, options);
  } catch (error) {
    if (error instanceof TooComplex) return 'too-complex';
    throw error;
  }
}

/** How large a tree may become. */
export interface TreeBounds {
  /** Elements open at once. */
  readonly depth: number;
  readonly elements: number;
}

const DEFAULT_BOUNDS: TreeBounds = { depth: LIMITS.htmlDepth, elements: LIMITS.htmlElements };

class TooComplex extends Error {}

function boundedAdapter({ depth: mostDepth, elements: mostElements }: TreeBounds): typeof defaultTreeAdapter {
  let depth = 0;
  let elements = 0;
  return {
    ...defaultTreeAdapter,
    createElement(name, namespace, attributes) {
      if (++elements > mostElements) throw new TooComplex();
      return defaultTreeAdapter.createElement(name, namespace, attributes);
    },
    onItemPush() {
      if (++depth > mostDepth) throw new TooComplex();
    },
    onItemPop() {
      depth--;
    },
  };
}

export function isElement(node: Node): node is Element {
  return 'tagName' in node;
}

export function isText(node: Node): node is DefaultTreeAdapterTypes.TextNode {
  return node.nodeName === '#text';
}

export function attribute(element: Element, name: string): string | null {
  return element.attrs.find((attr) => attr.name === name)?.value ?? null;
}

export function hasClass(element: Element, pattern: RegExp): boolean {
  const classes = attribute(element, 'class');
  return classes?.split(/\s+/).some((name) => pattern.test(name)) ?? false;
}

export function isHtml(element: Element): boolean {
  return element.namespaceURI === html.NS.HTML;
}

/** The nodes below a parent in reading order. `enter` says whether to go into an element; without it, into all. */
export function* descendants(parent: Parent, enter: (element: Element) => boolean = () => true): Generator<Node> {
  const pending: Node[] = parent.childNodes.toReversed();
  for (let node = pending.pop(); node; node = pending.pop()) {
    yield node;
    if (isElement(node) && enter(node)) {
      for (let i = node.childNodes.length - 1; i >= 0; i--) {
        const child = node.childNodes[i];
        if (child) pending.push(child);
      }
    }
  }
}

/** The text below a parent, verbatim; at most about `limit` code units of it. */
export function textOf(parent: Parent, limit = Number.POSITIVE_INFINITY): string {
  let text = '';
  for (const node of descendants(parent)) {
    if (isText(node)) text += node.value;
    if (text.length >= limit) break;
  }
  return text;
}
