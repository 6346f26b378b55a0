import type { AnalysedToken } from '../text/analyser.js';
import { englishWord } from './english.js';
import { functionTag } from './function-words.js';

/**
 * What a token is to the noun phrases: a function word's tag (see `function-words.ts`), or
 * `N` noun, `P` name, `A` adjective, `D` past participle, `G` -ing form, `V` verb, `R` adverb, `X` number, `K` code.
 */
export type Tag = 'T' | 'I' | 'M' | 'W' | 'B' | 'C' | 'O' | 'N' | 'P' | 'A' | 'D' | 'G' | 'V' | 'R' | 'X' | 'K';

/** Where a token stands, as far as it tells what the token is. */
export interface Place {
  /** Tag of the token before; `O` at the start of a sentence, after punctuation and after a gap. */
  readonly before: Tag;
  /** The token joined to the one before by a hyphen. */
  readonly joined: boolean;
  /** A capital says nothing here: start of a sentence, a heading or a title. */
  readonly initial: boolean;
  /** Text of the token after it, if nothing but a space lies between; '' otherwise. */
  readonly after: string;
}

/**
 * The part of speech of an English token, from what the word can be (WordNet), its shape, and its neighbours.
 *
 * Nothing is learned and nothing looks further than one word: what the noun phrases need to know is only where one
 * ends. Measured against wink-nlp's perceptron and natural's Brill tagger in `docs/decisions/`.
 */
export function tagOf(token: AnalysedToken, place: Place): Tag {
  if (token.kind === 'number') return 'X';
  if (token.kind === 'code') return 'K';
  const word = token.text.toLowerCase().replaceAll('’', "'");
  if (isAcronym(token.text)) return 'P';
  const closed = functionTag(word);
  if (closed !== undefined) return closed;
  if (hasCapital(token.text) && (!place.initial || hasInnerCapital(token.text))) return 'P';
  const base = word.endsWith("'s") ? word.slice(0, -2) : word;
  const letters = englishWord(base)?.letters;
  if (letters?.startsWith('n') && hasCapital(token.text) && hasCapital(place.after) && !isAcronym(place.after))
    return 'P';
  if (letters === undefined) return hasCapital(token.text) && !/(?:ing|ed)$/.test(base) ? 'P' : guess(base);
  return settle(letters, place);
}

/** Chooses among the parts of speech a word can have. */
function settle(letters: string, place: Place): Tag {
  const first = letters.charAt(0);
  const { before, joined } = place;
  if (joined) return letters.includes('n') ? 'N' : upper(first);
  if (before === 'M' || before === 'W') {
    if (letters.includes('v')) return 'V';
    if (letters.includes('z')) return 'V';
  }
  if (
    letters.includes('n') &&
    (before === 'T' || before === 'A' || before === 'D' || before === 'I' || before === 'X')
  ) {
    if (first === 'v' || first === 'z' || first === 'n') return 'N';
    if (first === 'a') return nounFollows(place.after.toLowerCase()) ? 'A' : 'N';
    if (first === 'g') return 'N';
  }
  if (
    letters.includes('n') &&
    letters.includes('z') &&
    functionTag(place.after.toLowerCase()) === 'T' &&
    isNominal(before)
  )
    return 'V';
  return upper(first);
}

function upper(letter: string): Tag {
  if (letter === 'z') return 'V';
  return letter.toUpperCase() as Tag;
}

function isNominal(tag: Tag): boolean {
  return tag === 'N' || tag === 'P' || tag === 'W';
}

/** Whether the word after may be a noun or belong to a noun phrase. */
function nounFollows(after: string): boolean {
  if (after === '' || functionTag(after) !== undefined) return false;
  const letters = englishWord(after)?.letters;
  return letters === undefined || /[nag]/.test(letters);
}

const ENDINGS: readonly (readonly [RegExp, Tag])[] = [
  [/ly$/, 'R'],
  [/(?:ing)$/, 'G'],
  [/ed$/, 'D'],
  [/(?:ous|ive|ical|ial|ional|able|ible|less|ful|ish|ary|oid|ic|al)$/, 'A'],
];

/** The part of speech of a word nobody listed, by its ending; a noun unless something speaks against it. */
function guess(word: string): Tag {
  if (word.length > 4) for (const [ending, tag] of ENDINGS) if (ending.test(word)) return tag;
  return 'N';
}

function isAcronym(text: string): boolean {
  return text.length >= 2 && text.length <= 10 && /^\p{Lu}[\p{Lu}\d]*s?$/u.test(text) && text !== 'I';
}

function hasCapital(text: string): boolean {
  const first = text.charAt(0);
  return first !== first.toLowerCase();
}

function hasInnerCapital(text: string): boolean {
  const rest = text.slice(1);
  return rest !== rest.toLowerCase() && rest !== rest.toUpperCase();
}
