import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);

/** Reduces a lower-case word, accents kept, to its stem. */
export type Stem = (word: string) => string;

// By path and when first needed: natural's root loads database drivers and prints banners.
const ROOT = 'natural/lib/natural/stemmers';
const CYRILLIC = /^\p{Script=Cyrillic}+$/u;
const LATIN = /^\p{Script=Latin}+$/u;
const FILES = new Map([
  ['de', 'porter_stemmer_de.js'],
  ['en', 'porter_stemmer.js'],
  ['es', 'porter_stemmer_es.js'],
  ['fr', 'porter_stemmer_fr.js'],
  ['it', 'porter_stemmer_it.js'],
  ['nl', 'porter_stemmer_nl.js'],
  ['no', 'porter_stemmer_no.js'],
  ['pt', 'porter_stemmer_pt.js'],
  ['ru', 'porter_stemmer_ru.js'],
  ['sv', 'porter_stemmer_sv.js'],
]);

/** Languages that have a stemmer. */
export const STEMMED_LANGUAGES: readonly string[] = [...FILES.keys()];

const LONGEST_STEMMED = 40;

// What Porter's suffixes get wrong and technology blogs write: a word that only looks like a plural, or a plural that
// does not look like one.
const ENGLISH_STEMS = new Map([
  ['news', 'news'],
  ['bus', 'bus'],
  ['buses', 'bus'],
  ['ios', 'ios'],
  ['gas', 'gas'],
  ['children', 'child'],
  ['mice', 'mous'],
  ['indices', 'index'],
  ['matrices', 'matrix'],
  ['vertices', 'vertex'],
]);

/**
 * natural's stemmer of a language; the identity where it has none. Words of another script or of unusual length are
 * left as they are.
 */
export function stemmerFor(language: string): Stem {
  const file = FILES.get(language);
  if (file === undefined) return (word) => word;
  const stemmer = require(`${ROOT}/${file}`) as { stem(word: string): string };
  const script = language === 'ru' ? CYRILLIC : LATIN;
  const stem: Stem = (word) =>
    word.length > LONGEST_STEMMED || !script.test(word) ? word : stemmer.stem(word) || word;
  return language === 'en' ? (word) => ENGLISH_STEMS.get(word) ?? (keepsS(word) ? word : stem(word)) : stem;
}

/** `status`, `redis`, `analysis`: an s that is no plural, so that `viruses` and `virus` meet. */
function keepsS(word: string): boolean {
  return word.length > 3 && (word.endsWith('us') || word.endsWith('is'));
}
