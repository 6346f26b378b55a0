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

/**
 * Whether an English sentence says something of something: false for a noun phrase that only ends like a sentence
 * ("An example of an issue for a blog post."). In doubt about a word, what stands before it decides.
 */
export function hasVerb(sentence: string): boolean {
  const words = sentence.replaceAll('’', "'").match(/[\p{L}\d'-]+|,/gu) ?? [];
  if (words.length > LOOKED_AT) return true;
  const spoken = words.filter((word) => !lettersOf(word).startsWith('r') || BEFORE_NOUNS.has(word));
  return spoken.some((word, at) => isVerb(word, spoken[at - 1]?.toLowerCase(), spoken[at + 1]?.toLowerCase()));
}

function isVerb(word: string, before: string | undefined, after = ''): boolean {
  const lower = word.toLowerCase();
  if (SURE.test(lower)) return true;
  const letters = lettersOf(lower);
  if (before === undefined) return letters.startsWith('v');
  if (SUBJECT.test(before)) return true;
  if (word !== lower || BEFORE_NOUNS.has(before) || lettersOf(before).startsWith('a')) return false;
  if (letters.startsWith('d')) return before !== ',' && !(lettersOf(after).startsWith('n') && !BEFORE_NOUNS.has(after));
  return /^[vz]/.test(letters) || (letters.includes('z') && /^(?:n|$)/.test(lettersOf(before)));
}

/**
 * What the word can be (`EnglishWord.letters`). The table lacks forms that are mostly something else ("boots"): what ends
 * in -ed is taken for a participle, and what is a verb with an s for the third person too.
 */
function lettersOf(word: string): string {
  const lower = word.toLowerCase();
  const letters = englishWord(lower)?.letters ?? '';
  if (/[a-z]{2}ed$/.test(lower)) return `d${letters}`;
  if (lower.endsWith('s') && englishWord(lower.slice(0, -1))?.letters.includes('v')) return `${letters}z`;
  return letters;
}
