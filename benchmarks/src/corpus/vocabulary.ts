import { inventedTerm, inventedWord } from './invented.js';
import { ADJECTIVES, ADVERBS, NAMES, NOUNS, VERBS } from './lexicon.js';
import { Random } from './random.js';
import { Zipf } from './zipf.js';

/** Nouns and names are an open class: new ones turn up as long as one reads. Verbs and adjectives hardly are. */
const OPEN_RANKS = 400_000;
const INVENTED_VERBS = 1500;
const INVENTED_ADJECTIVES = 3000;
/** Everyday nouns that are more frequent than any name. */
const NOUNS_BEFORE_NAMES = 80;

const FREQUENT_NOUNS: readonly string[] = [
  ...NOUNS.slice(0, NOUNS_BEFORE_NAMES),
  ...NOUNS.slice(NOUNS_BEFORE_NAMES).flatMap((noun, at) => {
    const name = NAMES[at];
    return name === undefined ? [noun] : [name, noun];
  }),
];
const ALL_VERBS: readonly string[] = [...VERBS, ...inventedWords(INVENTED_VERBS, 'verb')];
const ALL_ADJECTIVES: readonly string[] = [...ADJECTIVES, ...inventedWords(INVENTED_ADJECTIVES, 'adjective')];

const noun = new Zipf(OPEN_RANKS, { exponent: 1.16, shift: 24 });
const verb = new Zipf(ALL_VERBS.length, { exponent: 1.4, shift: 12 });
const adjective = new Zipf(ALL_ADJECTIVES.length, { exponent: 1.4, shift: 12 });
const adverb = new Zipf(ADVERBS.length, { exponent: 1, shift: 3 });

/** The words that all blogs share, each as frequent as Zipf's law has it. */
export const vocabulary = {
  noun: (random: Random) => nounAt(noun.draw(random)),
  verb: (random: Random) => ALL_VERBS[verb.draw(random)] ?? 'use',
  adjective: (random: Random) => ALL_ADJECTIVES[adjective.draw(random)] ?? 'new',
  adverb: (random: Random) => ADVERBS[adverb.draw(random)] ?? 'now',
  /** A noun that few posts use. */
  rareNoun: (random: Random) => nounAt(Math.floor(2000 * (OPEN_RANKS / 2000) ** random.next())),
  /** A noun that is neither everyday nor rare. */
  midNoun: (random: Random) => nounAt(Math.floor(30 * (3000 / 30) ** random.next())),
} as const;

function nounAt(rank: number): string {
  return FREQUENT_NOUNS[rank] ?? inventedTerm(rank);
}

function inventedWords(count: number, kind: string): string[] {
  return Array.from({ length: count }, (_, at) => inventedWord(new Random(`${kind} ${at}`)));
}
