import { englishWord, UNKNOWN_LEVEL } from './english.js';
import type { TokenTerms } from './terms.js';
import { type WordFacts, wordFacts } from './word-facts.js';
import { wordKey } from './word-key.js';

/**
 * What is known of a word wherever it stands. Equal short surfaces of one language share one `Word`, and each of its
 * properties is worked out when first asked for: a few thousand words make up most of what is ever read, so a stage of
 * the reading that asks something of every token of a post mostly reads a field.
 */
export class Word implements TokenTerms {
  /** As written. */
  readonly surface: string;
  readonly terms: readonly string[];
  readonly stop: boolean;
  #lower: string | undefined;
  #bare: string | undefined;
  #key: string | undefined;
  #facts: WordFacts | undefined;
  #level: number | undefined;
  #keyLevel: number | undefined;

  constructor(surface: string, { terms, stop }: TokenTerms) {
    this.surface = surface;
    this.terms = terms;
    this.stop = stop;
  }

  /** In lower case. */
  get lower(): string {
    this.#lower ??= this.surface.toLowerCase();
    return this.#lower;
  }

  /** As written, on one line (`O(n log n)` is one word) and without a possessor's ending. */
  get bare(): string {
    this.#bare ??= this.surface.replace(/\s+/g, ' ').replace(/['’]s?$/, '');
    return this.#bare;
  }

  /** Equal for spellings of one word that differ in casing, plural and a possessor's ending; see `wordKey`. */
  get key(): string {
    this.#key ??= wordKey(this.surface);
    return this.#key;
  }

  /** What it shows by itself as a word of English. */
  get facts(): WordFacts {
    this.#facts ??= wordFacts(this.surface);
    return this.#facts;
  }

  /**
   * How rare it is in English (`EnglishWord.level`): as written, else by its first term, else as unknown words are. Of a
   * name with hyphens (`--no-install`, `grub2-mkconfig`) the first part counts.
   */
  get level(): number {
    this.#level ??= levelOf(this);
    return this.#level;
  }

  /** The same of its key. */
  get keyLevel(): number {
    this.#keyLevel ??= englishWord(this.key)?.level ?? UNKNOWN_LEVEL;
    return this.#keyLevel;
  }
}

function levelOf({ bare, terms }: Word): number {
  const written = /[^-]+/.exec(bare.toLowerCase())?.[0] ?? '';
  return (englishWord(written) ?? englishWord(terms[0] ?? ''))?.level ?? UNKNOWN_LEVEL;
}
