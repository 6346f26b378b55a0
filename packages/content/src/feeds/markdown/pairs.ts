/**
 * Replaces each stretch from an opening to the next closing tag. `inner` gets the first group of `open` and the text
 * between the tags, `outer` the text outside of them. Both expressions are global. An opening tag that is never
 * closed ends the search, so that the time is linear in the text.
 */
export function replacePairs(
  text: string,
  open: RegExp,
  close: RegExp,
  inner: (argument: string, between: string) => string,
  outer: (outside: string) => string = (outside) => outside,
): string {
  const parts: string[] = [];
  let done = 0;
  open.lastIndex = 0;
  for (let start = open.exec(text); start; start = open.exec(text)) {
    const from = start.index + start[0].length;
    close.lastIndex = from;
    const end = close.exec(text);
    if (!end) break;
    parts.push(outer(text.slice(done, start.index)), inner(start[1] ?? '', text.slice(from, end.index)));
    done = end.index + end[0].length;
    open.lastIndex = done;
  }
  return [...parts, outer(text.slice(done))].join('');
}
