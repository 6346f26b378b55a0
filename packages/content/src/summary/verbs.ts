import { Cache, ownCopy } from '../text/cache.js';
import { englishWord } from '../text/english.js';

const SURE =
  /^(?:am|is|are|was|were|be|been|has|have|had|do|does|did|will|would|can|could|should|may|might|must|shall|cannot|let's|\w+n't|(?:i|you|we|they|he|she|it|that|there|what|who|here)'(?:m|re|ve|ll|d|s))$/;
const BEFORE_NOUNS = new Set(
  "a an the this that these those my your our his her its their to of in on at for with by from as and or no some any's".split(
    ' ',
  ),
);
/** Before a verb, whatever the table says of it. */
const SUBJECT = /^(?:i|you|we|they|he|she|it|who|everyone|everybody|nobody)$/;

/** Longer sentences hold a verb; looking for it would cost time for nothing. */
const LOOKED_AT = 16;
/** A word or a comma. */
const WORD = /[\p{L}\d'-]+|,/gu;

/**
 * Whether an English sentence says something of something: false for a noun phrase that only ends like a sentence
 * ("An example of an issue for a blog post."). In doubt about a word, what stands before it decides. Adverbs are passed
 * over, and nothing is read beyond the first verb.
 */
export function hasVerb(sentence: string): boolean {
  const text = sentence.replaceAll('’', "'");
  let before: Said | undefined;
  let word: Said | undefined;
  WORD.lastIndex = 0;
  for (let count = 1; count <= LOOKED_AT; count += 1) {
    const next = nextOf(text);
    if (next?.isAdverb === true) continue;
    if (word !== undefined && isVerb(word, before, next)) return true;
    if (next === undefined) return false;
    before = word;
    word = next;
  }
  const next = nextOf(text);
  return next !== undefined || (word !== undefined && isVerb(word, before, undefined));
}

function nextOf(text: string): Said | undefined {
  const word = WORD.exec(text)?.[0];
  return word === undefined ? undefined : said(word);
}

function isVerb(word: Said, before: Said | undefined, after: Said | undefined): boolean {
  const { letters } = word;
  if (word.isSure) return true;
  if (before === undefined) return letters.startsWith('v');
  if (before.isSubject) return true;
  if (!word.isLower || BEFORE_NOUNS.has(before.lower) || before.letters.startsWith('a')) return false;
  if (letters.startsWith('d')) {
    const isNounAfter = after?.letters.startsWith('n') === true && !BEFORE_NOUNS.has(after.lower);
    return before.lower !== ',' && !isNounAfter;
  }
  return /^[vz]/.test(letters) || (letters.includes('z') && /^(?:n|$)/.test(before.letters));
}

/** What a word is to this question. */
interface Said {
  readonly lower: string;
  readonly isLower: boolean;
  /** See `lettersOf`. */
  readonly letters: string;
  /** A form of be, have or do, a modal, or a contraction with one of them. */
  readonly isSure: boolean;
  readonly isSubject: boolean;
  readonly isAdverb: boolean;
}

const known = new Cache<Said>(10_000);
const LONGEST_KNOWN = 30;

function said(word: string): Said {
  const remembered = known.get(word);
  if (remembered !== undefined) return remembered;
  const lower = word.toLowerCase();
  const letters = lettersOf(lower);
  const made: Said = {
    lower,
    isLower: word === lower,
    letters,
    isSure: SURE.test(lower),
    isSubject: SUBJECT.test(lower),
    isAdverb: letters.startsWith('r') && !BEFORE_NOUNS.has(word),
  };
  if (word.length <= LONGEST_KNOWN) known.set(ownCopy(word), made);
  return made;
}

/**
 * What a lower-case word can be (`EnglishWord.letters`). The table lacks forms that are mostly something else ("boots"):
 * what ends in -ed is taken for a participle, and what is a verb with an s for the third person too.
 */
function lettersOf(lower: string): string {
  const letters = englishWord(lower)?.letters ?? '';
  if (/[a-z]{2}ed$/.test(lower)) return `d${letters}`;
  if (lower.endsWith('s') && englishWord(lower.slice(0, -1))?.letters.includes('v')) return `${letters}z`;
  return letters;
}
