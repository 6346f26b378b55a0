/**
 * What was learned of a feed's tags: plain JSON, to be stored as it is. Everything is bounded, so that a model of any feed
 * stays below about twenty megabytes.
 */
export interface TagModel {
  readonly version: typeof TAG_MODEL_VERSION;
  /** Posts that were learned from. */
  readonly posts: number;
  /** The features by number, with what each weighs (inverse document frequency). */
  readonly features: readonly (readonly [name: string, weight: number])[];
  readonly tags: readonly LearnedTag[];
  /** The posts learned from, newest last: their features, and the numbers of their tags. */
  readonly neighbours: readonly Neighbour[];
  /** The blended score of a tag becomes a probability by 1 / (1 + exp(-(intercept + slope · score))). */
  readonly calibration: { readonly intercept: number; readonly slope: number };
}

/** Raised when a stored model can no longer be read, or would be read as something else than it was fitted for. */
export const TAG_MODEL_VERSION = 2;

export interface LearnedTag {
  readonly tag: string;
  /** The tag's own words as index terms, joined by a space: how it is looked for in a text. */
  readonly term: string;
  /** Share of the posts that have the tag among those that name it in the title, and among those that do in the body. */
  readonly named: { readonly title: number; readonly body: number };
  /** Logistic regression: null for a tag with too few posts. */
  readonly linear: { readonly bias: number; readonly weights: SparseVector } | null;
}

/** Numbers of features, ascending, and their values. */
export interface SparseVector {
  readonly at: readonly number[];
  readonly values: readonly number[];
}

export interface Neighbour {
  readonly vector: SparseVector;
  readonly tags: readonly number[];
}

/** Bounds of what is learned. */
export const LIMITS = {
  /** Newest posts learned from. */
  posts: 2_000,
  /** Most frequent tags kept. */
  tags: 500,
  /** Features kept, those in most posts. */
  features: 20_000,
  /** Features of one post, heaviest first. */
  perPost: 300,
  /** Features of one tag's regression, heaviest first. */
  perTag: 2_000,
} as const;
