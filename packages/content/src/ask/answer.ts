import type { Scope, TopicCount } from '../model.js';

/** What kind of thing the question asks for. It decides which sentences answer it. */
export type AnswerType = 'person' | 'number' | 'date' | 'place' | 'how-to' | 'list' | 'what';

/** A question and what it is asked against. */
export interface Question {
  readonly text: string;
  /** The question asked before this one, when this may be a follow-up ("and on Ubuntu?"). */
  readonly context?: string;
  /** The instant relative dates count from. */
  readonly now: Date;
  /** IANA name of the time zone whose calendar dates are meant. */
  readonly timeZone: string;
  /** Which posts are asked; everything when absent. */
  readonly scope?: Scope;
}

/** An index term that stands for a word of the question. */
export interface Variant {
  readonly term: string;
  /** 0 to 1: what a match is worth beside one of the word itself. A part of a compound is worth less. */
  readonly worth: number;
}

/** A word of the question that is looked for. */
export interface QuestionTerm {
  /** The word as asked, or as corrected. */
  readonly text: string;
  /** What it can be found by, the word itself first. */
  readonly variants: readonly Variant[];
  /** 0 to 1: how much the word carries of what is asked. */
  readonly weight: number;
  /** Written as a name: with a capital where the sentence does not ask for one. */
  readonly named: boolean;
  /** Written as one word with the next term ("pi-hole"): apart from it, it means something else. */
  readonly bound?: boolean;
  /** Asked for beside the term before it, either of which will do ("Xen or UML"). */
  readonly alternative?: boolean;
}

export interface Correction {
  readonly from: string;
  readonly to: string;
}

/** A name in the question that may be that of an author, a feed or a topic. */
export interface NameMention {
  readonly role: 'author' | 'feed' | 'topic';
  readonly name: string;
}

/** A question understood. Part of every answer, so that a reader can see what was looked for. */
export interface Interpretation {
  readonly terms: readonly QuestionTerm[];
  /** What is not wanted ("virtualization that is not Xen"). */
  readonly excluded?: readonly QuestionTerm[];
  readonly from?: Date;
  /** Exclusive. */
  readonly to?: Date;
  readonly order: 'relevance' | 'newest' | 'oldest';
  readonly type: AnswerType;
  /** Posts on a subject are asked for rather than one fact: several posts answer better than much of one. */
  readonly survey: boolean;
  readonly corrections: readonly Correction[];
  /** The question before is asked again, for posts that its answer did not cite. */
  readonly more?: boolean;
  /** Authors, feeds and topics that the question names, and that the posts know: only those posts are asked. */
  readonly names?: readonly NameMention[];
  /** The interval in words ("1–31 July 2005"); empty when the question names none. */
  readonly period: string;
}

/** Verbatim words of a post, and where they stand. */
export interface Citation {
  readonly postId: number;
  readonly source: string;
  readonly title: string;
  readonly url: string | null;
  readonly date: Date | null;
  /** A substring of the post's body. */
  readonly quote: string;
  /** The post's address, opening at the quote where the browser can (`#:~:text=`); null when the post has none. */
  readonly link: string | null;
  readonly score: number;
}

/**
 * - `nothing-asked`: no word to look for and no date.
 * - `unknown-words`: the posts never mention what the question is about.
 * - `thin-evidence`: its words occur, but no post holds enough of them together.
 * - `nothing-in-period`: nothing was published in the interval.
 * - `too-long`: the question is longer than MAX_QUESTION_LENGTH.
 */
export type Abstention = 'nothing-asked' | 'unknown-words' | 'thin-evidence' | 'nothing-in-period' | 'too-long';

interface AnswerBase {
  readonly question: string;
  readonly interpreted: Interpretation;
  /** Topics to ask about instead (abstaining) or next, nearest first. */
  readonly nearestTopics: readonly TopicCount[];
  readonly timings: Timings;
}

/** Milliseconds spent in each stage. */
export interface Timings {
  readonly interpret: number;
  readonly statistics: number;
  readonly retrieve: number;
  readonly rank: number;
  readonly quote: number;
  readonly total: number;
}

export interface FoundAnswer extends AnswerBase {
  readonly found: true;
  /**
   * At most five, best first (or by date, where the question asks for the latest or the first). Where one post says
   * several things that answer, it has several citations, one behind the other.
   */
  readonly citations: readonly Citation[];
}

export interface NotFoundAnswer extends AnswerBase {
  readonly found: false;
  readonly reason: Abstention;
  /** Words of the question that occur in no post, as asked. */
  readonly unknownWords: readonly string[];
}

export type Answer = FoundAnswer | NotFoundAnswer;

export const MAX_QUESTION_LENGTH = 4000;
