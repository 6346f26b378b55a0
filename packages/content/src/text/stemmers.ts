import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);

/** Reduces a lower-case word to its stem. */
export type Stem = (word: string) => string;

const PATHS: Readonly<Record<string, string>> = {
  de: 'natural/lib/natural/stemmers/porter_stemmer_de.js',
  en: 'natural/lib/natural/stemmers/porter_stemmer.js',
  es: 'natural/lib/natural/stemmers/porter_stemmer_es.js',
  fr: 'natural/lib/natural/stemmers/porter_stemmer_fr.js',
  it: 'natural/lib/natural/stemmers/porter_stemmer_it.js',
  nl: 'natural/lib/natural/stemmers/porter_stemmer_nl.js',
  no: 'natural/lib/natural/stemmers/porter_stemmer_no.js',
  pt: 'natural/lib/natural/stemmers/porter_stemmer_pt.js',
  ru: 'natural/lib/natural/stemmers/porter_stemmer_ru.js',
  sv: 'natural/lib/natural/stemmers/porter_stemmer_sv.js',
};

/** natural's stemmer of a language, loaded by its path when first asked for; the identity where there is none. */
export function stemmerFor(language: string): Stem {
  const path = PATHS[language];
  if (path === undefined) return (word) => word;
  const stemmer = require(path) as { stem(word: string): string };
  return (word) => stemmer.stem(word);
}
