import { type Answer, ask, interpret } from '@fieldnotes/content';
import type { Scope } from '@fieldnotes/content/model';
import type { Admission, QuestionRecord } from '@fieldnotes/store';
import type { BotContext } from '../framework/feature.js';

/** A question as a member asks it. */
export interface AskedQuestion {
  readonly guildId: string | null;
  readonly channelId: string;
  readonly memberId: string;
  readonly text: string;
  readonly context?: string | undefined;
  readonly scope?: Scope | undefined;
  /** Posts that it is about first: those announced where it is asked. */
  readonly about?: readonly number[] | undefined;
  readonly continues?: number | undefined;
}

export interface Answered {
  readonly questionId: number;
  readonly answer: Answer;
  /** The posts it was about did not answer it, and others did. */
  readonly isElsewhere: boolean;
}

const WINDOW_MS = 60_000;
const LONGEST_CONTEXT = 1000;
/** A question is kept as far as it is read, and a little more, to tell that it was longer. */
const LONGEST_KEPT = 4100;

/** Stores the question, if the member and the guild may ask one more. */
export function admit(asked: AskedQuestion, { store, askLimits, now, timeZone }: BotContext): Promise<Admission> {
  const text = asked.text.slice(0, LONGEST_KEPT);
  const context = isFollowUp(text, asked.context, now(), timeZone) ? asked.context : undefined;
  return store.questions.admit({ ...asked, text, context }, { ...askLimits, windowMs: WINDOW_MS });
}

/** Answers a question that was admitted, and keeps what it came to. */
export async function answerAdmitted(questionId: number, asked: AskedQuestion, context: BotContext): Promise<Answered> {
  const begun = performance.now();
  const { answer, isElsewhere } = await findAnswer(asked, context.now(), context);
  context.metrics.answered(answer.found, (performance.now() - begun) / 1000);
  await context.store.questions.settle(questionId, {
    found: answer.found,
    interpretation: answer.interpreted,
    citedPosts: answer.found ? answer.citations.map(({ postId }) => postId) : [],
  });
  return { questionId, answer, isElsewhere };
}

/** Asks a stored question again, as if it were the time at which it was asked. Stores nothing. */
export async function answerAgain(question: QuestionRecord, context: BotContext): Promise<Answer> {
  const { text, scope } = question;
  const asked = { text, context: question.context ?? undefined, scope };
  return (await findAnswer(asked, question.askedAt, context)).answer;
}

/** The context that the next question builds on: this one, with what it built on itself. */
export function contextAfter({ text, context }: Pick<QuestionRecord, 'text' | 'context'>): string {
  return [context ?? '', text].join(' ').trim().slice(-LONGEST_CONTEXT);
}

type Findable = Pick<AskedQuestion, 'text' | 'context' | 'scope' | 'about'>;

async function findAnswer(
  { text, context, scope = {}, about = [] }: Findable,
  now: Date,
  { store, timeZone }: Pick<BotContext, 'store' | 'timeZone'>,
): Promise<{ readonly answer: Answer; readonly isElsewhere: boolean }> {
  const question = { text, now, timeZone, ...(context === undefined ? {} : { context }) };
  if (about.length > 0) {
    const answer = await ask({ ...question, scope: { ...scope, postIds: about } }, store.passages);
    if (answer.found) return { answer, isElsewhere: false };
  }
  const answer = await ask({ ...question, scope }, store.passages);
  return { answer, isElsewhere: about.length > 0 && answer.found };
}

/** Whether the context changes what is understood. Where it does not, it must not be handed on to the next question. */
function isFollowUp(text: string, context: string | undefined, now: Date, timeZone: string): boolean {
  if (context === undefined) return false;
  const alone = interpret({ text, now, timeZone });
  const together = interpret({ text, context, now, timeZone });
  return JSON.stringify(alone) !== JSON.stringify(together);
}
