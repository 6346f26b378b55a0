import { Cache, ownCopy } from './cache.js';
import { joinedWords, pairAt } from './neighbours.js';
import { TermRules, type TokenTerms } from './terms.js';
import { type Token, tokenize } from './tokens.js';
import { Word } from './word.js';

export interface AnalysedToken extends Token {
  /** Count of tokens from 1 within the analysed text; stop words count. */
  readonly position: number;
  /** Index terms at this position, the word itself first, then what else it can be found by; none for a stop word. */
  readonly terms: readonly string[];
  readonly stop: boolean;
  /** The word that stands here. Its terms are those it has by itself. */
  readonly word: Word;
}

/**
 * Turns text into index terms. One analyser serves indexing, questions, keyphrases and highlighting, so that what
 * is asked for and what is stored can only agree.
 *
 * Terms hold no white space or control characters and are at most 200 bytes of UTF-8; a token has at most 14.
 */
export interface Analyser {
  /** BCP 47 primary subtag, or `und`. */
  readonly language: string;
  /**
   * Analyses the text between two offsets (all of it by default); nothing outside them changes the result. A token begins
   * behind what is elided before it ("l'installateur", "dell'utente").
   */
  analyse(text: string, start?: number, end?: number): AnalysedToken[];
  /** Index form of one word: what its stem is looked up by. Stop words too. */
  stem(word: string): string;
  /** Capitals count: `it` is a stop word, `IT` is not. */
  isStopWord(word: string): boolean;
}

const CACHED_SURFACES = 40_000;
const LONGEST_CACHED = 40;

// Bokmål and Nynorsk share what is known of Norwegian. A text too short to tell (a title, a list of commands) is read as
// questions are: English rules leave other scripts alone, and a word that was not stemmed would never be found.
const READ_AS = new Map([
  ['nb', 'no'],
  ['nn', 'no'],
  ['und', 'en'],
]);

const analysers = new Map<string, Analyser>();

/**
 * The analyser of a language. Languages we know nothing about get neither stemming nor stop words; `und`, which is no
 * language but a text that did not tell, is read as English.
 */
export function analyserFor(language: string): Analyser {
  const known = analysers.get(language);
  if (known !== undefined) return known;
  const made = createAnalyser(READ_AS.get(language) ?? language);
  if (analysers.size < 100) analysers.set(language, made);
  return made;
}

/** A phrase as an index form: first terms joined by one space, equal for variants of one phrase. */
export function phraseTerm(analyser: Analyser, phrase: string): string {
  return analyser
    .analyse(phrase)
    .flatMap((token) => token.terms.slice(0, 1))
    .join(' ');
}

function createAnalyser(language: string): Analyser {
  const rules = new TermRules(language);
  const wordOf = {
    word: remembered((surface) => rules.word(surface)),
    number: remembered((surface) => rules.number(surface)),
    code: remembered((surface) => rules.code(surface)),
  };
  const isStopWord = (word: string) => rules.isStopWord(word);
  const analyse = (text: string, start?: number, end?: number): AnalysedToken[] => {
    const tokens = tokenize(text, start, end);
    const joined = joinedWords(tokens, text, isStopWord);
    return tokens.map((token, index): AnalysedToken => {
      const whole = wordOf[token.kind](token.text);
      const elided = whole.stop || token.kind !== 'word' ? 0 : rules.elisionOf(whole.surface);
      const word = elided === 0 ? whole : wordOf.word(token.text.slice(elided));
      const pair = pairAt(tokens, index);
      const compound = joined?.get(index);
      return {
        start: token.start + elided,
        end: token.end,
        text: word.surface,
        kind: token.kind,
        position: index + 1,
        terms:
          pair === undefined && compound === undefined ? word.terms : merged(wordOf.word, pair, word.terms, compound),
        stop: word.stop,
        word,
      };
    });
  };
  return { language, analyse, stem: (word) => rules.stem(word), isStopWord };
}

/** The terms of a token with those of the words it is part of: a pair says more than the token, a whole word less. */
function merged(
  termsOf: (surface: string) => TokenTerms,
  pair: string | undefined,
  terms: readonly string[],
  whole: string | undefined,
): readonly string[] {
  const before = pair === undefined ? [] : termsOf(pair).terms.slice(0, 1);
  const after = whole === undefined ? [] : termsOf(whole).terms.slice(0, 1);
  return [...new Set([...before, ...terms, ...after])];
}

/** Makes the words of one language, and remembers the short ones. */
function remembered(termsOf: (surface: string) => TokenTerms): (surface: string) => Word {
  const cache = new Cache<Word>(CACHED_SURFACES);
  return (given) => {
    if (given.length > LONGEST_CACHED) return new Word(given, termsOf(given));
    const known = cache.get(given);
    if (known !== undefined) return known;
    const surface = ownCopy(given);
    const word = new Word(surface, termsOf(surface));
    cache.set(surface, word);
    return word;
  };
}
