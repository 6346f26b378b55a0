import { analyserFor } from '../text/analyser.js';
import type { Citation, Interpretation } from './answer.js';

/**
 * A corrected word is known by its index form ("glusterf"). For showing, it is written as the posts cited write it
 * ("GlusterFS"); a word that none of them shows keeps its index form.
 */
export function asWritten(
  { corrections, terms }: Pick<Interpretation, 'corrections' | 'terms'>,
  citations: readonly Pick<Citation, 'title' | 'quote'>[],
): Pick<Interpretation, 'corrections' | 'terms'> {
  if (corrections.length === 0) return { corrections, terms };
  const written = writtenForms(
    corrections.map(({ to }) => to),
    citations,
  );
  const show = (term: string) => written.get(term) ?? term;
  return {
    corrections: corrections.map(({ from, to }) => ({ from, to: show(to) })),
    terms: terms.map((term) => ({ ...term, text: show(term.text) })),
  };
}

function writtenForms(
  terms: readonly string[],
  citations: readonly Pick<Citation, 'title' | 'quote'>[],
): Map<string, string> {
  const analyser = analyserFor('en');
  const forms = new Map<string, string>();
  for (const { title, quote } of citations) {
    for (const token of [...analyser.analyse(title), ...analyser.analyse(quote)]) {
      const [term = ''] = token.terms;
      if (terms.includes(term) && !forms.has(term)) forms.set(term, token.text);
    }
  }
  return forms;
}
