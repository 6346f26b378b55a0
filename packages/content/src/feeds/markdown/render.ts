import MarkdownIt from 'markdown-it';
import footnote from 'markdown-it-footnote';
import { fragmentBlocks } from '../html/blocks.js';
import type { TextBlock } from '../post.js';
import type { Refusal } from '../refusal.js';

const renderer = new MarkdownIt({ html: true }).use(footnote);

/**
 * Markdown (CommonMark with tables, strikethrough and footnotes, HTML allowed) as blocks of text.
 * Task-list boxes and `{#id .class}` after a heading, which Hugo and kramdown allow, are no text.
 */
export function markdownBlocks(markdown: string): readonly TextBlock[] | Refusal {
  const blocks = fragmentBlocks(renderer.render(markdown));
  return typeof blocks === 'string' ? blocks : blocks.map(withoutSyntax);
}

function withoutSyntax(block: TextBlock): TextBlock {
  if (block.kind === 'item') return { ...block, text: block.text.replace(/^\[[ xX]\]\s+/, '') };
  if (block.kind === 'heading') return { ...block, text: withoutAttributes(block.text) };
  return block;
}

function withoutAttributes(heading: string): string {
  const start = heading.lastIndexOf('{');
  return start > 0 && /^\{:?\s*[#.][^{}]*\}$/.test(heading.slice(start)) ? heading.slice(0, start).trimEnd() : heading;
}
