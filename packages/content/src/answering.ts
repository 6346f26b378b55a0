import type { Answer, Question } from './ask/answer.js';
import { ask as askPosts } from './ask/ask.js';
import { type OtherNames, otherNames } from './ask/other-names.js';
import type { PassageIndex } from './model.js';
import { loadTaxonomy } from './topics/taxonomy.js';

/**
 * Answers a question from the stored passages; words that the posts do not know are looked for by the other names that
 * the taxonomy of this package has for them. Every quote is a substring of the post it is cited from. Errors of the index
 * pass through.
 */
export function ask(question: Question, index: PassageIndex): Promise<Answer> {
  return askPosts(question, index, { otherNames: otherNamesOfTopics });
}

let names: OtherNames | undefined;

/** The taxonomy is read when the first word is unknown. */
function otherNamesOfTopics(word: string): readonly string[] {
  names ??= otherNames(loadTaxonomy().topics.map(({ name, signals }) => [name, ...namesAmong(signals)]));
  return names(word);
}

/** The weight of a topic's name and of its synonyms. */
const NAME_WEIGHT = 2;

function namesAmong(signals: readonly { readonly phrase: string; readonly weight: number }[]): string[] {
  return signals.filter(({ weight }) => weight >= NAME_WEIGHT).map(({ phrase }) => phrase);
}
