/** Where a quote stands in the text of its page. */
export interface QuotePlace {
  readonly body: string;
  readonly start: number;
}

const WHOLE_WORDS = 10;
const EDGE_WORDS = 4;
const PREFIX_WORDS = 3;
/** What stands before a quote is looked at this far for its prefix. */
const PREFIX_REACH = 120;

/**
 * A link that opens a page at a quote: a text fragment (WICG, URL Fragment Text Directives, section 3).
 *
 *     https://example.org/post#:~:text=words%20before-,first%20words,last%20words
 *
 * A quote of up to ten words is named whole, a longer one by its first and last words. A fragment never reaches
 * across a block, so only the quote's first line counts. A browser opens at the first place that fits: where the
 * page says the first words earlier too, more of them are given, or else the words before the quote.
 */
export function linkToQuote(url: string, quote: string, place?: QuotePlace): string {
  const [line = ''] = quote.split('\n');
  const words = wordsOf(line);
  if (words.length === 0) return url;
  const isWhole = words.length <= WHOLE_WORDS;
  const isFirst = place === undefined ? () => true : firstPlaceFinder(place, line);
  const first = isWhole ? words : firstWords(words, isFirst);
  const prefix = place === undefined || isFirst(first) ? [] : wordsBefore(place);
  const parts = [
    ...(prefix.length === 0 ? [] : [`${encode(prefix)}-`]),
    encode(first),
    ...(isWhole ? [] : [encode(words.slice(-EDGE_WORDS))]),
  ];
  return `${url}${url.includes('#') ? '' : '#'}:~:text=${parts.join(',')}`;
}

type IsFirst = (words: readonly string[]) => boolean;

/** As many of the first words as tell the quote from what stands before it, at most as many as leave the last ones. */
function firstWords(words: readonly string[], isFirst: IsFirst): readonly string[] {
  const most = Math.min(WHOLE_WORDS, words.length - EDGE_WORDS);
  for (let count = EDGE_WORDS; count <= most; count += 2) {
    const first = words.slice(0, count);
    if (isFirst(first)) return first;
  }
  return words.slice(0, EDGE_WORDS);
}

/** Whether the page says the first words of the quote there for the first time; case does not tell places apart. */
function firstPlaceFinder({ body, start }: QuotePlace, line: string): IsFirst {
  const before = collapsed(body.slice(0, start)).length - 1;
  const text = collapsed(body.slice(0, start + line.length + PREFIX_REACH));
  return (words) => {
    const at = text.indexOf(collapsed(words.join(' ')));
    return at === -1 || at >= before;
  };
}

function wordsBefore({ body, start }: QuotePlace): readonly string[] {
  const lines = body
    .slice(Math.max(0, start - PREFIX_REACH), start)
    .split('\n')
    .filter((line) => line.trim() !== '');
  // The first word may be cut through.
  return wordsOf(lines[lines.length - 1] ?? '')
    .slice(lines.length === 1 ? 1 : 0)
    .slice(-PREFIX_WORDS);
}

function wordsOf(text: string): string[] {
  return text.split(/\s+/).filter((word) => word !== '');
}

function collapsed(text: string): string {
  return text.toLowerCase().replace(/\s+/g, ' ');
}

/** Percent-encodes; `-` too, which separates prefix and suffix in the syntax (`,` and `&` are encoded anyway). */
function encode(words: readonly string[]): string {
  return encodeURIComponent(words.join(' ').toWellFormed()).replaceAll('-', '%2D');
}
