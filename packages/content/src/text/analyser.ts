import { stemmerFor } from './stemmers.js';
import { stopWordsOf } from './stopwords.js';
import { type Token, tokenize } from './tokens.js';

export interface AnalysedToken extends Token {
  /** Count of tokens from 1 within the analysed text; stop words count. */
  readonly position: number;
  /** Index terms at this position, the word itself first, then what else it can be found by; none for a stop word. */
  readonly terms: readonly string[];
  readonly stop: boolean;
}

/** Turns text into index terms. One analyser serves indexing, questions, keyphrases and highlighting. */
export interface Analyser {
  /** BCP 47 primary subtag, or `und`. */
  readonly language: string;
  analyse(text: string, start?: number, end?: number): AnalysedToken[];
  /** Index form of one word: what its stem is looked up by. Stop words too. */
  stem(word: string): string;
  isStopWord(word: string): boolean;
}

const analysers = new Map<string, Analyser>();

/** The analyser of a language. Languages we know nothing about get neither stemming nor stop words. */
export function analyserFor(language: string): Analyser {
  const known = analysers.get(language);
  if (known !== undefined) return known;
  const made = createAnalyser(language);
  analysers.set(language, made);
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
  const stops = stopWordsOf(language);
  const stemWord = stemmerFor(language);
  const plain = (word: string) => word.normalize('NFKC').toLowerCase().replaceAll('’', "'").replace(/'s$/, '');
  const stem = (word: string) => stemWord(plain(word)).slice(0, 60);
  const isStopWord = (word: string) => stops.has(plain(word));
  const analyse = (text: string, start = 0, end = text.length) =>
    tokenize(text, start, end).map((token, index): AnalysedToken => {
      const stop = isStopWord(token.text);
      return { ...token, position: index + 1, stop, terms: stop ? [] : [stem(token.text)] };
    });
  return { language, analyse, stem, isStopWord };
}
