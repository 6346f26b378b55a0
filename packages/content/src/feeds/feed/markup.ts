import { fragmentBlocks } from '../html/blocks.js';
import { oneLine } from '../plain.js';
import { paragraphsOf } from '../plain-text/paragraphs.js';
import type { TextBlock } from '../post.js';
import type { Refusal } from '../refusal.js';
import type { Markup } from './feed.js';

/** The content of an entry as blocks. HTML without a single tag, which is common in RSS, keeps its blank lines. */
export function contentBlocks({ text, type }: Markup): readonly TextBlock[] | Refusal {
  if (type === 'text') return paragraphsOf(text);
  if (/<[a-z!/]/i.test(text)) return fragmentBlocks(text);
  return fragmentBlocks(text.replaceAll(/\n[^\S\n]*\n/g, '\n<p>'));
}

/** Tags that occur in titles as markup. Any other `<` is meant to be seen ("The <video> element"). */
const INLINE_TAG =
  /<(?!\/?(?:a|abbr|b|bdi|big|br|cite|code|del|em|font|i|ins|kbd|mark|q|s|small|span|strike|strong|sub|sup|tt|u|var|wbr)\b)/gi;

/** A title as plain text. Titles of RSS are HTML in practice: entities and inline markup are read as such. */
export function titleText(title: Markup | null): string {
  if (title === null) return '';
  if (title.type === 'text' || !/[<&]/.test(title.text)) return oneLine(title.text);
  const blocks = fragmentBlocks(title.text.slice(0, 20_000).replaceAll(INLINE_TAG, '&lt;'));
  return typeof blocks === 'string' ? oneLine(title.text) : oneLine(blocks.map(({ text }) => text).join(' '));
}
