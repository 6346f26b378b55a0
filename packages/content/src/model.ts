/**
 * What a post is, what is read from it, and the port through which questions reach the stored passages.
 *
 * This module holds types and constants only. It is the one part of the package that the store may import
 * (`@fieldnotes/content/model`), so that the store and the reading agree on shapes without knowing each other.
 *
 * Offsets everywhere are UTF-16 code units into `Post.body`, end exclusive: `body.slice(start, end)`.
 */

/** A stretch of a post's body: `body.slice(start, end)`. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** What a stretch of the body is. Only `paragraph`, `item` and `quote` hold prose that a summary may quote. */
export type BlockKind = 'paragraph' | 'heading' | 'item' | 'quote' | 'code' | 'table' | 'caption';

/** A block of the body. Blocks are in order, do not overlap, and cover every character that is not white space. */
export interface Block extends Span {
  readonly kind: BlockKind;
}

/** A post as a feed or an archive delivers it, before the store has given it an id. */
export interface PostDraft {
  /** Names the post within its feed and never changes: a guid, a path inside the archive, or path and position. */
  readonly identity: string;
  /** Where it was read from: the path inside the imported folder (`/`-separated), or the address of the feed. */
  readonly source: string;
  readonly url: string | null;
  /** Plain text on one line; empty when the post has none. Never repeated at the start of the body. */
  readonly title: string;
  readonly author: string | null;
  /** A date without a time is midnight UTC. Null when the source has no date. */
  readonly publishedAt: Date | null;
  /** Plain text. Blocks are separated by a blank line. */
  readonly body: string;
  readonly blocks: readonly Block[];
  /** The blog's own categories and tags, as written there. */
  readonly tags: readonly string[];
  readonly image: string | null;
  /** BCP 47 primary language subtag the source declares, or null. */
  readonly language: string | null;
}

/** A stored post. */
export interface Post extends PostDraft {
  readonly id: number;
  readonly feedId: number;
  /** 1 for the first version seen; one more for every material change. */
  readonly revision: number;
}

/** The fields a term can stand in, best first. They become the weights A to D of a PostgreSQL `tsvector`. */
export const FIELDS = ['title', 'topics', 'headings', 'body'] as const;
export type Field = (typeof FIELDS)[number];

/** The largest position within one field. Larger ones are stored as this one (a `tsvector` holds 14 bits). */
export const MAX_POSITION = 16_383;

/** Where a term occurs in a passage. `at` counts tokens from 1 within the passage's field. */
export interface Occurrence {
  readonly field: Field;
  readonly at: number;
}

/** A window of consecutive sentences of one post: the unit searched. */
export interface Passage extends Span {
  /** 0 for the first passage of the post. */
  readonly ordinal: number;
  /** Tokens in the window (headings and body), stop words included: the length BM25F normalises by. */
  readonly length: number;
  /** Tokens of the post's body (headings left out) before the window: occurrence `at` of its body is `bodyAt + at` of the post's. */
  readonly bodyAt: number;
  /** Every term of the window, of the post's title and of its topics, with its occurrences in ascending order. */
  readonly terms: ReadonlyMap<string, readonly Occurrence[]>;
}

/** A scored phrase of one post. */
export interface Keyphrase {
  /** The best surface form found in the post ("Fedora Core 5"). */
  readonly phrase: string;
  /** The phrase's terms joined by a space: equal for variants of one phrase. */
  readonly term: string;
  /** 0 to 1, the best phrase of the post has 1. */
  readonly score: number;
}

/** Why a topic was assigned: the signal, where it stood, and how much it weighed. */
export interface Evidence {
  readonly signal: string;
  /** `tags` are its author's; `proposed` are those of its feed that the author is likely to have given it. */
  readonly field: Field | 'tags' | 'proposed';
  readonly count: number;
  readonly weight: number;
}

/** A tag of its feed that a post without tags may have been given: see `learnTags`. */
export interface ProposedTag {
  readonly tag: string;
  /** Probability that the blog's author would have given it, 0 to 1. */
  readonly confidence: number;
}

/** A topic of one post. */
export interface PostTopic {
  /** The topic's name in the taxonomy ("distro roadmaps"). */
  readonly topic: string;
  /** 0 to 1; best first within a post. */
  readonly score: number;
  readonly evidence: readonly Evidence[];
}

/**
 * What a community has changed about the taxonomy. `merge` gives all that signals a topic to another; `mute` makes a
 * topic be assigned no more; `unmute` takes a `mute` or a `merge` back.
 */
export type TopicEdit =
  | {
      readonly kind: 'add';
      /** A new topic, or one that is there and gets more signals. */
      readonly topic: string;
      readonly parent: string | null;
      readonly signals: readonly string[];
    }
  | { readonly kind: 'rename'; readonly topic: string; readonly to: string }
  | { readonly kind: 'merge'; readonly topic: string; readonly into: string }
  | { readonly kind: 'mute'; readonly topic: string }
  | { readonly kind: 'unmute'; readonly topic: string };

/** Everything that is read from one post. Pure function of the post and the taxonomy. */
export interface Reading {
  /** BCP 47 primary language subtag; `und` when it cannot be told. */
  readonly language: string;
  readonly sentences: readonly Span[];
  readonly passages: readonly Passage[];
  /** Best first. */
  readonly keyphrases: readonly Keyphrase[];
  /** Best first. */
  readonly topics: readonly PostTopic[];
  /** One to three verbatim sentences in reading order; none when the post holds no prose. */
  readonly summary: readonly Span[];
  readonly readingSeconds: number;
}

// The port of the ask pipeline. The store implements it; tests of the pipeline run it on the real store.

/** Which posts a question is asked of. Absent members do not restrict. */
export interface Scope {
  readonly feedIds?: readonly number[];
  /** Published at or after. */
  readonly from?: Date;
  /** Published before (exclusive). */
  readonly to?: Date;
  /**
   * `from` and `to` as the calendar and the clock on the wall show them where they are meant, written as if in UTC.
   * Posts whose source gives a date without a time are compared with these.
   */
  readonly civil?: { readonly from?: Date; readonly to?: Date };
  readonly topic?: string;
  readonly author?: string;
  readonly postIds?: readonly number[];
  /** Posts that are left out, whatever else says that they belong to it. */
  readonly excludePostIds?: readonly number[];
}

/** How often a term occurs within the feeds of a scope. */
export interface TermStatistics {
  readonly passages: number;
  readonly posts: number;
  /** Passages that hold it in their title, topics or headings: what the feeds write about, not just mention. */
  readonly prominent: number;
}

/** Statistics of exactly the feeds of a scope (dates, topic and author do not narrow them). */
export interface ScopeStatistics {
  readonly passages: number;
  readonly posts: number;
  /** Mean `Passage.length`, in tokens; 0 when there is no passage. */
  readonly averageLength: number;
  /** Mean `Candidate.postLength`, in tokens; 0 when there is no post. */
  readonly averagePostLength: number;
  /** One entry for each term asked for that occurs; a term without an entry occurs nowhere. */
  readonly terms: ReadonlyMap<string, TermStatistics>;
  /** Another one whenever any count of these feeds has changed. */
  readonly version: string;
}

/** A passage that holds some of the terms asked for, with the occurrences of those terms. */
export interface Candidate extends Span {
  readonly passageId: number;
  readonly postId: number;
  readonly ordinal: number;
  readonly length: number;
  readonly bodyAt: number;
  /** Tokens of the post: its body up to the end of the last passage. */
  readonly postLength: number;
  readonly publishedAt: Date | null;
  /** Of the terms asked for. */
  readonly occurrences: ReadonlyMap<string, readonly Occurrence[]>;
  /** Of other terms, or of all that the passage holds. Decoded when called. */
  occurrencesOf(terms?: readonly string[]): ReadonlyMap<string, readonly Occurrence[]>;
}

/** A term to look for. `weight` is what one match is worth (its idf and how it came into the question). */
export interface WeightedTerm {
  readonly term: string;
  /** The term that must follow it at once, where two words are looked for as one. */
  readonly next?: string;
  readonly weight: number;
  /** Passages of the scope's feeds that hold it (`TermStatistics.passages`); for two words the most that can. */
  readonly passages: number;
}

/** What an answer shows of a post. */
export interface CitedPost {
  readonly id: number;
  readonly feedId: number;
  readonly source: string;
  readonly url: string | null;
  readonly title: string;
  readonly author: string | null;
  readonly publishedAt: Date | null;
  readonly language: string;
  readonly body: string;
  readonly blocks: readonly Block[];
  readonly sentences: readonly Span[];
  readonly summary: readonly Span[];
  readonly topics: readonly string[];
  /** Its author's. */
  readonly tags: readonly string[];
}

/** A topic and how many posts of a scope carry it. */
export interface TopicCount {
  readonly topic: string;
  readonly posts: number;
}

/** Names that somebody used, and what each may be the name of. */
export interface NamesAsked {
  readonly feeds: readonly string[];
  readonly authors: readonly string[];
  readonly topics: readonly string[];
}

/** Feeds, authors and topics of a scope that go by names somebody used. */
export interface Namesakes {
  readonly feeds: readonly { readonly id: number; readonly title: string }[];
  readonly authors: readonly string[];
  readonly topics: readonly string[];
}

export interface CandidateOptions {
  /** What the candidates know of themselves: all of their terms, or only those that were asked for; `all` by default. */
  readonly sent?: 'all' | 'asked';
}

/** The stored passages, as the ask pipeline sees them. Every call is bounded in rows and in time. */
export interface PassageIndex {
  /**
   * @param asOf statistics of the same scope, a moment old: what has been counted at their version is not counted again
   */
  statistics(scope: Scope, terms: readonly string[], asOf?: ScopeStatistics): Promise<ScopeStatistics>;
  /** At most `limit` passages that hold one of the terms, those that hold the most weight first. */
  candidates(
    scope: Scope,
    terms: readonly WeightedTerm[],
    limit: number,
    options?: CandidateOptions,
  ): Promise<readonly Candidate[]>;
  /** The posts themselves, for quoting. Ids that do not exist are left out. */
  citedPosts(postIds: readonly number[]): Promise<readonly CitedPost[]>;
  /** Ids of the posts of the scope by date; posts without a date last. */
  postIdsByDate(scope: Scope, order: 'newest' | 'oldest', limit: number): Promise<readonly number[]>;
  /**
   * Terms of the scope's feeds that could be the stem of what a misspelt word meant: same first two letters, at most two
   * letters longer, shorter by no more than an ending.
   */
  similarTerms(scope: Scope, word: string, limit: number): Promise<ReadonlyMap<string, TermStatistics>>;
  /** Feeds by their titles, authors by their names or first names, topics by their names; whatever the case. */
  namesakes(scope: Scope, names: NamesAsked): Promise<Namesakes>;
  /** Topics of the scope, most posts first. */
  topicCounts(scope: Scope, limit: number): Promise<readonly TopicCount[]>;
}
