import { KNOWN_LANGUAGES, stopWordsOf } from './stopwords.js';

/** Letters that few of the known languages write. */
const LETTERS: Readonly<Record<string, string>> = {
  ca: 'çàèòï',
  cs: 'řěůčšžýá',
  da: 'øæå',
  de: 'ßäöü',
  es: 'ñ¿¡óí',
  fi: 'äö',
  fr: 'çéèêàùœ',
  hu: 'őűáöü',
  it: 'èàùò',
  no: 'øæå',
  pl: 'łąężśźćń',
  pt: 'ãõçáê',
  ro: 'țșăâşţ',
  ru: 'ыэъё',
  sv: 'åäö',
  tr: 'ığşçü',
  uk: 'іїєґ',
};
const LETTER_WORTH = 0.4;
/** How much a sign is worth by the number of languages that share it: between no and equal division. */
const SHARING = 0.7;
/** What function words and letters have to come to, per word of the text and in all: one word (`Kim`) tells nothing. */
const LEAST_SHARE = 0.05;
const LEAST_SCORE = 1.2;
/** The best has to be this much better than the second. */
const LEAD = 1.05;
/** A declared language is overruled from this many words on, and only by so much more. */
const OVERRULING_WORDS = 25;
const OVERRULING_LEAD = 2.5;

/**
 * Language of a prose text by its function words and its letters; undefined when they do not tell. A word counts the
 * less the more languages have it.
 *
 * @param claimed the declared language: kept unless a longer text speaks clearly against it.
 */
export function languageOfWords(prose: string, claimed: string | undefined): string | undefined {
  const words = wordsOf(prose);
  const scores = scoresOf(words);
  const [best, second] = bestTwo(scores);
  const score = scores[best] ?? 0;
  const language = KNOWN_LANGUAGES[best];
  if (score < Math.max(LEAST_SCORE, LEAST_SHARE * words.length)) return undefined;
  if (claimed === undefined || claimed === language)
    return score >= (scores[second] ?? 0) * LEAD ? language : undefined;
  const rival = scores[KNOWN_LANGUAGES.indexOf(claimed)];
  if (rival === undefined || words.length < OVERRULING_WORDS) return undefined;
  return score > rival * OVERRULING_LEAD ? language : undefined;
}

/**
 * The words that can be function words, in lower case. Not initials, acronyms and what is joined to a number: `CA` is
 * no Romanian `ca`, nor is the `A` of "Caracciolo, A." a Portuguese one.
 */
function wordsOf(prose: string): string[] {
  const words = prose.match(/[\p{L}\p{M}\p{N}'’]+\.?|[¿¡]/gu) ?? [];
  return words.filter((word) => !NO_WORD.test(word)).map((word) => word.replace(/\.$/, '').toLowerCase());
}

const NO_WORD = /\p{N}|^\p{Lu}\.$|^\p{Lu}{2,}\.?$/u;

/** One number per known language. */
function scoresOf(words: readonly string[]): Float64Array {
  const { ofWord, ofLetter } = signs();
  const scores = new Float64Array(KNOWN_LANGUAGES.length);
  for (const written of words) {
    const word = written.includes('’') ? written.replaceAll('’', "'") : written;
    const whole = ofWord.get(word);
    if (whole !== undefined) add(scores, whole);
    else if (word.includes("'")) for (const part of word.split("'")) add(scores, ofWord.get(part));
    if (/^[\x21-\x7e]+$/.test(word)) continue;
    for (const letter of word) add(scores, ofLetter.get(letter));
  }
  return scores;
}

function add(scores: Float64Array, sign: Sign | undefined): void {
  if (sign === undefined) return;
  for (const language of sign.languages) scores[language] = (scores[language] ?? 0) + sign.worth;
}

function bestTwo(scores: Float64Array): [best: number, second: number] {
  let best = 0;
  let second = -1;
  for (let index = 1; index < scores.length; index += 1) {
    const score = scores[index] ?? 0;
    if (score > (scores[best] ?? 0)) {
      second = best;
      best = index;
    } else if (score > (scores[second] ?? -1)) second = index;
  }
  return [best, second];
}

/** A word or a letter, and the languages (by index) that it speaks for. */
interface Sign {
  readonly languages: readonly number[];
  readonly worth: number;
}

interface Signs {
  readonly ofWord: ReadonlyMap<string, Sign>;
  readonly ofLetter: ReadonlyMap<string, Sign>;
}

let made: Signs | undefined;

/** Made once, when first asked for. */
function signs(): Signs {
  made ??= {
    ofWord: signsOf((language) => stopWordsOf(language), 1),
    ofLetter: signsOf((language) => (Object.hasOwn(LETTERS, language) ? (LETTERS[language] ?? '') : ''), LETTER_WORTH),
  };
  return made;
}

function signsOf(listOf: (language: string) => Iterable<string>, worth: number): ReadonlyMap<string, Sign> {
  const speakers = new Map<string, number[]>();
  for (const [index, language] of KNOWN_LANGUAGES.entries()) {
    for (const sign of listOf(language)) {
      const known = speakers.get(sign);
      if (known === undefined) speakers.set(sign, [index]);
      else known.push(index);
    }
  }
  return new Map(
    [...speakers].map(([sign, languages]) => [sign, { languages, worth: worth / languages.length ** SHARING }]),
  );
}
