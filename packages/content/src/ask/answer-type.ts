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

const MONEY = /[$€£¥]\s?\d|\d\s?(?:dollars?|euros?|pounds?|cents?|bucks|usd|eur|gbp)\b/i;
const NUMBER_WORD =
  '(?:\\d[\\d.,]*|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|half|few|several|couple)';
const TIME_SPAN = new RegExp(
  `\\b${NUMBER_WORD}[ -]?(?:[a-z]+ )?(?:second|minute|hour|day|week|month|year|decade)s?\\b`,
  'i',
);
const LENGTH =
  /\d\s?(?:'|"|mm|cm|m|km|ft|in|feet|foot|inch(?:es)?|met(?:er|re)s?|kilomet(?:er|re)s?|miles?|yards?)(?:\b|\s|$)/i;

/** What a number must measure to answer, by the question's own words. First match decides. */
const MEASURES: readonly (readonly [RegExp, RegExp])[] = [
  [/\bhow much\b.*\b(?:money|cost|pay|paid|price|charge|spend|spent|earn)|\b(?:price|cost|fee)s?\b/, MONEY],
  [/\bhow (?:long|old|often)\b|\bdowntime\b/, TIME_SPAN],
  [/\bhow (?:high|tall|deep|wide|far)\b/, LENGTH],
];

/** What the words of an answer look like from outside; undefined where the kind of answer has no such sign. */
export function answerSign(question: string, type: AnswerType): RegExp | undefined {
  const lower = question.toLowerCase();
  return MEASURES.find(([asks]) => asks.test(lower))?.[1] ?? SIGNS[type];
}
