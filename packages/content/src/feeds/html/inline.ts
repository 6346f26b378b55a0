/**
 * Collects the text of one block, with white space as a browser shows it (CSS Text 3, `white-space: normal`): a run
 * of space, tab and line ends is one space, none at the start or end of a line. A no-break space is text.
 */
export class InlineText {
  #text = '';
  #space = false;

  append(text: string): void {
    const collapsed = text.replaceAll(/[ \t\n\f\r]+/g, ' ');
    if (collapsed === '') return;
    if (collapsed.startsWith(' ')) this.#space = true;
    const inner = withoutOuterSpaces(collapsed);
    if (inner === '') return;
    if (this.#space && !this.#atLineStart()) this.#text += ' ';
    this.#text += inner;
    this.#space = collapsed.endsWith(' ');
  }

  /** Starts a new line, or says `blank` when the line before is blank: two breaks stand for a new paragraph. */
  breakLine(): 'broken' | 'blank' {
    this.#space = false;
    if (this.#atLineStart()) return 'blank';
    this.#text += '\n';
    return 'broken';
  }

  /** The text so far, which is then forgotten. */
  take(): string {
    const text = this.#text;
    this.#text = '';
    this.#space = false;
    return text;
  }

  #atLineStart(): boolean {
    return this.#text === '' || this.#text.endsWith('\n');
  }
}

function withoutOuterSpaces(collapsed: string): string {
  const start = collapsed.startsWith(' ') ? 1 : 0;
  const end = collapsed.endsWith(' ') ? collapsed.length - 1 : collapsed.length;
  return collapsed.slice(start, Math.max(start, end));
}
