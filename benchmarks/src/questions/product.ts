import { type Answer, ask } from '@fieldnotes/content';
import type { Store } from '@fieldnotes/store';
import type { GoldQuestion } from './gold.js';

export interface ProductOptions {
  readonly store: Store;
  /** The instant "last week" counts from. */
  readonly now: Date;
  readonly timeZone: string;
}

export function askProduct({ question, context }: GoldQuestion, options: ProductOptions): Promise<Answer> {
  const { store, now, timeZone } = options;
  return ask({ text: question, now, timeZone, ...(context === undefined ? {} : { context }) }, store.passages);
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
