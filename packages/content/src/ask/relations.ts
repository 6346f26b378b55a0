import type { Span } from '../model.js';
import { englishWord } from '../text/english.js';

/**
 * Words of a question that say how its subjects stand to each other: "virtualization that is not Xen" leaves one out,
 * "Xen or UML" takes either.
 */
export interface Relations {
  /** Stretches that say what is not wanted: not to be looked for. */
  readonly leftOut: readonly Span[];
  /** The names in them. */
  readonly excluded: readonly Span[];
  /** Starts of the words that may stand in for the one before them. */
  readonly alternatives: ReadonlySet<number>;
}

const LEAVES_OUT =
  /(?:\b(?:that|which|who)(?:'s| is| are| was| were) not|\b(?:that|which|who) (?:is|are|was|were)n't|\b(?:but|and) not|,\s+not|\bother than|\bexcept(?: for)?|\bexcluding|\bbesides|\bapart from|\baside from|\banything but)\s+(?:(?:an?|the|any|about|on|for|with|in) )*/giu;
const NAME = /[\p{L}\p{N}][\p{L}\p{N}._+/-]*/uy;
const MORE_NAMES = /,?\s+(?:or|nor|and)\s+(?:(?:an?|the|any|about) )?/iuy;
const EITHER = /\s+(?:or|vs\.?|versus|compared (?:to|with))\s+(?:an? |the )?|\s*\/\s*/giu;
const BETWEEN = /\b(?:difference|differences|comparison|compare|comparing|choose|choosing|choice|decide|deciding)\b/iu;
const BOTH = /\s+(?:and|with|to)\s+(?:an? |the )?/giu;

const MAX_READ = 1000;
const MAX_EXCLUDED = 4;

/** Reads the relations in a question; linear in its length. */
export function relationsIn(question: string): Relations {
  const text = question.slice(0, MAX_READ).replaceAll('’', "'");
  const matches = [...text.matchAll(LEAVES_OUT)].slice(0, MAX_EXCLUDED);
  const excluded = matches.flatMap((match) => namedAfter(text, match) ?? []);
  const joints = [...text.matchAll(EITHER), ...(BETWEEN.test(text) ? text.matchAll(BOTH) : [])];
  const alternatives = joints
    .filter((match) => isWordEnd(text, match.index))
    .map((match) => match.index + match[0].length)
    .filter((start) => !excluded.some((span) => span.start <= start && start < span.end));
  const leftOut = excluded.map(({ start, end }) => {
    const led = matches.findLast(({ index }) => index < start);
    return { start: led?.index ?? start, end };
  });
  return { leftOut, excluded, alternatives: new Set(alternatives) };
}

/** The names behind words that leave them out: "not Xen", "other than Red Hat or SUSE". */
function namedAfter(text: string, match: RegExpExecArray): Span | undefined {
  const start = match.index + match[0].length;
  let end = nameEnd(text, start);
  if (end === undefined) return undefined;
  for (;;) {
    MORE_NAMES.lastIndex = end;
    if (!MORE_NAMES.test(text)) break;
    const next = nameEnd(text, MORE_NAMES.lastIndex);
    if (next === undefined) break;
    end = next;
  }
  return { start, end };
}

/** Where a name ends that starts here: one word, and the capitalised ones that follow a capitalised one. */
function nameEnd(text: string, start: number): number | undefined {
  const first = wordAt(text, start);
  if (first === undefined || !isThing(first)) return undefined;
  let end = start + first.length;
  for (let word = first; /^\p{Lu}/u.test(word); ) {
    const next = text.charAt(end) === ' ' ? wordAt(text, end + 1) : undefined;
    if (next === undefined || !/^\p{Lu}/u.test(next)) break;
    end += 1 + next.length;
    word = next;
  }
  return end;
}

function wordAt(text: string, at: number): string | undefined {
  NAME.lastIndex = at;
  return NAME.exec(text)?.[0].replace(/[.]+$/, '');
}

/** "not Xen", but neither "not working" nor "not 2012". */
function isThing(word: string): boolean {
  if (/^\d/.test(word)) return false;
  if (/^\p{Lu}/u.test(word)) return true;
  const letters = englishWord(word.toLowerCase())?.letters;
  return letters === undefined || letters.startsWith('n');
}

function isWordEnd(text: string, at: number): boolean {
  return at > 0 && /[\p{L}\p{N}+#)]/u.test(text.charAt(at - 1));
}
