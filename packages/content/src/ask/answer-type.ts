import type { AnswerType } from './answer.js';

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
  ['place', /\bwhere\b|\b(?:which|what) (?:city|country|place|venue|company|town)\b/],
];

/** What kind of thing is asked for. */
export function answerType(question: string): AnswerType {
  const lower = question.toLowerCase().replaceAll('’', "'");
  return PATTERNS.find(([, pattern]) => pattern.test(lower))?.[0] ?? 'what';
}

const SIGNS: Partial<Record<AnswerType, RegExp>> = {
  number:
    /\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozen|hundred|thousand|million|billion|half|twice)\b/i,
  person: /\b\p{Lu}\p{Ll}+ \p{Lu}\p{Ll}+/u,
  date: /\b(?:january|february|march|april|may|june|july|august|september|october|november|december|monday|tuesday|wednesday|thursday|friday|saturday|sunday)\b|\b(?:19|20)\d\d\b|\b\d{1,2}(?:st|nd|rd|th)\b/i,
  place: /\b(?:in|at|near|from|to|on) (?:the )?\p{Lu}\p{L}+/u,
  'how-to':
    /`|\$ |\/\w+\/|(?:^|\s)--?\w|\b(?:run|install|use|add|edit|set|change|open|create|enable|configure|type|execute)\b/i,
};

/** Whether a sentence holds the kind of thing asked for. Always true where the kind has no outward sign. */
export function showsType(sentence: string, type: AnswerType): boolean {
  return SIGNS[type]?.test(sentence) ?? true;
}
