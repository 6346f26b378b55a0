import { bounded, foldAccents, normalise } from './folding.js';
import { stemmerFor } from './stemmers.js';
import { stopWordsOf } from './stopwords.js';

/** What a token is looked up by. */
export interface TokenTerms {
  /** The word itself first, then what else it can be found by; none for a stop word. */
  readonly terms: readonly string[];
  readonly stop: boolean;
}

/** Works out the terms of one token. Surfaces are as written; the same surface always has the same terms. */
export interface TermRules {
  word(surface: string): TokenTerms;
  number(surface: string): TokenTerms;
  code(surface: string): TokenTerms;
  stem(word: string): string;
  isStopWord(word: string): boolean;
}

/** The most terms one token has. */
const MAX_TERMS = 12;
/** The most of an address, path or other long name that is taken apart, in UTF-16 code units. */
const MAX_PARTED = 200;
const STOP: TokenTerms = { terms: [], stop: true };

// Capitals that mean something else than the stop word they look like.
const ACRONYMS = new Set(['IT', 'US', 'WHO', 'CAN', 'AM', 'DO', 'OR', 'ARE', 'IS', 'HAS']);
const HOST_ENDS = new Set(['com', 'org', 'net', 'www', 'http', 'https']);
const ORDINALS = new Set(['st', 'nd', 'rd', 'th']);
const VERSION = /^v?(\d+(?:\.\d+)+)/;
/** `grub2`, or `10gb`. */
const NAME_OR_MEASURE = /^(\p{L}{3,})\p{N}+$|^(\p{N}+)(\p{L}{2,})$/u;
const ELISION = /^(?:[cdjlmnst]|qu|lorsqu|puisqu|jusqu|quoiqu|all|[dn]ell|sull|dall|un|quest)'(?=..)/u;
const ELIDING = new Set(['fr', 'it', 'ca']);

/** Rules of one language; unknown languages get neither stemming nor stop words. */
export function termRules(language: string): TermRules {
  const stops = stopWordsOf(language);
  const stemmer = stemmerFor(language);
  const english = language === 'en';
  const elides = ELIDING.has(language);

  const plain = (word: string): string => {
    const low = normalise(word);
    if (!low.includes("'")) return low;
    const whole = elides ? low.replace(ELISION, '') : low;
    return whole.replace(/'s$/, '').replaceAll("'", '');
  };
  const stemPlain = (word: string): string => bounded(foldAccents(stemmer(english ? foldAccents(word) : word)));
  const stem = (word: string): string => {
    const acronyms = /^([A-Z][A-Z\d]+)(?:'s|’s|s)$/.exec(word);
    return stemPlain(acronyms?.[1]?.toLowerCase() ?? plain(trimmed(word)));
  };
  const isStopWord = (word: string): boolean => {
    const low = normalise(word);
    if (!stops.has(low) && !stops.has(plain(word))) return false;
    return !ACRONYMS.has(word.replaceAll('.', ''));
  };

  const word = (surface: string): TokenTerms => {
    const joined = surface.includes('.') ? surface.replaceAll('.', '') : surface;
    if (isStopWord(joined)) return STOP;
    const terms = new Set([stem(joined)]);
    for (const part of humpsOf(joined)) if (part.length > 1) terms.add(stemPlain(normalise(part)));
    return made(terms);
  };

  const number = (surface: string): TokenTerms => {
    const low = foldAccents(normalise(surface)).replaceAll(',', '');
    return made(new Set([bounded(low), bounded(low.replace(/^[$€£¥]/, ''))]));
  };

  const code = (surface: string): TokenTerms => {
    const named = withoutScheme(trimmed(surface));
    const terms = new Set([bounded(wholeOf(named))]);
    for (const segment of named.slice(0, MAX_PARTED).split(/[^\p{L}\p{N}\p{M}.+#']+/u)) {
      if (terms.size >= MAX_TERMS) break;
      addSegment(terms, segment.replace(/^\.+|\.+$/g, ''));
    }
    return made(terms);
  };

  const addSegment = (terms: Set<string>, segment: string): void => {
    const low = foldAccents(normalise(segment));
    if (segment.includes('.')) terms.add(bounded(low));
    const version = VERSION.exec(low)?.[1];
    if (version === undefined) {
      for (const piece of segment.split('.')) addPiece(terms, piece, piece !== segment);
      return;
    }
    terms.add(bounded(version));
    for (const prefix of prefixesOf(version)) terms.add(prefix);
    for (const piece of low.slice(low.indexOf(version) + version.length).split('.')) addPiece(terms, piece, true);
  };

  const addPiece = (terms: Set<string>, piece: string, dotted: boolean): void => {
    const low = foldAccents(normalise(piece));
    if (/^\p{N}+$/u.test(low)) {
      if (!dotted) terms.add(bounded(low));
    } else if (/\p{N}/u.test(low)) {
      terms.add(bounded(low));
      const [, name, count, unit] = NAME_OR_MEASURE.exec(low) ?? [];
      if (name !== undefined) terms.add(stemPlain(name));
      if (count !== undefined && unit !== undefined && !ORDINALS.has(unit)) terms.add(count).add(stemPlain(unit));
    } else if (low.length > 1 && !HOST_ENDS.has(low) && !stops.has(low)) {
      terms.add(stem(piece));
      for (const part of humpsOf(piece)) if (part.length > 1) terms.add(stemPlain(normalise(part)));
    }
  };

  return { word, number, code, stem, isStopWord };
}

function made(terms: Set<string>): TokenTerms {
  terms.delete('');
  return { terms: [...terms].slice(0, MAX_TERMS), stop: false };
}

function trimmed(surface: string): string {
  return surface.replace(/^_+|_+$/g, '') || surface;
}

/** Host and path of an address, without `www.`; every other name as it is. */
function withoutScheme(name: string): string {
  const address = /^[a-zA-Z][a-zA-Z\d+.]*:\/\/(?:www\.)?([^?#]*)/.exec(name)?.[1];
  return address === undefined || address === '' ? name : address;
}

/** A name as one term: without call brackets, `_` as `-`, so that ways of writing it agree. */
function wholeOf(name: string): string {
  const low = foldAccents(normalise(name));
  return low.replaceAll('_', '-').replace(/\(\)$|\/$/, '') || low;
}

/** `2.6` for `2.6.16`: what people ask for when they do not remember the rest. */
function prefixesOf(version: string): string[] {
  const numbers = version.split('.');
  return numbers.slice(2).map((_, index) => bounded(numbers.slice(0, index + 2).join('.')));
}

/**
 * Parts of an identifier that begins small or has three or more (`setTimeout`, `getElementById`). Names of two parts
 * that begin large (`JavaScript`, `GitHub`) are words of their own: no one who asks for Java wants JavaScript.
 */
function humpsOf(word: string): string[] {
  if (!/[a-z][A-Z]/.test(word)) return [];
  const parts = word.slice(0, MAX_PARTED).split(/(?<=\p{Ll})(?=\p{Lu})|(?<=\p{Lu})(?=\p{Lu}\p{Ll})/u);
  const [first = ''] = parts;
  return parts.length > 2 || (/^\p{Ll}/u.test(first) && first.length > 2) ? parts : [];
}
