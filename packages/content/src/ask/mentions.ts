import { analyserFor } from '../text/analyser.js';

const analyser = analyserFor('en');

/**
 * How often a question mentions each of its words, by index term. Long questions say again what they are about
 * ("shape descriptions, shape recognition, measures of shape").
 */
export function countMentions(text: string): ReadonlyMap<string, number> {
  const mentions = new Map<string, number>();
  for (const { terms } of analyser.analyse(text)) {
    const [term] = terms;
    if (term !== undefined) mentions.set(term, (mentions.get(term) ?? 0) + 1);
  }
  return mentions;
}
