/**
 * What a browser does with a text fragment: parsing and finding by the algorithms of URL Fragment Text Directives
 * ("parse a text directive", "find a range from a text directive"), over a page given as the text of its blocks.
 */

export interface TextDirective {
  readonly prefix: string | null;
  readonly textStart: string;
  readonly textEnd: string | null;
  readonly suffix: string | null;
}

/** A match: the block and the offset in it where it begins, and where it ends. */
export interface Found {
  readonly start: Point;
  readonly end: Point;
}

export interface Point {
  readonly block: number;
  readonly offset: number;
}

export function parseTextDirective(directive: string): TextDirective | null {
  const tokens = directive.slice('text='.length).split(',');
  if (tokens.length > 4 || tokens.includes('')) return null;
  let prefix: string | null = null;
  let suffix: string | null = null;
  if (tokens[0]?.endsWith('-') === true) prefix = decodeURIComponent((tokens.shift() ?? '').slice(0, -1));
  if (tokens.at(-1)?.startsWith('-') === true) suffix = decodeURIComponent((tokens.pop() ?? '').slice(1));
  const [textStart, textEnd, ...others] = tokens;
  if (textStart === undefined || others.length > 0) return null;
  return {
    prefix,
    textStart: decodeURIComponent(textStart),
    textEnd: textEnd === undefined ? null : decodeURIComponent(textEnd),
    suffix,
  };
}

export function directiveOf(link: string): TextDirective | null {
  const [, directive] = link.split(':~:');
  return directive === undefined ? null : parseTextDirective(directive);
}

/** The first place in the page that the directive fits. */
export function findDirective(blocks: readonly string[], directive: TextDirective): Found | null {
  const { prefix, textStart, textEnd, suffix } = directive;
  let from: Point = { block: 0, offset: 0 };
  for (;;) {
    if (prefix !== null) {
      const before = findText(blocks, prefix, from, true, false);
      if (before === null) return null;
      from = { block: before.start.block, offset: before.start.offset + 1 };
      const next = skipSpace(blocks, before.end);
      const start = findText(blocks, textStart, next, false, textEnd !== null || suffix === null);
      if (start === null) return null;
      if (!isSame(start.start, next)) continue;
      return finish(blocks, start, textEnd);
    }
    const start = findText(blocks, textStart, from, true, textEnd !== null || suffix === null);
    return start === null ? null : finish(blocks, start, textEnd);
  }
}

function finish(blocks: readonly string[], start: Found, textEnd: string | null): Found | null {
  if (textEnd === null) return start;
  const end = findText(blocks, textEnd, start.end, true, true);
  return end === null ? null : { start: start.start, end: end.end };
}

/** A text within one block, case and marks aside, beginning or ending where words do as far as that is asked. */
export function findText(
  blocks: readonly string[],
  query: string,
  from: Point,
  startBounded: boolean,
  endBounded: boolean,
): Found | null {
  for (let block = from.block; block < blocks.length; block++) {
    const text = folded(blocks[block] ?? '');
    const sought = folded(query);
    for (let at = block === from.block ? from.offset : 0; ; at++) {
      at = text.indexOf(sought, at);
      if (at === -1) break;
      const end = at + sought.length;
      if (startBounded && !isBoundary(text, at)) continue;
      if (endBounded && !isBoundary(text, end)) continue;
      return { start: { block, offset: at }, end: { block, offset: end } };
    }
  }
  return null;
}

function skipSpace(blocks: readonly string[], { block, offset }: Point): Point {
  const text = blocks[block] ?? '';
  let at = offset;
  while (at < text.length && /\s/.test(text.charAt(at))) at++;
  return at === text.length && block + 1 < blocks.length ? { block: block + 1, offset: 0 } : { block, offset: at };
}

function isSame(a: Point, b: Point): boolean {
  return a.block === b.block && a.offset === b.offset;
}

const segmenters = new Map<string, Intl.Segmenter>();

function isBoundary(text: string, at: number): boolean {
  if (at === 0 || at === text.length) return true;
  const locale = /[\p{sc=Hira}\p{sc=Kana}\p{sc=Han}]/u.test(text) ? 'ja' : 'en';
  const segmenter = segmenters.get(locale) ?? new Intl.Segmenter(locale, { granularity: 'word' });
  segmenters.set(locale, segmenter);
  return segmenter.segment(text).containing(at)?.index === at;
}

function folded(text: string): string {
  return text.toLowerCase();
}
