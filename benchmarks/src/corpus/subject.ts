import { NAMES } from './lexicon.js';
import { Random } from './random.js';
import { vocabulary } from './vocabulary.js';
import { Zipf } from './zipf.js';

/** What feeds write about again and again: a field with its own names and words. */
export interface Field {
  readonly names: readonly string[];
  readonly nouns: readonly string[];
  readonly verbs: readonly string[];
}

export const FIELDS = 60;
const FIELDS_PER_FEED = 7;

export function fieldOf(seed: string, number: number): Field {
  const random = new Random(`${seed} field ${number}`);
  const several = (count: number, draw: (random: Random) => string) =>
    Array.from({ length: count }, () => draw(random));
  return {
    names: [...several(3, (r) => r.pick(NAMES)), ...several(3, vocabulary.rareNoun)],
    nouns: several(40, vocabulary.midNoun),
    verbs: several(12, vocabulary.verb),
  };
}

/** The fields of a feed, the favourite first. */
export function fieldsOfFeed(seed: string, feed: number): readonly number[] {
  const random = new Random(`${seed} feed ${feed}`);
  return random.shuffle(Array.from({ length: FIELDS }, (_, number) => number)).slice(0, FIELDS_PER_FEED);
}

// Where a post takes a noun from. Words of what it is about come in bursts (Church and Gale, Poisson mixtures, 1995).
const FROM_FOCUS = 0.3;
const FROM_FIELD = 0.2;
const SAID_BEFORE = 0.08;
const VERB_FROM_FIELD = 0.35;

const focusRank = new Zipf(9, { exponent: 0.9, shift: 0.5 });
const fieldRank = new Zipf(40, { exponent: 0.8, shift: 2 });

/** Draws the words of one post. */
export class Subject {
  /** The words the post comes back to, the most frequent first. */
  readonly focus: readonly string[];
  readonly #random: Random;
  readonly #field: Field;
  readonly #said: string[] = [];

  constructor(field: Field, random: Random) {
    this.#random = random;
    this.#field = field;
    this.focus = [
      random.pick(field.names),
      random.pick(field.nouns),
      vocabulary.midNoun(random),
      random.pick(field.nouns),
      vocabulary.rareNoun(random),
      random.pick(field.names),
      random.pick(field.nouns),
      vocabulary.rareNoun(random),
      vocabulary.noun(random),
    ];
  }

  noun(): string {
    const from = this.#random.next();
    const noun = this.#drawNoun(from);
    this.#said.push(noun);
    return noun;
  }

  verb(): string {
    return this.#random.chance(VERB_FROM_FIELD) ? this.#random.pick(this.#field.verbs) : vocabulary.verb(this.#random);
  }

  adjective(): string {
    return vocabulary.adjective(this.#random);
  }

  adverb(): string {
    return vocabulary.adverb(this.#random);
  }

  #drawNoun(from: number): string {
    const random = this.#random;
    if (from < FROM_FOCUS) return this.focus[focusRank.draw(random)] ?? vocabulary.noun(random);
    if (from < FROM_FOCUS + FROM_FIELD) return this.#field.nouns[fieldRank.draw(random)] ?? vocabulary.noun(random);
    if (from < FROM_FOCUS + FROM_FIELD + SAID_BEFORE && this.#said.length > 0) return random.pick(this.#said);
    return vocabulary.noun(random);
  }
}
