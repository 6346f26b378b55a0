/** The fields that the benchmark asks for, as a parser read them: of the feed itself and of each item. */
export interface ReadFeed {
  readonly feed: Fields;
  readonly items: readonly Fields[];
}

export interface Fields {
  readonly title: string | null;
  readonly link: string | null;
  readonly id: string | null;
  readonly published: Date | null;
  readonly updated: Date | null;
  readonly authors: readonly Person[];
  readonly summary: Text | null;
  readonly content: Text | null;
  readonly tags: readonly Tag[];
  readonly enclosures: readonly Enclosure[];
}

export interface Person {
  readonly name: string | null;
  readonly email: string | null;
  readonly url: string | null;
}

export interface Text {
  readonly text: string;
  readonly type: 'html' | 'text';
}

export interface Tag {
  readonly term: string;
  readonly scheme: string | null;
  readonly label: string | null;
}

export interface Enclosure {
  readonly url: string;
  readonly type: string | null;
  readonly length: number | null;
}

/** A document to read, and where it is said to be from. */
export interface FeedDocument {
  readonly bytes: Uint8Array;
  readonly url: string;
  readonly contentType?: string | undefined;
}

/** Null when the parser says that the document is no feed. */
export type FeedReader = (document: FeedDocument) => Promise<ReadFeed | null> | ReadFeed | null;
