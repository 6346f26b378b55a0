import { type Answer, createReader, loadTaxonomy } from '@fieldnotes/content';
import type { Store } from '@fieldnotes/store';
import { productStopWords } from '../corpus/function-words.js';
import type { GoldQuestion } from './gold.js';
import { createPlainSearch } from './plain-search.js';
import { askProduct, quotesNotVerbatim } from './product.js';
import { type Judged, judge, type ShownAnswer } from './score.js';
import { windowsOf } from './windows.js';

export interface Judgement {
  readonly product: readonly Judged[];
  readonly answers: readonly Answer[];
  readonly notVerbatim: number;
  readonly peer: readonly Judged[];
}

/** Asks every question of the product, and of the peer over the same passages. */
export async function evaluate(
  questions: readonly GoldQuestion[],
  store: Store,
  now: Date,
  signal: AbortSignal,
): Promise<Judgement> {
  const answers: Answer[] = [];
  for (const question of questions) {
    signal.throwIfAborted();
    answers.push(await askProduct(question, { store, now, timeZone: 'UTC' }));
  }
  const reader = createReader({ taxonomy: await loadTaxonomy() });
  const search = createPlainSearch(await windowsOf(store, reader), productStopWords());
  return {
    product: questions.map((gold, at) => judged(gold, shown(answers[at]))),
    answers,
    notVerbatim: await quotesNotVerbatim(answers, store),
    peer: questions.map((gold) => judged(gold, search(gold))),
  };
}

function judged(gold: GoldQuestion, answer: ShownAnswer): Judged {
  return { gold, answer, fault: judge(gold, answer) };
}

function shown(answer: Answer | undefined): ShownAnswer {
  return answer?.found === true ? answer.citations : [];
}
