/**
 * A link that opens a page at a quote: a text fragment (WICG, URL Fragment Text Directives, section 3).
 *
 *     https://example.org/post#:~:text=first%20words,last%20words
 *
 * A quote of up to ten words is named whole, a longer one by its first and last words. A fragment never reaches
 * across a block, so only the quote's first line counts.
 */
export function linkToQuote(url: string, quote: string): string {
  const [line = ''] = quote.split('\n');
  const words = line.split(/\s+/).filter((word) => word !== '');
  if (words.length === 0) return url;
  const text =
    words.length <= WHOLE_WORDS
      ? encode(words)
      : `${encode(words.slice(0, EDGE_WORDS))},${encode(words.slice(-EDGE_WORDS))}`;
  return `${url}${url.includes('#') ? '' : '#'}:~:text=${text}`;
}

const WHOLE_WORDS = 10;
const EDGE_WORDS = 4;

/** Percent-encodes; `-` too, which separates prefix and suffix in the syntax (`,` and `&` are encoded anyway). */
function encode(words: readonly string[]): string {
  return encodeURIComponent(words.join(' ').toWellFormed()).replaceAll('-', '%2D');
}
