import type { AnswerType } from './answer.js';
import { frameLength } from './frame.js';

/** Where a question word asks: "users who do not exist" and "crashes when booting" ask nothing. */
const ASKS = '(?:^|[.?!,;:]\\s*|\\b(?:and|or|tell me|know|remember|say|said|by|from|to|with|since|at|in|on|until) )';

/** First match decides, so the narrow forms stand before the wide ones. */
const PATTERNS: readonly (readonly [AnswerType, RegExp])[] = [
  [
    'how-to',
    /\bhow (?:do|can|could|should|would|does|did|to)\b|\bis there a way\b|\bways? to\b|\b(?:what|which) (?:commands?|settings?|options?|switch|flags?)\b|\bsteps? to\b/,
  ],
  [
    'number',
    /\bhow (?:many|much|long|high|tall|far|fast|big|large|old|often|deep|heavy|wide)\b|\bwhat (?:percentage|number|price|size|cost|version|limit)\b|\blimit (?:on|of|for)\b/,
  ],
  ['person', new RegExp(`${ASKS}who(?:'s|se|m)?\\b|\\b(?:which|what) (?:person|author|speaker|developer)\\b`)],
  ['date', new RegExp(`${ASKS}when\\b|\\b(?:what|which) (?:date|day|year|month|time)\\b`)],
  ['place', new RegExp(`${ASKS}where\\b|\\b(?:which|what) (?:city|country|place|venue|town)\\b`)],
];
const LIST =
  /\b(?:which|what) (?:\S+ )?(?:posts?|articles?|entries)\b|^\s*(?:please )?list\b|\blist (?:of|all|everything)\b|\b(?:all|every) posts?\b/;

/** What kind of thing is asked for. */
export function answerType(question: string): AnswerType {
  const lower = plain(question);
  if (LIST.test(lower)) return 'list';
  // What stands in the frame asks for posts: "where do you talk about keyboards?" asks for no place.
  const asked = lower.slice(frameLength(question)).trimStart();
  return PATTERNS.find(([, pattern]) => pattern.test(asked))?.[0] ?? 'what';
}

/**
 * Whether one fact is asked for ("which company hosts your servers?") rather than the posts on a subject ("what did you
 * see about Xen?"). A fact stands in one post, and more of that post helps; a subject is shown best by several posts.
 */
export function asksForFact(question: string, type: AnswerType): boolean {
  if (type === 'list') return false;
  if (type !== 'what') return true;
  return FACT.test(plain(question).slice(frameLength(question)));
}

const FACT = new RegExp(`${ASKS}(?:what|which|whose|why)\\b`);

function plain(question: string): string {
  return question.toLowerCase().replaceAll('’', "'");
}
