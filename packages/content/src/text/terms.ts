import { bounded, foldAccents, MAX_READ, normalise } from './folding.js';
import { type Stem, stemmerFor } from './stemmers.js';
import { stopWordsOf } from './stopwords.js';

/** What a token is looked up by. */
export interface TokenTerms {
  /** The word itself first, then what else it can be found by; none for a stop word. */
  readonly terms: readonly string[];
  readonly stop: boolean;
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
const ELISION = /^(?:[cdjlmnst]|qu|lorsqu|puisqu|jusqu|quoiqu|all|[dn]ell|sull|dall|un|quest)['’ʼ＇](?=..)/iu;
const ELIDING = new Set(['fr', 'it', 'ca']);

/**
 * Works out the terms of one token in one language. Surfaces are as written; the same surface always has the same
 * terms. Unknown languages get neither stemming nor stop words.
 */
export class TermRules {
  readonly #stops: ReadonlySet<string>;
  readonly #stemmer: Stem;
  readonly #english: boolean;
  readonly #elides: boolean;

  constructor(language: string) {
    this.#stops = stopWordsOf(language);
    this.#stemmer = stemmerFor(language);
    this.#english = language === 'en';
    this.#elides = ELIDING.has(language);
  }

  word(surface: string): TokenTerms {
    const joined = surface.includes('.') ? surface.replaceAll('.', '') : surface;
    if (this.isStopWord(joined)) return STOP;
    const terms = new Set([this.stem(joined)]);
    this.#addHumps(terms, joined);
    return made(terms);
  }

  number(surface: string): TokenTerms {
    const low = foldAccents(normalise(surface)).replaceAll(',', '');
    return made(new Set([bounded(low), bounded(low.replace(/^[$€£¥]/, ''))]));
  }

  code(surface: string): TokenTerms {
    const named = withoutScheme(trimmed(surface));
    const terms = new Set([bounded(wholeOf(named))]);
    for (const segment of named.slice(0, MAX_PARTED).split(/[^\p{L}\p{N}\p{M}.+#']+/u)) {
      if (terms.size >= MAX_TERMS) break;
      this.#addSegment(terms, segment.replace(/^\.+|\.+$/g, ''));
    }
    return made(terms);
  }

  stem(word: string): string {
    const acronym = /^([A-Z][A-Z\d]+)(?:'s|’s|s)$/.exec(word)?.[1];
    return this.#stemPlain(acronym?.toLowerCase() ?? this.#plain(trimmed(word)));
  }

  isStopWord(word: string): boolean {
    if (!this.#stops.has(normalise(word)) && !this.#stops.has(this.#plain(word))) return false;
    return !ACRONYMS.has(word.replaceAll('.', ''));
  }

  /** Length of the elided article or preposition that a word begins with: 2 for "l'installateur". */
  elisionOf(word: string): number {
    return this.#elides ? (ELISION.exec(word)?.[0].length ?? 0) : 0;
  }

  /** Lower-case, without possessive, elided article and apostrophes. */
  #plain(word: string): string {
    const low = normalise(word);
    if (!low.includes("'")) return low;
    const whole = this.#elides ? low.replace(ELISION, '') : low;
    return whole.replace(/'s$/, '').replaceAll("'", '');
  }

  #stemPlain(word: string): string {
    return bounded(foldAccents(this.#stemmer(this.#english ? foldAccents(word) : word)));
  }

  #addHumps(terms: Set<string>, word: string): void {
    for (const part of humpsOf(word)) if (part.length > 1) terms.add(this.#stemPlain(normalise(part)));
  }

  /** A part of a name in which only full stops are left: a version, a host, a file name or a word. */
  #addSegment(terms: Set<string>, segment: string): void {
    const low = foldAccents(normalise(segment));
    if (segment.includes('.')) terms.add(bounded(low));
    const version = VERSION.exec(low)?.[1];
    if (version === undefined) {
      for (const piece of segment.split('.')) this.#addPiece(terms, piece, piece !== segment);
      return;
    }
    terms.add(bounded(version));
    for (const prefix of prefixesOf(version)) terms.add(prefix);
    for (const piece of low.slice(low.indexOf(version) + version.length).split('.')) this.#addPiece(terms, piece, true);
  }

  #addPiece(terms: Set<string>, piece: string, dotted: boolean): void {
    const low = foldAccents(normalise(piece));
    if (/^\p{N}+$/u.test(low)) {
      if (!dotted) terms.add(bounded(low));
    } else if (/\p{N}/u.test(low)) {
      terms.add(bounded(low));
      const [, name, count, unit] = NAME_OR_MEASURE.exec(low) ?? [];
      if (name !== undefined) terms.add(this.#stemPlain(name));
      if (count !== undefined && unit !== undefined && !ORDINALS.has(unit))
        terms.add(bounded(count)).add(this.#stemPlain(unit));
    } else if (low.length > 1 && !HOST_ENDS.has(low) && !this.#stops.has(low)) {
      terms.add(this.stem(piece));
      this.#addHumps(terms, piece);
    }
  }
}

function made(terms: Set<string>): TokenTerms {
  terms.delete('');
  return { terms: [...terms].slice(0, MAX_TERMS), stop: false };
}

/** What is read of a name, without the underscores around it. */
function trimmed(surface: string): string {
  const read = surface.slice(0, MAX_READ);
  return read.replace(/^_+|_+$/g, '') || read;
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
