import { analyserFor } from '../text/analyser.js';
import type { Interpretation, QuestionTerm } from './answer.js';
import { frameLength } from './frame.js';
import { isAsked, keyOf, MAX_TERMS } from './question-terms.js';

/** How a question leans on the one before it. */
export type Leaning = 'none' | 'adds' | 'more';

const WORD = /[\p{L}\p{N}._+-]+/gu;
const ADDS =
  /^\s*(?:ok(?:ay)?,? )?(?:and|or|also|but|what about|how about|same|only|just|else|then|in particular|specifically)\b/i;
const MORE =
  /^\s*(?:ok(?:ay)?,? |and |anything |any |some |a few |show (?:me )?|tell me |give me |one )*(?:more|else|others?|next|go on|continue)(?: (?:please|pls|posts?|results?|of (?:that|those|these|them)|on (?:that|this)|about (?:that|it|this)|like (?:that|this|those)))*[\s.?!]*$/i;
const REFERS_BACK = /\b(?:it|its|that|those|these|them|they|this|there|same|one|ones)\b/i;

/** Whether the question can be understood only with the one before it. */
export function leaningOf(text: string, terms: readonly QuestionTerm[]): Leaning {
  if (MORE.test(text)) return 'more';
  if (ADDS.test(text)) return isWhole(text, terms) ? 'none' : 'adds';
  if (orderAlone(text) !== undefined) return 'adds';
  return terms.filter(isAsked).length <= 1 && REFERS_BACK.test(text) ? 'adds' : 'none';
}

/** "And what did you see about KVM?" leans on nothing, however it begins. */
function isWhole(text: string, terms: readonly QuestionTerm[]): boolean {
  const frame = frameLength(text);
  return /\byou\b/i.test(text.slice(0, frame)) && terms.some(isAsked) && !REFERS_BACK.test(text.slice(frame));
}

const NEWEST = new Set(['latest', 'newest', 'recent', 'last', 'newer']);
const OLDEST = new Set(['first', 'oldest', 'earliest', 'older']);

/** "only the latest", "the first one?": an order that needs no word for posts after a question that asked for them. */
export function orderAlone(text: string): Interpretation['order'] | undefined {
  const words = (text.toLowerCase().match(WORD) ?? []).filter((word) => !ORDER_FILLERS.has(word));
  if (words.length !== 1) return undefined;
  const [word = ''] = words;
  if (NEWEST.has(word)) return 'newest';
  return OLDEST.has(word) ? 'oldest' : undefined;
}

export function isOrderWord(word: string): boolean {
  const lower = word.toLowerCase();
  return NEWEST.has(lower) || OLDEST.has(lower) || ORDER_FILLERS.has(lower);
}

const ORDER_FILLERS = new Set('and but only just the what about most one ones post posts please pls'.split(' '));

/** What a word of the question before is still worth, */
const KEPT = 0.7;
/** and one that the follow-up puts another word in the place of. */
const REPLACED = 0.15;

/** The follow-up's words first, then those of the question before that they do not repeat. */
export function joinTerms(
  text: string,
  own: readonly QuestionTerm[],
  before: string,
  previous: readonly QuestionTerm[],
): QuestionTerm[] {
  const replaced = replacedBy(text, before, previous);
  const kept = previous
    .filter((term) => !own.some((other) => keyOf(other) === keyOf(term)))
    .map((term) => {
      const isReplaced = replaced.has(term.text.toLowerCase());
      return { ...term, weight: term.weight * (isReplaced ? REPLACED : KEPT), named: term.named && !isReplaced };
    });
  return [...own, ...kept].slice(0, MAX_TERMS);
}

/** "What about Ubuntu?", "and KVM?", "same thing but for sendmail": something else instead of what was asked about. */
const INSTEAD =
  /^\s*(?:ok(?:ay)?,? )?(?:(?:and |but )?(?:what|how) about|same\b.*\b(?:for|with|on|in)|and|but|or)\s+(?:(?:with|for|on|in|an?|the) )*\S+(?: \S+)?[\s?.!]*$/i;

const ROLE = 'on|in|with|for|from|to|under|using|at|about';

/**
 * Words of the earlier question that a follow-up answers with a word of its own: the ones in the same role ("on Fedora",
 * then "and on Ubuntu?"), before the same noun ("JPEG images", then "what about PNG images?"), or, where it just names
 * something else ("what about Ubuntu?"), the last name.
 */
function replacedBy(text: string, before: string, previous: readonly QuestionTerm[]): ReadonlySet<string> {
  const role = new RegExp(`\\b(${ROLE})\\s+(?:an? |the |my |your )?(\\S+)`, 'i').exec(text);
  if (role?.[1] !== undefined) {
    const sameRole = new RegExp(`\\b${role[1]}\\s+(?:an? |the |my |your )?([\\p{L}\\p{N}._+-]+)`, 'giu');
    const found = [...before.matchAll(sameRole)].map((match) => match[1] ?? '');
    if (found.length > 0) return lowered(found.slice(-1));
  }
  const [modifier, noun] = (text.match(WORD) ?? []).slice(-2);
  if (modifier !== undefined && noun !== undefined) {
    const { stem } = analyserFor('en');
    const words = before.match(WORD) ?? [];
    const at = words.findIndex((word) => stem(word) === stem(noun));
    if (at > 0) return lowered([words[at - 1] ?? '']);
  }
  const lastName = previous.findLast((term) => term.named);
  if (lastName !== undefined && INSTEAD.test(text)) return lowered([lastName.text]);
  return new Set();
}

function lowered(words: readonly string[]): ReadonlySet<string> {
  return new Set(words.map((word) => word.toLowerCase()));
}

/** What the follow-up does not say itself stands as it was. */
export function kindOf(
  own: Pick<Interpretation, 'type' | 'survey'>,
  previous: Interpretation,
): Pick<Interpretation, 'type' | 'survey'> {
  return own.type === 'what' ? { type: previous.type, survey: previous.survey } : own;
}
