import type { BlockKind } from '../../model.js';
import type { TextBlock } from '../post.js';
import type { Refusal } from '../refusal.js';
import { BLOCK_ELEMENTS, isDropped, VERBATIM_ELEMENTS } from './elements.js';
import { InlineText } from './inline.js';
import { isDataTable, readTable } from './table.js';
import {
  attribute,
  descendants,
  type Element,
  hasClass,
  isElement,
  isText,
  type Node,
  type Parent,
  parseHtml,
} from './tree.js';

/** A fragment of HTML, as the content of a feed's item, as blocks of text. Refused past the bounds of `parseHtml`. */
export function fragmentBlocks(text: string): readonly TextBlock[] | Refusal {
  const root = parseHtml(text, 'fragment');
  return typeof root === 'string' ? root : blocksOf(root, { page: false });
}

/**
 * The text below a node, as blocks in reading order. `page` leaves out what a page has around its text.
 *
 * The walk keeps its own stack, so that depth costs no call frames. Leaf blocks are as in a browser's `innerText`;
 * what is chosen here is their kind: the innermost of heading, list item, quote and caption that holds them.
 */
export function blocksOf(root: Parent, { page }: { readonly page: boolean }): TextBlock[] {
  const writer = new BlockWriter();
  const pending: (Node | Leave)[] = root.childNodes.toReversed();
  for (let step = pending.pop(); step; step = pending.pop()) {
    if (step instanceof Leave) {
      writer.leave(step.kind);
    } else if (isText(step)) {
      writer.text(step.value);
    } else if (isElement(step) && !isDropped(step, page) && !writeLeaf(writer, step, page)) {
      if (BLOCK_ELEMENTS.has(step.tagName)) pending.push(writer.enter(step));
      for (let i = step.childNodes.length - 1; i >= 0; i--) {
        const child = step.childNodes[i];
        if (child) pending.push(child);
      }
    }
  }
  return writer.finish();
}

/** Marks on the walk's stack that everything of a block element has been read. */
class Leave {
  constructor(readonly kind: BlockKind | null) {}
}

/** Writes the elements whose content is not walked. False for all others. */
function writeLeaf(writer: BlockWriter, element: Element, page: boolean): boolean {
  const name = element.tagName;
  if (name === 'br') writer.breakLine();
  else if (name === 'hr') writer.endBlock();
  else if (name === 'img') writer.image(element);
  else if (VERBATIM_ELEMENTS.has(name)) writer.add([{ kind: 'code', text: verbatimText(element) }]);
  else if (name === 'table' && isDataTable(element, page)) writer.add(readTable(element, page));
  else return false;
  return true;
}

/** The text of preformatted code. Elements that are lines of their own (`div`, `br`) end in a newline. */
function verbatimText(pre: Element): string {
  let text = '';
  for (const node of descendants(pre, (element) => !isDropped(element, false))) {
    if (isText(node)) text += node.value;
    else if (node.nodeName === 'br') text += '\n';
    else if (isElement(node) && BLOCK_ELEMENTS.has(node.tagName) && text !== '' && !text.endsWith('\n')) text += '\n';
  }
  return text;
}

class BlockWriter {
  readonly #blocks: TextBlock[] = [];
  readonly #inline = new InlineText();
  /** Kinds of the elements around the text, the innermost last. */
  readonly #kinds: BlockKind[] = [];
  #level = 0;
  /** Descriptions of the images of the current block. */
  #captions: string[] = [];

  text(text: string): void {
    this.#inline.append(text);
  }

  breakLine(): void {
    if (this.#inline.breakLine() === 'blank') this.endBlock();
  }

  enter(element: Element): Leave {
    this.endBlock();
    const kind = kindOf(element);
    if (kind !== null) this.#kinds.push(kind);
    if (kind === 'heading') this.#level = Number(element.tagName[1]);
    return new Leave(kind);
  }

  leave(kind: BlockKind | null): void {
    this.endBlock();
    if (kind !== null) this.#kinds.pop();
  }

  add(blocks: readonly TextBlock[]): void {
    this.endBlock();
    this.#blocks.push(...blocks);
  }

  /** Emoji that are images are text. A description of some words becomes a caption; a file name does not. */
  image(image: Element): void {
    const alt = attribute(image, 'alt')?.trim() ?? '';
    if (hasClass(image, /emoji|smiley/i)) this.#inline.append(alt);
    else if (/\S\s+\S+\s+\S/.test(alt.slice(0, 1_000))) this.#captions.push(alt);
  }

  endBlock(): void {
    const kind = this.#kinds.at(-1) ?? 'paragraph';
    const text = this.#inline.take().trim();
    if (text !== '') this.#blocks.push(kind === 'heading' ? { kind, text, level: this.#level } : { kind, text });
    const captions = this.#captions;
    this.#captions = [];
    for (const caption of captions) this.#blocks.push({ kind: 'caption', text: caption.replaceAll(/\s+/g, ' ') });
  }

  finish(): TextBlock[] {
    this.endBlock();
    return this.#blocks;
  }
}

function kindOf(element: Element): BlockKind | null {
  const name = element.tagName;
  if (/^h[1-6]$/.test(name)) return 'heading';
  if (name === 'li' || name === 'dt' || name === 'dd') return 'item';
  if (name === 'blockquote') return 'quote';
  if (name === 'figcaption' || name === 'caption' || hasClass(element, /^wp-caption-text$/)) return 'caption';
  return null;
}
