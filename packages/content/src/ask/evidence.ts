import type { Candidate, Occurrence } from '../model.js';
import type { AnswerType, Interpretation, QuestionTerm } from './answer.js';
import type { Quote } from './quoting/quote.js';
import type { RankedPassage, RankedPost } from './rank.js';
import type { Concept } from './vocabulary.js';
import { shareHeld, type Wish, wishesOf } from './wishes.js';

/**
 * Share of the question's weight that one passage must hold for its post to count as evidence. Who asks in many words
 * tells more than an answer needs to repeat, so that each further one lowers it.
 */
const MIN_COVERAGE = { share: 0.55, words: 4, lessForEach: 0.03 };
/** From this share on a name may be missing. */
const SURE_COVERAGE = 0.85;
/** Posts far below the best one are about something else that shares a word. */
const MIN_SHARE_OF_BEST = 0.35;
/** Nor do those that hold much less of the question than the best. */
const SHARE_OF_COVERAGE = 0.7;
const SHARE_OF_COVERAGE_IN_SURVEY = 0.6;

/**
 * Whether a post is evidence at all. The rarest word of a question usually carries it, so a passage that holds the
 * rest but not that word is no evidence ("an openvpn peer on a mikrotik router" is not about "a wireguard peer …").
 *
 * @param terms the question's terms that the concepts were made of, one for each
 */
export function isEvidence(
  post: RankedPost,
  concepts: readonly Concept[],
  terms: readonly QuestionTerm[] = [],
): boolean {
  const wishes = wishesOf(concepts, terms);
  const coverage = coverageOf(post, wishes, concepts, terms);
  if (coverage < needed(MIN_COVERAGE, wishes.length)) return false;
  if (coverage < SURE_COVERAGE && missesName(post, wishes, concepts)) return false;
  const [heaviest] = wishes;
  return heaviest === undefined || wishes.length > 3 || isMatched(post, heaviest);
}

function isMatched({ passages }: RankedPost, { anyOf }: Wish): boolean {
  return passages.some(({ matched }) => anyOf.some((at) => matched.has(at)));
}

/** Share of the question's weight that the best single passage holds, 0 to 1. */
function coverageOf(
  { passages }: RankedPost,
  wishes: readonly Wish[],
  concepts: readonly Concept[],
  terms: readonly QuestionTerm[],
): number {
  const heldBy = (passage: RankedPassage) => (at: number) =>
    isApart(passage, at, concepts, terms) ? 0 : (passage.matched.get(at) ?? 0);
  return Math.max(0, ...passages.map((passage) => shareHeld(wishes, heldBy(passage))));
}

/** Whether a part of a word such as "pi-hole" stands in the passage without the other. */
function isApart(
  passage: RankedPassage,
  at: number,
  concepts: readonly Concept[],
  terms: readonly QuestionTerm[],
): boolean {
  return [at - 1, at].some((first) => terms[first]?.bound === true && !standTogether(passage, concepts, first));
}

/** Whether a concept and the next one, written as one word in the question, are one in the passage. */
function standTogether({ candidate }: RankedPassage, concepts: readonly Concept[], first: number): boolean {
  const left = placesOf(candidate, concepts[first]);
  const right = placesOf(candidate, concepts[first + 1]);
  return left.some((a) => right.some((b) => a.field === b.field && (b.at - a.at === 1 || a.at === b.at)));
}

function placesOf({ occurrences }: Candidate, concept: Concept | undefined): readonly Occurrence[] {
  return (concept?.variants ?? []).flatMap(({ term }) => occurrences.get(term) ?? []);
}

/** A post that never says a name the question names is about something else ("Xen on Ubuntu" is not "on Fedora"). */
function missesName(post: RankedPost, wishes: readonly Wish[], concepts: readonly Concept[]): boolean {
  return wishes.some((wish) => wish.anyOf.every((at) => concepts[at]?.named) && !isMatched(post, wish));
}

/** Kinds of answer that show from outside: without a number, "how many" is not answered. */
const SHOWN_BY_SIGN: ReadonlySet<AnswerType> = new Set<AnswerType>(['number', 'date', 'person', 'place']);
const CLEAR_SIGN = 0.5;
/** Share of the question that one quote, with its title, has to hold where nothing looks like the answer, */
const MIN_QUOTED_WITHOUT_SIGN = 0.8;
/** where any sentence may be the answer, */
const MIN_QUOTED = { share: 0.6, words: 3, lessForEach: 0.04 };
/** and where posts on a subject are asked for: its words may not stand here and there in a post about something else. */
const MIN_QUOTED_IN_SURVEY = { share: 0.65, words: 2, lessForEach: 0.04 };

/** Whether the quotes found, all together, answer the question. @param words how many things the question speaks of */
export function isAnswered(
  quotes: readonly Quote[],
  { type, survey }: Pick<Interpretation, 'type' | 'survey'>,
  words: number,
): boolean {
  const held = Math.max(0, ...quotes.map(({ coverage }) => coverage));
  if (survey) return held >= needed(MIN_QUOTED_IN_SURVEY, words);
  if (!SHOWN_BY_SIGN.has(type)) return held >= needed(MIN_QUOTED, words);
  return quotes.some(({ sign }) => sign >= CLEAR_SIGN) || held >= MIN_QUOTED_WITHOUT_SIGN;
}

const LEAST_NEEDED = 0.35;

function needed({ share, words, lessForEach }: typeof MIN_COVERAGE, asked: number): number {
  return Math.max(LEAST_NEEDED, share - lessForEach * Math.max(0, asked - words));
}

/** The posts worth showing beside the best one, best first. Where posts on a subject are asked for, more of them are. */
export function supports(evidence: readonly RankedPost[], concepts: readonly Concept[], survey = false): RankedPost[] {
  const best = evidence[0]?.score ?? 0;
  const bestCoverage = Math.max(0, ...evidence.map(({ coverage }) => coverage));
  const share = survey ? SHARE_OF_COVERAGE_IN_SURVEY : SHARE_OF_COVERAGE;
  const leastCoverage = concepts.length > 1 ? share * bestCoverage : 0;
  return evidence.filter(({ score, coverage }) => score >= MIN_SHARE_OF_BEST * best && coverage >= leastCoverage);
}
