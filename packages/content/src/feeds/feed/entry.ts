/** Text of a feed with what it is: HTML, or plain text whose `<` is a less-than sign. */
export interface Markup {
  readonly text: string;
  readonly type: 'html' | 'text';
}

/** An item of RSS or RDF, or an entry of Atom or JSON Feed, in one shape. Nothing is resolved or cleaned yet. */
export interface FeedEntry {
  readonly id: string | null;
  readonly url: string | null;
  readonly title: Markup | null;
  readonly content: Markup | null;
  /** The dates it gives, the most telling first. */
  readonly dates: readonly string[];
  readonly authors: readonly string[];
  readonly tags: readonly string[];
  readonly image: string | null;
  readonly language: string | null;
  /** The entry's own `xml:base`. */
  readonly base: string | null;
}

/** What the entries of a feed share. */
export interface FeedHead {
  readonly link: string | null;
  readonly base: string | null;
  readonly authors: readonly string[];
  readonly language: string | null;
}

export interface ParsedFeed {
  readonly head: FeedHead;
  readonly entries: Iterable<FeedEntry>;
  readonly count: number;
}

/** The first of some texts that is more than white space, as markup. */
export function firstMarkup(...candidates: readonly (Markup | null)[]): Markup | null {
  return candidates.find((candidate) => candidate !== null && candidate.text.trim() !== '') ?? null;
}

export function htmlMarkup(text: string | undefined): Markup | null {
  return text === undefined ? null : { text, type: 'html' };
}

export function present(values: readonly (string | undefined)[] | undefined): readonly string[] {
  return (values ?? []).filter((value) => value !== undefined && value.trim() !== '') as string[];
}
