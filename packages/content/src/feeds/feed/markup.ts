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

/**
 * A title as plain text. Titles of RSS are HTML in practice: entities and markup are read as such. A tag is markup when
 * it is one that titles have, when it is closed, or when it has attributes; any other is meant to be seen ("The <video>
 * element").
 */
export function titleText(title: Markup | null): string {
  if (title === null) return '';
  if (title.type === 'text' || !/[<&]/.test(title.text)) return oneLine(title.text);
  const text = title.text.slice(0, LONGEST_MARKUP);
  const closed = new Set([...text.matchAll(END_TAG)].map(([, name]) => name?.toLowerCase()));
  const isMarkup = (name: string, rest: string): boolean =>
    INLINE_NAME.test(name) || closed.has(name.toLowerCase()) || ATTRIBUTE.test(rest);
  const markup = text.replaceAll(TAG, (tag, name: string, rest: string) =>
    isMarkup(name, rest) ? tag : `&lt;${tag.slice(1)}`,
  );
  const blocks = fragmentBlocks(markup.replaceAll(LESS_THAN, '&lt;'));
  if (typeof blocks === 'string') return oneLine(title.text);
  return oneLine(
    blocks
      .filter(({ kind }) => kind !== 'caption')
      .map((block) => block.text)
      .join(' '),
  );
}

const LONGEST_MARKUP = 20_000;
const TAG = /<\/?([a-z][a-z0-9-]{0,30})([^<>]{0,1000})/gi;
const END_TAG = /<\/([a-z][a-z0-9-]{0,30})\s*>/gi;
const ATTRIBUTE = /^\s+[a-z-]{1,30}\s*=/i;
const INLINE_NAME =
  /^(?:a|abbr|b|bdi|big|br|cite|code|del|em|font|i|ins|kbd|mark|q|s|small|span|strike|strong|sub|sup|tt|u|var|wbr)$/i;
/** One that begins neither a tag nor a comment. */
const LESS_THAN = /<(?![a-z/!])/gi;
