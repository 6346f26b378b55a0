import { type Answer, ask, type Question } from '@fieldnotes/content';
import type { Store } from '@fieldnotes/store';
import type { GoldQuestion } from './gold.js';

export interface ProductOptions {
  readonly store: Store;
  /** The instant "last week" counts from. */
  readonly now: Date;
  readonly timeZone: string;
}

export function askProduct(gold: GoldQuestion, options: ProductOptions): Promise<Answer> {
  return ask(questionOf(gold, options), options.store.passages);
}

export function questionOf({ question, context }: GoldQuestion, { now, timeZone }: ProductOptions): Question {
  return { text: question, now, timeZone, ...(context === undefined ? {} : { context }) };
}

/** Quotes that do not stand in their post as they are shown. There must be none. */
export async function quotesNotVerbatim(answers: readonly Answer[], store: Store): Promise<number> {
  let wrong = 0;
  for (const { postId, quote } of answers.flatMap((answer) => (answer.found ? answer.citations : []))) {
    const post = await store.posts.get(postId);
    if (post?.body.includes(quote) !== true) wrong++;
  }
  return wrong;
}
