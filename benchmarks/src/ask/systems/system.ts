export const PEERS = ['minisearch', 'orama', 'fts5'] as const;
export type SystemName = 'fieldnotes' | (typeof PEERS)[number];

export type OpenSystem = (options: SystemOptions) => Promise<SearchSystem>;

/** What a system is opened with. */
export interface SystemOptions {
  readonly dataDirectory: string;
  readonly passagesFile: string;
  /** Words that no peer has to look for. */
  readonly stopWords: readonly string[];
  /** An empty directory of its own. */
  readonly directory: string;
}

/** Something that holds the passages and can be asked. */
export interface SearchSystem {
  /** What was found, best first: ids of passages (peers), or sources of the posts cited (the product). */
  search(question: string): Promise<readonly (number | string)[]>;
  /** Further figures of its own, in bytes or milliseconds, once all questions have been asked. */
  figures?(): Promise<Readonly<Record<string, number>>>;
  /** Milliseconds of the stages of each question asked since the warm-up, where it tells. */
  readonly stages?: readonly Readonly<Record<string, number>>[];
  close(): Promise<void>;
}

/** How many passages a peer returns. */
export const TOP = 10;

/** A match in the title is worth this many in the text. */
export const TITLE_BOOST = 2;
