import { type Answer, createReader, loadTaxonomy } from '@fieldnotes/content';
import type { Store } from '@fieldnotes/store';
import { productStopWords } from '../corpus/function-words.js';
import { type Explanation, explainWrong } from './explain.js';
import type { GoldQuestion } from './gold.js';
import { createPlainSearch } from './plain-search.js';
import { askProduct, quotesNotVerbatim } from './product.js';
import { type Judged, judge, type ShownAnswer } from './score.js';
import { windowsOf } from './windows.js';

export interface Judgement {
  readonly product: readonly Judged[];
  readonly answers: readonly Answer[];
  readonly notVerbatim: number;
  /** Empty where the peer was left out. */
  readonly peer: readonly Judged[];
  /** Of the wrong answers, by the question's id; empty unless it was asked for. */
  readonly explanations: ReadonlyMap<string, Explanation>;
}

export interface EvaluationOptions {
  readonly now: Date;
  readonly withPeer: boolean;
  readonly withExplanations: boolean;
  readonly signal: AbortSignal;
}

/** Asks every question of the product, and of the peer over the same passages. */
export async function evaluate(
  questions: readonly GoldQuestion[],
  store: Store,
  { now, withPeer, withExplanations, signal }: EvaluationOptions,
): Promise<Judgement> {
  const options = { store, now, timeZone: 'UTC' };
  const answers: Answer[] = [];
  for (const question of questions) {
    signal.throwIfAborted();
    answers.push(await askProduct(question, options));
  }
  const product = questions.map((gold, at) => judged(gold, shown(answers[at])));
  return {
    product,
    answers,
    notVerbatim: await quotesNotVerbatim(answers, store),
    peer: withPeer ? await askPeer(questions, store) : [],
    explanations: withExplanations ? await explainWrong(product, options) : new Map(),
  };
}

async function askPeer(questions: readonly GoldQuestion[], store: Store): Promise<Judged[]> {
  const reader = createReader({ taxonomy: await loadTaxonomy() });
  const search = createPlainSearch(await windowsOf(store, reader), productStopWords());
  return questions.map((gold) => judged(gold, search(gold)));
}

function judged(gold: GoldQuestion, answer: ShownAnswer): Judged {
  return { gold, answer, fault: judge(gold, answer) };
}

function shown(answer: Answer | undefined): ShownAnswer {
  return answer?.found === true ? answer.citations : [];
}
