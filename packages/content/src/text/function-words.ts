import { Cache, ownCopy } from './cache.js';
import { KNOWN_LANGUAGES, stopWordsOf } from './stopwords.js';

/** Letters that few of the known languages write. */
const LETTERS: Readonly<Record<string, string>> = {
  bg: 'ъ',
  ca: 'çàèòï',
  cs: 'řěůčšžýá',
  da: 'øæå',
  de: 'ßäöü',
  es: 'ñ¿¡óí',
  fi: 'äö',
  fr: 'çéèêàùœ',
  hr: 'đčćšž',
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
  vi: 'đơưạảấầậắặếềệịọốồộớờợụủứữự',
};
const LETTER_WORTH = 0.4;
/** How much a sign is worth by the number of languages that share it: between no and equal division. */
const SHARING = 0.7;
/** What function words and letters have to come to, per word of the text and in all: one word (`Kim`) tells nothing. */
const LEAST_SHARE = 0.05;
const LEAST_SCORE = 1.2;
/** The best has to be this much better than the second in a text of fewer words than `TELLING_WORDS`. */
const LEAD = 1.05;
const TELLING_WORDS = 50;
/** Languages that write Cyrillic letters: the only ones asked of a text in which a quarter of the letters are. */
const CYRILLIC: ReadonlySet<string> = new Set(['bg', 'ru', 'uk']);
const CYRILLIC_SHARE = 0.25;
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
  const { words, scores } = scoresOf(prose);
  const [best, second] = bestTwo(scores);
  const score = scores[best] ?? 0;
  const language = KNOWN_LANGUAGES[best];
  if (score < Math.max(LEAST_SCORE, LEAST_SHARE * words)) return undefined;
  if (claimed === undefined || claimed === language)
    return words >= TELLING_WORDS || score >= (scores[second] ?? 0) * LEAD ? language : undefined;
  const rival = scores[KNOWN_LANGUAGES.indexOf(claimed)];
  if (rival === undefined || words < OVERRULING_WORDS) return undefined;
  return score > rival * OVERRULING_LEAD ? language : undefined;
}

/** The number of words that can be function words, and one number per known language. */
function scoresOf(prose: string): { words: number; scores: Float64Array } {
  const scores = new Float64Array(KNOWN_LANGUAGES.length);
  let words = 0;
  for (const written of prose.match(/[\p{L}\p{M}\p{N}'’]+\.?|[¿¡]/gu) ?? []) {
    const signs = remembered(written);
    if (signs === null) continue;
    words += 1;
    for (const sign of signs) add(scores, sign);
  }
  const cyrillic = isCyrillic(prose);
  for (const [index, language] of KNOWN_LANGUAGES.entries()) {
    if (CYRILLIC.has(language) !== cyrillic) scores[index] = 0;
  }
  return { words, scores };
}

function isCyrillic(prose: string): boolean {
  if (!/[\u0400-\u052f]/.test(prose)) return false;
  const cyrillic = prose.match(/\p{Script=Cyrillic}/gu)?.length ?? 0;
  return cyrillic > 0 && cyrillic > (prose.match(/\p{L}/gu)?.length ?? 0) * CYRILLIC_SHARE;
}

const known = new Cache<readonly Sign[] | null>(20_000);
const LONGEST_KNOWN = 40;

/** `signsOfWord`, looked up: what blogs say is mostly said in words that were met before. */
function remembered(written: string): readonly Sign[] | null {
  const found = known.get(written);
  if (found !== undefined) return found;
  const made = signsOfWord(written);
  if (written.length <= LONGEST_KNOWN) known.set(ownCopy(written), made);
  return made;
}

/**
 * What a word and its letters say of the language. Null for what can be no function word: initials, acronyms and what is
 * joined to a number. `CA` is no Romanian `ca`, nor is the `A` of "Caracciolo, A." a Portuguese one.
 */
function signsOfWord(written: string): readonly Sign[] | null {
  if (NO_WORD.test(written)) return null;
  const { ofWord, ofLetter } = signs();
  const word = written.replace(/\.$/, '').toLowerCase().replaceAll('’', "'");
  const whole = ofWord.get(word);
  const parts = whole === undefined && word.includes("'") ? word.split("'").map((part) => ofWord.get(part)) : [whole];
  const letters = /^[\x21-\x7e]+$/.test(word) ? [] : [...word].map((letter) => ofLetter.get(letter));
  return [...parts, ...letters].filter((sign) => sign !== undefined);
}

const NO_WORD = /\p{N}|^\p{Lu}\.$|^[B-DF-HJ-NP-XZ]$|^\p{Lu}{2,}\.?$/u;

function add(scores: Float64Array, { languages, worth }: Sign): void {
  for (const language of languages) scores[language] = (scores[language] ?? 0) + worth;
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
