import type { AnswerType } from './answer.js';
import { frameLength } from './frame.js';

/** First match decides, so the narrow forms stand before the wide ones. */
const PATTERNS: readonly (readonly [AnswerType, RegExp])[] = [
  [
    'list',
    /\b(?:which|what) (?:\S+ )?(?:posts?|articles?|entries)\b|^\s*(?:please )?list\b|\blist (?:of|all|everything)\b|\b(?:all|every) posts?\b/,
  ],
  [
    'how-to',
    /\bhow (?:do|can|could|should|would|does|did|to)\b|\bis there a way\b|\bwhat (?:command|setting|option|switch|flag)s?\b|\bsteps? to\b/,
  ],
  [
    'number',
    /\bhow (?:many|much|long|high|tall|far|fast|big|large|old|often|deep|heavy|wide)\b|\bwhat (?:percentage|number|price|size|cost|version|limit)\b|\blimit (?:on|of|for)\b/,
  ],
  ['person', /\bwho(?:'s|se|m)?\b|\b(?:which|what) (?:person|author|speaker|developer)\b/],
  ['date', /\bwhen\b|\bwhat (?:date|day|year|month|time)\b|\bwhich (?:day|year|month|date)\b/],
  ['place', /\bwhere\b|\b(?:which|what) (?:city|country|place|venue|town)\b/],
];

/** What kind of thing is asked for. */
export function answerType(question: string): AnswerType {
  const lower = plain(question);
  return PATTERNS.find(([, pattern]) => pattern.test(lower))?.[0] ?? 'what';
}

/**
 * Whether one fact is asked for ("which company hosts your servers?") rather than the posts on a subject ("what did you
 * see about Xen?"). A fact stands in one post, and more of that post helps; a subject is shown best by several posts.
 */
export function asksForFact(question: string, type: AnswerType): boolean {
  if (type === 'list') return false;
  if (type !== 'what') return true;
  return /(?:^|[.?!,;:]\s*|\band )(?:what|which|whose|why)\b/.test(plain(question).slice(frameLength(question)));
}

function plain(question: string): string {
  return question.toLowerCase().replaceAll('’', "'");
}
