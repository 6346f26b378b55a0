/** Regular inflection of English words. */

/** One syllable, one vowel, one consonant: the consonant is doubled. */
const DOUBLES = /^[^aeiou]*[aeiou][bdgmnprt]$/;

/** Names, versions and paths stay as they are. */
export function plural(noun: string): string {
  if (!/^[a-z-]+$/.test(noun)) return noun;
  if (/(?:s|x|z|ch|sh)$/.test(noun)) return `${noun}es`;
  return /[^aeiou]y$/.test(noun) ? `${noun.slice(0, -1)}ies` : `${noun}s`;
}

/** The form after "it": fixes. */
export function present(verb: string): string {
  return plural(verb);
}

/** fixed, mapped */
export function past(verb: string): string {
  if (DOUBLES.test(verb)) return `${verb}${verb.slice(-1)}ed`;
  if (verb.endsWith('e')) return `${verb}d`;
  return /[^aeiou]y$/.test(verb) ? `${verb.slice(0, -1)}ied` : `${verb}ed`;
}

/** fixing, mapping */
export function continuous(verb: string): string {
  if (DOUBLES.test(verb)) return `${verb}${verb.slice(-1)}ing`;
  return /[^e]e$/.test(verb) ? `${verb.slice(0, -1)}ing` : `${verb}ing`;
}

export function withArticle(words: string): string {
  return `${/^[aeiou]/i.test(words) ? 'an' : 'a'} ${words}`;
}

export function capitalised(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
