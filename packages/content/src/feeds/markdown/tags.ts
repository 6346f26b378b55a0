import { replacePairs } from './pairs.js';

/** Which template language a Markdown file is written for. Liquid is Jekyll's; Hugo has shortcodes. */
export type Dialect = 'hugo' | 'jekyll';

/**
 * Text outside of fenced code without shortcodes and Liquid tags. Liquid's `{{ output }}` and kramdown's `{: .class}`
 * go in Jekyll's files only: elsewhere they are text, and so is a Liquid tag within a code span.
 */
export function withoutTags(text: string, dialect: Dialect): string {
  return replacePairs(
    text,
    RAW,
    RAW_END,
    (_, verbatim) => verbatim,
    (outside) => dropTags(outside, dialect),
  );
}

const RAW = /\{%-?\s*raw\s*-?%\}/g;
const RAW_END = /\{%-?\s*endraw\s*-?%\}/g;

/** Longest tag looked at, in code units. What is longer, or never closed, stays as text. */
const TAG_LENGTH = 1_000;

const OPENING = /\{\{[<%]|\{%|\{\{|\{:/g;
const CLOSING: ReadonlyMap<string, string> = new Map([
  ['{{<', '>}}'],
  ['{{%', '%}}'],
  ['{%', '%}'],
  ['{{', '}}'],
  ['{:', '}'],
]);

function dropTags(text: string, dialect: Dialect): string {
  const parts: string[] = [];
  let done = 0;
  for (const { 0: open, index } of text.matchAll(OPENING)) {
    const close = CLOSING.get(open) ?? '';
    const from = index + open.length;
    const length = text.slice(from, from + TAG_LENGTH).indexOf(close);
    if (index < done || length < 0) continue;
    const left = whatStays(open, text.slice(from, from + length).trim(), dialect, () => inCode(text, index));
    if (left === null) continue;
    parts.push(text.slice(done, index), left);
    done = from + length + close.length;
  }
  return [...parts, text.slice(done)].join('');
}

/** What stands in place of a tag; null when it is no tag but text. */
function whatStays(open: string, inner: string, dialect: Dialect, code: () => boolean): string | null {
  switch (open) {
    case '{{<':
    case '{{%':
      return inner.startsWith('/*') ? shownShortcode(open, inner, code()) : captionOf(inner);
    case '{%':
      return dialect === 'hugo' && code() ? null : '';
    case '{{':
      return dialect === 'jekyll' ? '' : null;
    default:
      return dialect === 'jekyll' && !inner.includes('\n') ? '' : null;
  }
}

/** `{{</* name *\/>}}` shows a shortcode rather than running it. */
function shownShortcode(open: string, inner: string, code: boolean): string {
  const shown = `${open} ${inner.slice(2).replace(/\*\/$/, '').trim()} ${CLOSING.get(open)}`;
  return code ? shown : shown.replaceAll('<', '&lt;');
}

function captionOf(shortcode: string): string {
  if (!/^figure\s/.test(shortcode)) return '';
  const caption = /\b(?:caption|title)\s*=\s*"([^"]*)"/.exec(shortcode)?.[1];
  return caption ? `\n\n<figure><figcaption>${caption.replaceAll(/\s+/g, ' ')}</figcaption></figure>\n\n` : '';
}

/** Whether an index is inside an inline code span, as far as the last thousand characters of its line tell. */
function inCode(text: string, index: number): boolean {
  const before = text.slice(Math.max(0, index - 1_000), index);
  const line = before.slice(before.lastIndexOf('\n') + 1);
  return line.split('`').length % 2 === 0;
}
