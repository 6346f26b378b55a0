/** Which template language a Markdown file is written for. Liquid is Jekyll's; Hugo has shortcodes. */
export type Dialect = 'hugo' | 'jekyll';

/**
 * Markdown without its template tags. The tags go, the text between them stays: `{{< note >}}text{{< /note >}}` is
 * "text". Exceptions: code to highlight becomes fenced code, a figure leaves its caption, a Liquid comment goes
 * with its text. Fenced code is left alone, since posts about Ansible or GitHub Actions show `{{ … }}` there;
 * only the marks that keep a tag from being run are taken off: `{% raw %}` and the comment signs of a shortcode.
 * Liquid's `{{ output }}` and kramdown's `{: .class}` go in Jekyll's files only: elsewhere they are text.
 */
export function withoutTemplates(markdown: string, dialect: Dialect): string {
  if (!/\{[{%:]/.test(markdown)) return markdown;
  let text = replacePairs(markdown, /\{%-?\s*highlight\s+([^\s%]*)[^%\n]*%\}/g, /\{%-?\s*endhighlight\s*-?%\}/g, fence);
  text = replacePairs(
    text,
    /\{\{[<%]\s*highlight\s+"?([^\s">%]*)[^>%\n]*[>%]\}\}/g,
    /\{\{[<%]\s*\/highlight\s*[>%]\}\}/g,
    fence,
  );
  text = replacePairs(text, /\{%-?\s*comment\s*-?%\}/g, /\{%-?\s*endcomment\s*-?%\}/g, () => '');
  return pieces(text)
    .map((piece) => (piece.fenced ? unescaped(piece.text) : withoutTags(piece.text, dialect)))
    .join('');
}

/** Longest tag looked at, in code units. What is longer, or never closed, stays as text. */
const TAG_LENGTH = 2_000;
const FENCE = '~~~~~~~~';

function fence(language: string, code: string): string {
  return `\n${FENCE}${language}\n${code.replace(/^\n/, '').trimEnd()}\n${FENCE}\n`;
}

/** Replaces each opening tag, its closing tag and what is between. Linear: stops at the first that is never closed. */
function replacePairs(
  text: string,
  open: RegExp,
  close: RegExp,
  replace: (argument: string, inner: string) => string,
): string {
  let result = '';
  let done = 0;
  for (let start = open.exec(text); start; start = open.exec(text)) {
    close.lastIndex = open.lastIndex;
    const end = close.exec(text);
    if (!end) break;
    result += text.slice(done, start.index) + replace(start[1] ?? '', text.slice(open.lastIndex, end.index));
    done = open.lastIndex = close.lastIndex;
  }
  return result + text.slice(done);
}

interface Piece {
  readonly text: string;
  readonly fenced: boolean;
}

/** The text in stretches inside and outside of fenced code (CommonMark 0.31, section 4.5). */
function pieces(text: string): readonly Piece[] {
  const result: Piece[] = [];
  let lines: string[] = [];
  let open: string | null = null;
  const flush = (fenced: boolean): void => {
    if (lines.length > 0) result.push({ text: lines.join(''), fenced });
    lines = [];
  };
  for (const line of text.split(/(?<=\n)/)) {
    const marks = /^\s*(?:>\s?|[-*+]\s+|\d{1,9}[.)]\s+)?(`{3,}|~{3,})([^\n]*)/.exec(line);
    const sign = marks?.[1] ?? '';
    if (open === null && sign !== '' && !(sign.startsWith('`') && marks?.[2]?.includes('`'))) {
      flush(false);
      open = sign;
      lines.push(line);
    } else if (open !== null && sign.startsWith(open) && marks?.[2]?.trim() === '') {
      lines.push(line);
      flush(true);
      open = null;
    } else lines.push(line);
  }
  flush(open !== null);
  return result;
}

function unescaped(code: string): string {
  return code
    .replaceAll(/\{%-?\s*(?:end)?raw\s*-?%\}/g, '')
    .replaceAll(/(\{\{[<%])\/\*/g, '$1')
    .replaceAll(/\*\/([>%]\}\})/g, '$1');
}

function withoutTags(text: string, dialect: Dialect): string {
  const opening = /\{\{[<%]|\{%|\{\{|\{:/g;
  let result = '';
  let done = 0;
  for (let match = opening.exec(text); match; match = opening.exec(text)) {
    const tag = tagAt(text, match.index, dialect);
    if (tag === null) continue;
    result += text.slice(done, match.index) + tag.replacement;
    done = opening.lastIndex = tag.end;
  }
  return result + text.slice(done);
}

const CLOSING: Readonly<Record<string, string>> = { '{{<': '>}}', '{{%': '%}}', '{%': '%}', '{{': '}}', '{:': '}' };

/** What stands for the tag at an index and where the tag ends; null when it is ordinary text. */
function tagAt(text: string, start: number, dialect: Dialect): { replacement: string; end: number } | null {
  const window = text.slice(start, start + TAG_LENGTH);
  const open = /^\{\{[<%]|^\{%|^\{\{|^\{:/.exec(window)?.[0] ?? '';
  const length = window.indexOf(CLOSING[open] ?? '', open.length);
  if (length < 0) return null;
  const inner = window.slice(open.length, length).trim();
  const end = start + length + (CLOSING[open]?.length ?? 0);
  if (open === '{{<' || open === '{{%') return { replacement: shortcode(open, inner, inCode(text, start)), end };
  if (open === '{%') return liquidTag(text, inner, start, end, dialect);
  const removed = dialect === 'jekyll' && !(open === '{:' && inner.includes('\n'));
  return removed ? { replacement: '', end } : null;
}

function shortcode(open: string, inner: string, code: boolean): string {
  if (inner.startsWith('/*')) {
    const shown = `${open} ${inner.slice(2).replace(/\*\/$/, '').trim()} ${CLOSING[open]}`;
    return code ? shown : shown.replaceAll('<', '&lt;');
  }
  if (!/^figure\s/.test(inner)) return '';
  const caption = /\b(?:caption|title)\s*=\s*"([^"]*)"/.exec(inner)?.[1];
  return caption ? `\n\n<figure><figcaption>${caption.replaceAll(/\s+/g, ' ')}</figcaption></figure>\n\n` : '';
}

function liquidTag(text: string, inner: string, start: number, end: number, dialect: Dialect) {
  if (/^-?\s*raw\s*-?$/.test(inner)) {
    const close = /\{%-?\s*endraw\s*-?%\}/g;
    close.lastIndex = end;
    const match = close.exec(text);
    return match ? { replacement: text.slice(end, match.index), end: close.lastIndex } : { replacement: '', end };
  }
  return dialect === 'hugo' && inCode(text, start) ? null : { replacement: '', end };
}

/** Whether an index is inside an inline code span, as far as the last thousand characters of its line tell. */
function inCode(text: string, index: number): boolean {
  const before = text.slice(Math.max(0, index - 1_000), index);
  const line = before.slice(before.lastIndexOf('\n') + 1);
  return line.split('`').length % 2 === 0;
}
