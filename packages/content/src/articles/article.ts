import type { TextBlock } from '../feeds/post.js';

/** The article of a page, without what the page has around it. Strings are as the page has them, on one line. */
export interface Article {
  readonly title: string;
  readonly author: string | null;
  readonly publishedAt: Date | null;
  readonly image: string | null;
  /** The address that the page says is its own. */
  readonly canonicalUrl: string | null;
  /** As declared: "en-US". */
  readonly language: string | null;
  /** In reading order; no captions, no navigation. Code keeps its lines, tables their rows, lists their items. */
  readonly blocks: readonly TextBlock[];
}

/** What became of a page. */
export type Extraction =
  | { readonly kind: 'article'; readonly article: Article }
  /** The problem is the rest of a sentence for people that begins with "the page". */
  | { readonly kind: 'none'; readonly problem: string };

/**
 * The pages that are read. Finding the article takes time in the square of the depth or worse (26 s at 2,000 levels
 * when it was measured); pages that people write stay far below both.
 */
export const PAGE_BOUNDS = {
  /** Elements open at once. */
  depth: 300,
  elements: 50_000,
  /** UTF-16 code units, without scripts and styles. */
  length: 2_000_000,
} as const;
