import type { PassageIndex, Scope, ScopeStatistics, TermStatistics } from '../model.js';
import { analyserFor } from '../text/analyser.js';
import type { Correction, QuestionTerm } from './answer.js';
import { mayBeMisspelt, nearestSpelling } from './spelling.js';

/** What a word that the posts do not know is taken for. */
export interface Resolution {
  readonly term: QuestionTerm;
  /** Of those variants of the term that the posts know. */
  readonly statistics: ReadonlyMap<string, TermStatistics>;
  /** Set where another word than the one asked is looked for. */
  readonly correction?: Correction;
}

export interface ResolveOptions {
  readonly index: PassageIndex;
  readonly scope: Scope;
  /** Of the words that were asked for, in that scope. */
  readonly statistics: ScopeStatistics;
}

const OTHER_LANGUAGES = ['de', 'fr', 'es', 'it', 'pt', 'nl', 'ru'];
const SIMILAR_TERMS = 2000;
/** Words that are compared with those of the posts, which are many; and how many of them are corrected. */
const MAX_COMPARED = 6;
const MAX_CORRECTIONS = 3;

/**
 * What unknown words of a question may stand for: the same word as the stemmer of another language forms it, else a
 * word that it is a misspelling of. Words that stand for nothing are left out.
 */
export async function resolveUnknown(
  unknown: readonly QuestionTerm[],
  { index, scope, statistics: asOf }: ResolveOptions,
): Promise<ReadonlyMap<QuestionTerm, Resolution>> {
  const foreign = unknown.map((term) => ({ term, translated: inOtherLanguages(term) }));
  const forms = foreign.flatMap(({ translated }) => translated.variants.map(({ term }) => term));
  const { terms: statistics } = await index.statistics(scope, [...new Set(forms)], asOf);
  const isKnown = ({ variants }: QuestionTerm) => variants.some((variant) => statistics.has(variant.term));
  const misspelt = foreign.filter(({ term, translated }) => !isKnown(translated) && mayBeMisspelt(term.text));
  const corrected = await Promise.all(
    misspelt.slice(0, MAX_COMPARED).map(async ({ term }) => [term, await correct(term, index, scope)] as const),
  );
  return new Map<QuestionTerm, Resolution>([
    ...foreign
      .filter(({ translated }) => isKnown(translated))
      .map(({ term, translated }) => [term, { term: translated, statistics }] as const),
    ...corrected
      .flatMap(([term, resolution]) => (resolution === undefined ? [] : [[term, resolution] as const]))
      .slice(0, MAX_CORRECTIONS),
  ]);
}

function inOtherLanguages(term: QuestionTerm): QuestionTerm {
  const stems = OTHER_LANGUAGES.map((language) => analyserFor(language).stem(term.text));
  return { ...term, variants: [...new Set(stems)].map((stem) => ({ term: stem, worth: 1 })) };
}

async function correct(asked: QuestionTerm, index: PassageIndex, scope: Scope): Promise<Resolution | undefined> {
  const statistics = await index.similarTerms(scope, asked.text.toLowerCase(), SIMILAR_TERMS);
  const nearest = nearestSpelling(asked.text, statistics);
  if (nearest === undefined) return undefined;
  const term = { ...asked, text: nearest.text, variants: [{ term: nearest.term, worth: 1 }] };
  return { term, statistics, correction: { from: asked.text, to: nearest.text } };
}
