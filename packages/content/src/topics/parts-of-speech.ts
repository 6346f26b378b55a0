import type { AnalysedToken } from '../text/analyser.js';
import type { WordFacts } from '../text/word-facts.js';

/**
 * What a token is to the noun phrases: a function word's tag (see `function-words.ts`), or
 * `N` noun, `P` name, `A` adjective, `D` past participle, `G` -ing form, `V` verb, `R` adverb, `X` number, `K` code.
 */
export type Tag = 'T' | 'I' | 'M' | 'W' | 'B' | 'C' | 'O' | 'N' | 'P' | 'A' | 'D' | 'G' | 'V' | 'R' | 'X' | 'K';

/** Where a token stands, as far as it tells what the token is. */
export interface Place {
  /** Tag of the token before; `O` at the start of a sentence, after punctuation and after a gap. */
  readonly before: Tag;
  /** Stands behind "that" or "which": what has an s is a verb there ("a tool that uses signals"). */
  readonly relative: boolean;
  /** The token joined to the one before by a hyphen. */
  readonly joined: boolean;
  /** A capital says nothing here: after a full stop, a quotation mark, a comma, or anywhere in a title. */
  readonly initial: boolean;
  /** Everything around it is in capitals: no acronym can be told. */
  readonly shouted: boolean;
  /** The word after it, if nothing but a space or a hyphen lies between. */
  readonly after: WordFacts | undefined;
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
  const { acronym, closed, capital, innerCapital, letters, base } = token.word.facts;
  if (acronym && !place.shouted) return 'P';
  if (closed !== undefined) return closed;
  if (capital && (!place.initial || innerCapital)) return 'P';
  if (letters === undefined) return capital && !place.shouted && !/(?:ing|ed)$/.test(base) ? 'P' : guess(base);
  if (capital && !place.shouted && letters.startsWith('n') && beginsName(place.after)) return 'P';
  return settle(letters, place);
}

/** A capitalised word after one makes it part of a name, even where a capital is due. */
function beginsName(after: WordFacts | undefined): boolean {
  return after?.capital === true && !after.acronym && after.closed === undefined;
}

/** Chooses among the parts of speech a word can have. */
function settle(letters: string, { before, relative, joined, after }: Place): Tag {
  const first = letters.charAt(0);
  const noun = letters.includes('n');
  if (joined) return noun ? 'N' : upper(first);
  if ((before === 'M' || before === 'W') && /[vz]/.test(letters)) return 'V';
  if (relative && letters.includes('z')) return 'V';
  if (noun && after?.base === 'of') return 'N';
  if (first === 'v' && letters.includes('a') && ASKS_FOR_NOUN.has(before) && nounFollows(after)) return 'A';
  if (noun && ASKS_FOR_NOUN.has(before)) {
    if (first === 'a') return nounFollows(after) ? 'A' : 'N';
    if (first !== 'd' && first !== 'r') return 'N';
  }
  if (noun && letters.includes('z') && FOLLOWS_SUBJECT.has(before) && isObject(after)) return 'V';
  if (noun && (first === 'v' || first === 'z') && MODIFIES_NOUN.has(before) && nounEnds(after)) return 'N';
  return upper(first);
}

/** After these, a word that can be a noun is one. */
const ASKS_FOR_NOUN: ReadonlySet<Tag> = new Set<Tag>(['T', 'A', 'D', 'I', 'X']);
/** After these, a word that is oftener a verb is the head of a compound ("memory demand", "Fourier transforms"). */
const MODIFIES_NOUN: ReadonlySet<Tag> = new Set<Tag>(['N', 'G', 'P', 'K', 'V']);
/** What a verb can have as its subject. */
const FOLLOWS_SUBJECT: ReadonlySet<Tag> = new Set<Tag>(['N', 'P', 'W']);

function upper(letter: string): Tag {
  if (letter === 'z') return 'V';
  return letter.toUpperCase() as Tag;
}

/** Whether what a verb is done to begins: a determiner, or a plural ("the hypervisor schedules domains"). */
function isObject(word: WordFacts | undefined): boolean {
  if (word === undefined) return false;
  return word.closed === 'T' || (word.letters?.startsWith('n') === true && word.base.endsWith('s'));
}

/** Whether what follows speaks for a noun before it: nothing, a preposition, a verb, a conjunction, or another noun. */
function nounEnds(after: WordFacts | undefined): boolean {
  if (after === undefined) return true;
  const { closed, letters } = after;
  if (closed !== undefined) return closed === 'I' || closed === 'B' || closed === 'C' || closed === 'M';
  return letters?.startsWith('n') === true || letters?.startsWith('z') === true;
}

/** Whether the word after may be a noun or belong to a noun phrase. */
function nounFollows(after: WordFacts | undefined): boolean {
  if (after === undefined) return false;
  const { closed, letters } = after;
  return closed === undefined && (letters === undefined || /[nag]/.test(letters));
}

const ENDINGS: readonly (readonly [RegExp, Tag])[] = [
  [/ly$/, 'R'],
  [/ing$/, 'G'],
  [/ed$/, 'D'],
  [/(?:ous|ive|ical|ial|ional|able|ible|less|ful|ish|ary|oid|ic|al)$/, 'A'],
];

/** The part of speech of a word nobody listed, by its ending; a noun unless something speaks against it. */
function guess(word: string): Tag {
  if (word.length > 4) for (const [ending, tag] of ENDINGS) if (ending.test(word)) return tag;
  return 'N';
}
