/** A line of a text, or one that is longer than the bound and was thrown away. */
export type Line =
  | { readonly number: number; readonly text: string; readonly isTooLong: false }
  | { readonly number: number; readonly isTooLong: true };

/** Splits a stream into lines of at most `longest` bytes; memory stays within that bound whatever is read. */
export async function* readLines(input: AsyncIterable<Buffer | string>, longest: number): AsyncGenerator<Line> {
  let kept: Buffer[] = [];
  let length = 0;
  let number = 1;

  function finish(): Line {
    const line: Line =
      length > longest
        ? { number, isTooLong: true }
        : { number, text: withoutMark(Buffer.concat(kept).toString('utf8'), number), isTooLong: false };
    kept = [];
    length = 0;
    number += 1;
    return line;
  }

  function keep(part: Buffer): void {
    length += part.length;
    if (length <= longest) kept.push(part);
    else kept = [];
  }

  for await (const chunk of input) {
    let rest = typeof chunk === 'string' ? Buffer.from(chunk) : chunk;
    for (let end = rest.indexOf(NEWLINE); end !== -1; end = rest.indexOf(NEWLINE)) {
      keep(rest.subarray(0, end));
      yield finish();
      rest = rest.subarray(end + 1);
    }
    keep(rest);
  }
  if (length > 0) yield finish();
}

const NEWLINE = 0x0a;

/** The byte order mark that some editors put before the first line. */
function withoutMark(text: string, number: number): string {
  return number === 1 && text.startsWith('\ufeff') ? text.slice(1) : text;
}
