import type { PassageIndex, Scope } from '../model.js';
import { analyserFor } from '../text/analyser.js';
import type { Correction, QuestionTerm } from './answer.js';
import { nearestSpelling } from './spelling.js';
import type { Technique } from './weights.js';

/** What a word that the posts do not know is taken for. */
export interface Resolution {
  readonly term: QuestionTerm;
  /** Set where another word than the one asked is looked for. */
  readonly correction?: Correction;
}

export interface ResolveOptions {
  readonly index: PassageIndex;
  readonly scope: Scope;
  readonly without?: ReadonlySet<Technique>;
}

const OTHER_LANGUAGES = ['de', 'fr', 'es', 'it', 'pt', 'nl', 'ru'];
const SIMILAR_TERMS = 2000;
const MAX_CORRECTIONS = 3;

/**
 * What unknown words of a question may stand for: the same word as the stemmer of another language forms it, else a
 * word that it is a misspelling of. Words that stand for nothing are left out.
 */
export async function resolveUnknown(
  unknown: readonly QuestionTerm[],
  { index, scope }: ResolveOptions,
): Promise<ReadonlyMap<QuestionTerm, Resolution>> {
  const foreign = new Map(unknown.map((term) => [term, inOtherLanguages(term)]));
  const forms = [...foreign.values()].flatMap(({ variants }) => variants.map(({ term }) => term));
  const { terms: known } = await index.statistics(scope, [...new Set(forms)]);
  const resolved = new Map<QuestionTerm, Resolution>();
  let corrections = 0;
  for (const [term, translated] of foreign) {
    if (translated.variants.some((variant) => known.has(variant.term))) resolved.set(term, { term: translated });
    else if (corrections < MAX_CORRECTIONS) {
      const corrected = await correct(term, index, scope);
      if (corrected === undefined) continue;
      corrections++;
      resolved.set(term, { term: corrected, correction: { from: term.text, to: corrected.text } });
    }
  }
  return resolved;
}

function inOtherLanguages(term: QuestionTerm): QuestionTerm {
  const stems = OTHER_LANGUAGES.map((language) => analyserFor(language).stem(term.text));
  return { ...term, variants: [...new Set(stems)].map((stem) => ({ term: stem, worth: 1 })) };
}

async function correct(term: QuestionTerm, index: PassageIndex, scope: Scope): Promise<QuestionTerm | undefined> {
  const known = await index.similarTerms(scope, term.text.toLowerCase(), SIMILAR_TERMS);
  const nearest = nearestSpelling(term.text, known);
  return nearest === undefined
    ? undefined
    : { ...term, text: nearest.text, variants: [{ term: nearest.term, worth: 1 }] };
}
