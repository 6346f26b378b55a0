import { replacePairs } from './pairs.js';
import { type Dialect, withoutTags } from './tags.js';

/**
 * Markdown without its template tags. The tags go, the text between them stays: `{{< note >}}text{{< /note >}}` is
 * "text". Exceptions: code to highlight becomes fenced code, a figure leaves its caption, a Liquid comment goes
 * with its text. Fenced code is left alone, since posts about Ansible or GitHub Actions show `{{ … }}` there;
 * only the marks that keep a tag from being run are taken off: `{% raw %}` and the comment signs of a shortcode.
 */
export function withoutTemplates(markdown: string, dialect: Dialect): string {
  if (!/\{[{%:]/.test(markdown)) return markdown;
  let text = replacePairs(markdown, LIQUID_HIGHLIGHT, LIQUID_HIGHLIGHT_END, fence);
  text = replacePairs(text, HUGO_HIGHLIGHT, HUGO_HIGHLIGHT_END, fence);
  text = replacePairs(text, COMMENT, COMMENT_END, () => '');
  return pieces(text)
    .map((piece) => (piece.fenced ? withoutEscapes(piece.text) : withoutTags(piece.text, dialect)))
    .join('');
}

const LIQUID_HIGHLIGHT = /\{%-?\s*highlight\s+([^\s%]{0,40})[^%\n]{0,200}%\}/g;
const LIQUID_HIGHLIGHT_END = /\{%-?\s*endhighlight\s*-?%\}/g;
const HUGO_HIGHLIGHT = /\{\{[<%]\s*highlight\s+"?([^\s">%]{0,40})[^>%\n]{0,200}[>%]\}\}/g;
const HUGO_HIGHLIGHT_END = /\{\{[<%]\s*\/highlight\s*[>%]\}\}/g;
const COMMENT = /\{%-?\s*comment\s*-?%\}/g;
const COMMENT_END = /\{%-?\s*endcomment\s*-?%\}/g;

const FENCE = '~~~~~~~~';

function fence(language: string, code: string): string {
  return `\n${FENCE}${language}\n${code.replace(/^\n/, '').trimEnd()}\n${FENCE}\n`;
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
    const [, sign = '', info = ''] = FENCE_LINE.exec(line) ?? [];
    if (open === null && sign !== '' && !(sign.startsWith('`') && info.includes('`'))) {
      flush(false);
      open = sign;
      lines.push(line);
    } else if (open !== null && sign.startsWith(open) && info.trim() === '') {
      lines.push(line);
      flush(true);
      open = null;
    } else lines.push(line);
  }
  flush(open !== null);
  return result;
}

/** A fence, also one that opens in a list item or a quote. */
const FENCE_LINE = /^\s*(?:>\s?|[-*+]\s+|\d{1,9}[.)]\s+)?(`{3,}|~{3,})([^\n]*)/;

function withoutEscapes(code: string): string {
  return code
    .replaceAll(/\{%-?\s*(?:end)?raw\s*-?%\}/g, '')
    .replaceAll(/(\{\{[<%])\/\*/g, '$1')
    .replaceAll(/\*\/([>%]\}\})/g, '$1');
}
