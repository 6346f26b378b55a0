import type { BlockKind } from '../model.js';
import { type AnalysedToken, analyserFor } from '../text/analyser.js';
import type { AnswerType } from './answer.js';
import { answerType } from './answer-type.js';
import { frameLength } from './frame.js';

/** A sentence as a sign sees it. */
export interface Wording {
  readonly text: string;
  /** Where the text begins, as the tokens count. */
  readonly start: number;
  readonly tokens: readonly AnalysedToken[];
  readonly kind: BlockKind;
}

/** How much a sentence looks like an answer, 0 to 1, from outside: whether it holds a number, a name, a command. */
export type AnswerSign = (wording: Wording) => number;

const MAX_SIGNS = 3;
/** Nobody asks more than three things in more; a bound for what is split and matched. */
const MAX_READ = 1000;
const QUESTION_WORD = '(?:how|what|which|who|whose|when|where|why)';
const CLAUSES = new RegExp(`[?.!;]\\s+|,?\\s+and\\s+(?=${QUESTION_WORD}\\b)|,\\s+(?=${QUESTION_WORD}\\b)`, 'i');

/**
 * What the answers to a question look like, one sign for each thing it asks ("who runs it, and what does it cost?");
 * none where they look like anything. What the question says itself is no sign: it is not news.
 */
export function answerSigns(question: string): readonly AnswerSign[] {
  const said = new Set(analyse(question).flatMap(({ terms }) => terms));
  const signs = question
    .slice(0, MAX_READ)
    .split(CLAUSES)
    .flatMap((clause) => signOf(clause, said) ?? []);
  return signs.slice(0, MAX_SIGNS);
}

const analyse = (text: string) => analyserFor('en').analyse(text);

type Said = ReadonlySet<string>;

function signOf(clause: string, said: Said): AnswerSign | undefined {
  const lower = clause.toLowerCase().replaceAll('’', "'");
  const named = NAMED.find(([asks]) => asks.test(lower))?.[1];
  if (named !== undefined) return named(said, lower);
  return BY_TYPE[answerType(clause)]?.(said, lower);
}

type SignMaker = (said: Said, clause: string) => AnswerSign | undefined;

const MONEY = /[$€£¥]\s?\d|\d\s?(?:dollars?|euros?|pounds?|cents?|bucks|usd|eur|gbp)\b/i;
const COUNT =
  '(?:\\d[\\d.,]*|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|half|few|several|couple)';
const TIME_SPAN = new RegExp(`\\b${COUNT}[ -]?(?:[a-z]+ )?(?:second|minute|hour|day|week|month|year|decade)s?\\b`, 'i');
const LENGTH =
  /\d\s?(?:'|"|mm|cm|m|km|ft|in|feet|foot|inch(?:es)?|met(?:er|re)s?|kilomet(?:er|re)s?|miles?|yards?)(?:\b|\s|$)/i;
const AMOUNT =
  /\d\s?(?:[kmgtp]i?b|bytes?|bits?|(?:kilo|mega|giga|tera|peta)(?:bytes?|bits?)|watts?|w|mhz|ghz|gigahertz)\b/i;
const VERSION = /\bv?\d+(?:\.\d+)+\b|\b\p{Lu}[\p{L}-]* \d+(?:\.\d+)*\b/u;
const HOST = /\b(?:[a-z\d-]+\.)+[a-z]{2,}\b/i;
const REASON =
  /\b(?:because|since|due to|thanks to|reasons?|caused?|causes|so that|in order to|which means|as a result)\b/i;
const MONTH =
  '(?:january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)';
const DAY = new RegExp(
  `\\b${MONTH}\\.? \\d{1,2}(?:st|nd|rd|th)?\\b|\\b\\d{1,2}(?:st|nd|rd|th)?(?: of)? ${MONTH}\\b|\\b\\d{4}-\\d\\d-\\d\\d\\b`,
  'i',
);
const MONTH_OR_YEAR = new RegExp(`\\b${MONTH} \\d{4}\\b|\\b(?:19|20)\\d\\d\\b`, 'i');
const LOOSE_DATE =
  /\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|\b(?:yesterday|today|tonight|tomorrow)\b|\b(?:january|february|march|april|june|july|august|september|october|november|december)\b/i;

/** What the question calls the thing it asks for. First match decides. */
const NAMED: readonly (readonly [RegExp, SignMaker])[] = [
  [/\bwhy\b|\bwhat (?:caused|causes|was the reason|is the reason)\b/, () => matches(REASON)],
  [/\bhow much\b.*\b(?:money|cost|pay|paid|price|charge|spend|spent|earn)|\b(?:price|costs?|fees?)\b/, measured(MONEY)],
  [/\bhow (?:long|old|often|soon)\b|\bdowntime\b/, measured(TIME_SPAN)],
  [/\bhow (?:high|tall|deep|wide|far)\b/, measured(LENGTH)],
  [/\bhow (?:big|large|fast)\b|\bhow much (?:ram|memory|disk|space|storage|power|bandwidth)\b/, measured(AMOUNT)],
  [/\b(?:which|what|since which|in which) (?:\S+ ){0,2}(?:version|release)s?\b/, () => matches(VERSION)],
  [/\b(?:what|which) (?:\S+ )?(?:domain|host ?name|web ?site|site|url|address)\b/, () => matches(HOST)],
  [
    /\b(?:what|which) (?:\S+ ){0,3}(?:settings?|options?|flags?|switch|parameters?|variables?|commands?|packages?|modules?|files?|functions?|keys?|id|ports?|extensions?|plugins?|librar(?:y|ies)|tools?|utilit(?:y|ies))\b/,
    identifier,
  ],
];

const BY_TYPE: Partial<Record<AnswerType, SignMaker>> = {
  number: counted,
  person: (said) => (wording) => nameStrength(wording, said, 2),
  date: (_, clause) => dated(clause),
  place: (said) => (wording) => Math.max(placed(wording, said), 0.5 * nameStrength(wording, said, 1)),
  'how-to': instruction,
  what: (said, clause) =>
    /^\W*(?:what|which|whose)\b/.test(clause.slice(frameLength(clause))) ? named(said) : undefined,
};

function matches(pattern: RegExp): AnswerSign {
  return ({ text }) => (pattern.test(text) ? 1 : 0);
}

/** A number with the right unit; a bare number is a weak sign. */
function measured(pattern: RegExp): SignMaker {
  return (said) => (wording) => (pattern.test(wording.text) ? 1 : 0.3 * anyNumber(wording, said));
}

const NUMBER_WORDS = new Set(
  'zero one two three four five six seven eight nine ten eleven twelve fifteen twenty thirty forty fifty sixty seventy eighty ninety dozen hundred thousand million billion half twice'.split(
    ' ',
  ),
);

function isNumber({ text, kind }: AnalysedToken): boolean {
  return kind === 'number' || /^[$€£¥~]?\d/.test(text) || NUMBER_WORDS.has(text.toLowerCase());
}

function anyNumber({ tokens }: Wording, said: Said): number {
  return tokens.some((token) => isNumber(token) && isNews(token, said)) ? 1 : 0;
}

const NOUN_DISTANCE = 3;

/** "how many questions": a number right before that noun; any other number is a weaker sign. */
function counted(said: Said, clause: string): AnswerSign {
  const after = /\bhow (?:many|much)\b(.*)/.exec(clause)?.[1] ?? '';
  const noun = analyse(after).find(({ stop }) => !stop)?.terms[0];
  return (wording) => {
    const { tokens } = wording;
    const isCount = (token: AnalysedToken, at: number) =>
      isNumber(token) &&
      isNews(token, said) &&
      tokens.slice(at + 1, at + 1 + NOUN_DISTANCE).some(({ terms }) => noun !== undefined && terms.includes(noun));
    return tokens.some(isCount) ? 1 : 0.5 * anyNumber(wording, said);
  };
}

function dated(clause: string): AnswerSign {
  return ({ text }) => {
    const found = [
      [DAY, 1],
      [MONTH_OR_YEAR, 0.8],
      [LOOSE_DATE, 0.5],
    ] as const;
    for (const [pattern, strength] of found) {
      const match = pattern.exec(text)?.[0];
      if (match !== undefined && !clause.includes(match.toLowerCase())) return strength;
    }
    return 0;
  };
}

function isNews({ terms }: AnalysedToken, said: Said): boolean {
  return !terms.some((term) => said.has(term));
}

function isCapitalised({ text, kind }: AnalysedToken): boolean {
  return kind === 'word' && /^\p{Lu}/u.test(text) && text !== 'I';
}

/** Capitalised words that stand side by side and say something new; a sentence's first word proves little alone. */
function nameStrength(wording: Wording, said: Said, wanted: number): number {
  const { tokens } = wording;
  let best = 0;
  for (let at = 0; at < tokens.length; at++) {
    let end = at;
    while (isPartOfName(wording, end, at)) end++;
    const name = tokens.slice(at, end);
    const isNewName = name.some((token) => isNews(token, said) && !token.stop);
    if (isNewName && (at > 0 || end - at > 1)) best = Math.max(best, end - at >= wanted ? 1 : 0.5);
    at = Math.max(at, end - 1);
  }
  return best;
}

function isPartOfName({ text, start, tokens }: Wording, at: number, first: number): boolean {
  const token = tokens[at];
  if (token === undefined || !isCapitalised(token)) return false;
  const before = at === first ? undefined : tokens[at - 1];
  return before === undefined || text.slice(before.end - start, token.start - start).trim() === '';
}

const PLACE_WORDS = new Set(['in', 'at', 'near', 'from', 'to', 'on', 'with', 'outside', 'around']);

function placed({ tokens }: Wording, said: Said): number {
  return tokens.some((token, at) => {
    const next = tokens[at + 1]?.text.toLowerCase() === 'the' ? tokens[at + 2] : tokens[at + 1];
    return PLACE_WORDS.has(token.text.toLowerCase()) && next !== undefined && isCapitalised(next) && isNews(next, said);
  })
    ? 1
    : 0;
}

/** "which company", "what switches": most often something with a name. */
function named(said: Said): AnswerSign {
  return (wording) => 0.7 * Math.max(nameStrength(wording, said, 1), 0.6 * technical(wording, said));
}

/** A technical name: a path, an option, an identifier, a version. */
function technical({ tokens, kind }: Wording, said: Said): number {
  if (kind === 'code') return 0.8;
  return tokens.some((token) => token.kind === 'code' && isNews(token, said)) ? 1 : 0;
}

function identifier(said: Said): AnswerSign {
  return (wording) => Math.max(technical(wording, said), 0.5 * nameStrength(wording, said, 1));
}

const INSTRUCTS =
  /^\W*(?:(?:first|next|then|now|finally|just|simply|also|instead|so)[, ]+)?(?:run|install|use|add|edit|set|change|open|create|enable|disable|configure|type|execute|put|make|remove|restart|start|stop|download|replace|look for|go to|append|copy|paste|build|try|reload|select|click|press|choose|be sure|ensure|to [a-z]+)\b|\byou(?:'ll| will)? (?:can|could|need to|have to|should|must|may|want to)\b|\b(?:the (?:fix|solution|trick|workaround)|by (?:adding|using|setting|running|editing|changing)|all you (?:need|have))\b/i;

/** A command, or a sentence that tells the reader what to do, best with a technical name in it. */
function instruction(said: Said): AnswerSign {
  return (wording) => {
    if (wording.kind === 'code') return 0.8;
    return (INSTRUCTS.test(wording.text) ? 0.5 : 0) + 0.5 * technical(wording, said);
  };
}
