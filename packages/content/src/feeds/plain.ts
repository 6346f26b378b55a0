/**
 * Text that PostgreSQL and Discord can hold: line ends are `\n`, no control character but tab and newline, no lone
 * surrogate (it becomes U+FFFD). Everything else, curly quotes and no-break spaces included, stays as written.
 */
export function cleanText(text: string): string {
  return text
    .replaceAll('\r\n', '\n')
    .replaceAll('\r', '\n')
    .replaceAll(/(?![\t\n])\p{Cc}/gu, '')
    .toWellFormed();
}

/** Clean text on one line: every run of white space becomes one space, also where it was a no-break space. */
export function oneLine(text: string): string {
  return cleanText(text).replaceAll(/\s+/g, ' ').trim();
}

/** At most `limit` code units of one line of text, never half a surrogate pair. */
export function cut(text: string, limit: number): string {
  const line = oneLine(text);
  return line.length <= limit
    ? line
    : line
        .slice(0, limit)
        .replace(/[\uD800-\uDBFF]$/, '')
        .trimEnd();
}

/** A short single-line form of text for a message; an ellipsis shows that something is missing. */
export function excerpt(text: string, limit = 80): string {
  const line = cut(text, limit);
  return line.length < oneLine(text).length ? `${line}…` : line;
}
