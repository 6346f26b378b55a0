import type { PassageIndex, Scope, ScopeStatistics, TermStatistics } from '../model.js';
import { analyserFor } from '../text/analyser.js';
import type { Correction, QuestionTerm } from './answer.js';
import type { OtherNames } from './other-names.js';
import { mayBeMisspelt, nearestSpelling } from './spelling.js';

/** What a word that the posts do not know is taken for. */
export interface Resolution {
  readonly terms: readonly QuestionTerm[];
  /** Of those variants of the terms that the posts know. */
  readonly statistics: ReadonlyMap<string, TermStatistics>;
  /** Set where other words than the one asked are looked for. */
  readonly correction?: Correction;
}

export interface ResolveOptions {
  readonly index: PassageIndex;
  readonly scope: Scope;
  /** Of the words that were asked for, in that scope. */
  readonly statistics: ScopeStatistics;
  readonly otherNames?: OtherNames;
}

const OTHER_LANGUAGES = ['de', 'fr', 'es', 'it', 'pt', 'nl', 'ru'];
const SIMILAR_TERMS = 2000;
/** Words that are compared with those of the posts, which are many; and how many of them are corrected. */
const MAX_COMPARED = 6;
const MAX_CORRECTIONS = 3;

/**
 * What unknown words of a question may stand for: what goes by another name in the posts, the same word as the stemmer of
 * another language forms it, else a word that it is a misspelling of. Words that stand for nothing are left out.
 */
export async function resolveUnknown(
  unknown: readonly QuestionTerm[],
  { index, scope, statistics: asOf, otherNames }: ResolveOptions,
): Promise<ReadonlyMap<QuestionTerm, Resolution>> {
  const readings = unknown.map((term) => [term, [...renamed(term, otherNames), inOtherLanguages(term)]] as const);
  const forms = readings.flatMap(([, all]) => all.flatMap(({ terms }) => terms.flatMap(formsOf)));
  const { terms: statistics } = await index.statistics(scope, [...new Set(forms)], asOf);
  const isKnown = (term: QuestionTerm) => formsOf(term).some((form) => statistics.has(form));
  const resolved = readings.flatMap(([term, all]) => {
    const reading = all.find(({ terms }) => terms.every(isKnown));
    return reading === undefined ? [] : [[term, { ...reading, statistics }] as const];
  });
  const known = new Map<QuestionTerm, Resolution>(resolved);
  const misspelt = unknown.filter((term) => !known.has(term) && mayBeMisspelt(term.text));
  const corrected = await Promise.all(
    misspelt.slice(0, MAX_COMPARED).map(async (term) => [term, await correct(term, index, scope)] as const),
  );
  return new Map<QuestionTerm, Resolution>([
    ...known,
    ...corrected
      .flatMap(([term, resolution]) => (resolution === undefined ? [] : [[term, resolution] as const]))
      .slice(0, MAX_CORRECTIONS),
  ]);
}

function formsOf({ variants }: QuestionTerm): string[] {
  return variants.map(({ term }) => term);
}

/** Ways to read a word as others, the likeliest first. */
type WordReading = Pick<Resolution, 'terms' | 'correction'>;

function renamed(asked: QuestionTerm, otherNames: OtherNames = () => []): WordReading[] {
  return otherNames(asked.text).flatMap((to) => {
    const words = to.split(/\s+/);
    const stems = words.map((word) => analyserFor('en').stem(word.toLowerCase()));
    if (words.length === 1 && isSharedStem(to, stems[0])) return [];
    const terms = words.map((text, at) => ({
      ...asked,
      text,
      variants: [{ term: stems[at] ?? '', worth: 1 }],
      bound: at < words.length - 1,
    }));
    return [{ terms, correction: { from: asked.text, to } }];
  });
}

const LONGEST_OWN_ENDING = 3;

/** "Accessibility" goes into the index as "access" does, which most posts mean by it. */
function isSharedStem(word: string, stem = ''): boolean {
  return stem.length < word.length - LONGEST_OWN_ENDING;
}

function inOtherLanguages(term: QuestionTerm): WordReading {
  const stems = OTHER_LANGUAGES.map((language) => analyserFor(language).stem(term.text));
  return { terms: [{ ...term, variants: [...new Set(stems)].map((stem) => ({ term: stem, worth: 1 })) }] };
}

async function correct(asked: QuestionTerm, index: PassageIndex, scope: Scope): Promise<Resolution | undefined> {
  const statistics = await index.similarTerms(scope, asked.text.toLowerCase(), SIMILAR_TERMS);
  const nearest = nearestSpelling(asked.text, statistics);
  if (nearest === undefined) return undefined;
  const term = { ...asked, text: nearest.text, variants: [{ term: nearest.term, worth: 1 }] };
  return { terms: [term], statistics, correction: { from: asked.text, to: nearest.text } };
}
