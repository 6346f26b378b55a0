import type { PassageIndex, Scope, ScopeStatistics } from '../model.js';
import { isEnglish } from '../text/english.js';
import type { Interpretation, QuestionTerm } from './answer.js';
import { likeliestSplit, splitsOf } from './compounds.js';
import { countMentions } from './mentions.js';
import type { OtherNames } from './other-names.js';
import { type Resolution, resolveUnknown } from './unknown.js';
import type { Technique } from './weights.js';

/** A variant the posts know, with the passages that hold it. */
export interface KnownVariant {
  readonly term: string;
  /** The term that must follow it, where the variant is two words; `passages` is then the most that can hold both. */
  readonly next?: string;
  readonly worth: number;
  readonly passages: number;
}

/** A word of the question as the posts know it. */
export interface Concept {
  readonly text: string;
  readonly weight: number;
  /** How often the question says it: 1 or more. */
  readonly mentions: number;
  /** Written as a name in the question. */
  readonly named: boolean;
  /** Inverse document frequency over the passages of the scope's feeds; the highest there is for an unknown word. */
  readonly idf: number;
  /** 0 to 1: share of the passages with the word that hold it in title, topics or headings; a guess for an unknown word. */
  readonly prominence: number;
  /** None when the posts never mention the word. */
  readonly variants: readonly KnownVariant[];
}

export interface ConsultedQuestion {
  readonly interpretation: Interpretation;
  readonly concepts: readonly Concept[];
  /** Of the scope's feeds, with the words of the question that they know. */
  readonly statistics: ScopeStatistics;
}

export interface ConsultOptions {
  readonly index: PassageIndex;
  readonly scope: Scope;
  /** The question as asked, for what it says more than once. */
  readonly text: string;
  readonly without?: ReadonlySet<Technique>;
  /** By what other names a word may go that the posts do not know; by none when absent. */
  readonly otherNames?: OtherNames;
}

/** Looks the question's words up in the posts' own vocabulary, and corrects those that it does not know. */
export async function consult(interpretation: Interpretation, options: ConsultOptions): Promise<ConsultedQuestion> {
  const { index, scope, without } = options;
  const splits = without?.has('compounds') === true ? [] : interpretation.terms.map(splitsOf);
  const parts = splits.flat().flatMap(({ term, next }) => [term, next]);
  const statistics = await index.statistics(scope, [...new Set([...variantTerms(interpretation.terms), ...parts])]);
  const known = (term: QuestionTerm) => knownVariants(term, statistics).length > 0;
  const unknown = interpretation.terms.filter((term) => !known(term));
  const conclude = concluding(countMentions(options.text), (term) => {
    const at = interpretation.terms.indexOf(term);
    return known(term) ? likeliestSplit(splits[at] ?? [], statistics) : undefined;
  });
  if (unknown.length === 0 || statistics.passages === 0) return conclude(interpretation, statistics);

  const resolved = await resolveUnknown(unknown, { ...options, statistics });
  if (resolved.size === 0) return conclude(interpretation, statistics);
  const terms = interpretation.terms.flatMap((term) => resolved.get(term)?.terms ?? [term]);
  const corrections = [...resolved.values()].map(({ correction }) => correction).filter((one) => one !== undefined);
  return conclude({ ...interpretation, terms, corrections }, withResolved(statistics, [...resolved.values()]));
}

function withResolved(statistics: ScopeStatistics, resolved: readonly Resolution[]): ScopeStatistics {
  const terms = new Map(statistics.terms);
  for (const { terms: found, statistics: known } of resolved) {
    for (const { term: variant } of found.flatMap(({ variants }) => variants)) {
      const counts = known.get(variant);
      if (counts !== undefined) terms.set(variant, counts);
    }
  }
  return { ...statistics, terms };
}

type SplitOf = (term: QuestionTerm) => ReturnType<typeof likeliestSplit>;

/** What two words are worth that stand for one: as much as the word. */
const SPLIT_WORTH = 1;

function concluding(mentions: ReadonlyMap<string, number>, splitOf: SplitOf) {
  return (interpretation: Interpretation, statistics: ScopeStatistics): ConsultedQuestion => {
    const concepts = interpretation.terms.map((term): Concept => {
      const variants = knownVariants(term, statistics);
      // The word itself, not a part of it, says how rare what is asked about is.
      const main = variants.find(({ worth }) => worth === 1);
      const counts = main === undefined ? undefined : statistics.terms.get(main.term);
      const split = splitOf(term);
      return {
        text: term.text,
        weight: term.weight,
        mentions: mentions.get(term.variants[0]?.term ?? '') ?? 1,
        named: term.named,
        idf: idf(main?.passages ?? 0, statistics.passages),
        prominence: counts === undefined ? prominenceUnknown(term) : counts.prominent / counts.passages,
        variants: split === undefined ? variants : [...variants, { ...split, worth: SPLIT_WORTH }],
      };
    });
    return { interpretation, concepts, statistics };
  };
}

/** An ordinary word that the posts never use is most often just how somebody puts it. */
const ORDINARY = 0.3;

/** What the posts would be about if they said a word: names and terms of a trade carry a question. */
function prominenceUnknown({ text, named }: QuestionTerm): number {
  return named || !isEnglish(text.toLowerCase()) ? 1 : ORDINARY;
}

/** Robertson and Spärck Jones' weight in the form that stays positive (as in Lucene's BM25). */
export function idf(passagesWithTerm: number, passages: number): number {
  return Math.log(1 + (passages - passagesWithTerm + 0.5) / (passagesWithTerm + 0.5));
}

function variantTerms(terms: readonly QuestionTerm[]): string[] {
  return [...new Set(terms.flatMap(({ variants }) => variants.map(({ term }) => term)))];
}

function knownVariants(term: QuestionTerm, statistics: ScopeStatistics): KnownVariant[] {
  const known = new Map<string, KnownVariant>();
  for (const { term: name, worth } of term.variants) {
    const passages = statistics.terms.get(name)?.passages ?? 0;
    if (passages > 0 && !known.has(name)) known.set(name, { term: name, worth, passages });
  }
  return [...known.values()];
}
