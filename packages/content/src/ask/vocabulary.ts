import type { PassageIndex, Scope, ScopeStatistics, TermStatistics } from '../model.js';
import { analyserFor } from '../text/analyser.js';
import type { Correction, Interpretation, QuestionTerm } from './answer.js';
import { nearestSpelling } from './spelling.js';

/** A variant the posts know, with the passages that hold it. */
export interface KnownVariant {
  readonly term: string;
  readonly worth: number;
  readonly passages: number;
}

/** A word of the question as the posts know it. */
export interface Concept {
  readonly text: string;
  readonly weight: number;
  /** Written as a name in the question. */
  readonly named: boolean;
  /** Inverse document frequency over the passages of the scope's feeds; the highest there is for an unknown word. */
  readonly idf: number;
  /** 0 to 1: share of the passages with the word that hold it in title, topics or headings. 1 for an unknown word. */
  readonly prominence: number;
  /** None when the posts never mention the word. */
  readonly variants: readonly KnownVariant[];
}

export interface ConsultedQuestion {
  readonly interpretation: Interpretation;
  readonly concepts: readonly Concept[];
  readonly averageLength: number;
}

const OTHER_LANGUAGES = ['de', 'fr', 'es', 'it', 'pt', 'nl', 'ru'];
const SIMILAR_TERMS = 2000;
const MAX_CORRECTIONS = 3;

/** Looks the question's words up in the posts' own vocabulary, and corrects those that it does not know. */
export async function consult(
  interpretation: Interpretation,
  index: PassageIndex,
  scope: Scope,
): Promise<ConsultedQuestion> {
  const statistics = await index.statistics(scope, variantTerms(interpretation.terms));
  const unknown = interpretation.terms.filter((term) => knownVariants(term, statistics).length === 0);
  if (unknown.length === 0 || statistics.passages === 0) return conclude(interpretation, statistics);

  const foreign = unknown.map(inOtherLanguages);
  const found = await index.statistics(scope, variantTerms(foreign));
  const corrections: Correction[] = [];
  const replaced = new Map<QuestionTerm, QuestionTerm>();
  for (const [at, term] of unknown.entries()) {
    const translated = foreign[at];
    if (translated !== undefined && knownVariants(translated, found).length > 0) replaced.set(term, translated);
    else if (corrections.length < MAX_CORRECTIONS) {
      const corrected = await correct(term, index, scope);
      if (corrected === undefined) continue;
      corrections.push({ from: term.text, to: corrected.text });
      replaced.set(term, corrected);
    }
  }
  if (replaced.size === 0) return conclude(interpretation, statistics);

  const terms = interpretation.terms.map((term) => replaced.get(term) ?? term);
  return conclude({ ...interpretation, terms, corrections }, await index.statistics(scope, variantTerms(terms)));
}

function conclude(interpretation: Interpretation, statistics: ScopeStatistics): ConsultedQuestion {
  const concepts = interpretation.terms.map((term): Concept => {
    const variants = knownVariants(term, statistics);
    // The word itself, not a part of it, says how rare what is asked about is.
    const main = variants.find(({ worth }) => worth === 1);
    const counts = main === undefined ? undefined : statistics.terms.get(main.term);
    return {
      text: term.text,
      weight: term.weight,
      named: term.named,
      idf: idf(main?.passages ?? 0, statistics.passages),
      prominence: counts === undefined ? 1 : counts.prominent / counts.passages,
      variants,
    };
  });
  return { interpretation, concepts, averageLength: statistics.averageLength };
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

function inOtherLanguages(term: QuestionTerm): QuestionTerm {
  const stems = OTHER_LANGUAGES.map((language) => analyserFor(language).stem(term.text));
  return { ...term, variants: [...new Set(stems)].map((stem) => ({ term: stem, worth: 1 })) };
}

async function correct(term: QuestionTerm, index: PassageIndex, scope: Scope): Promise<QuestionTerm | undefined> {
  const word = term.variants[0]?.term ?? '';
  const candidates: ReadonlyMap<string, TermStatistics> = await index.similarTerms(scope, word, SIMILAR_TERMS);
  const nearest = nearestSpelling(word, candidates);
  return nearest === undefined ? undefined : { ...term, text: nearest, variants: [{ term: nearest, worth: 1 }] };
}
