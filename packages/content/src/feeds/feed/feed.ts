/**
 * A feed as it was delivered, whatever its format: RSS, RDF, Atom and JSON Feed in one shape. Pure data: strings are
 * clean (`plain.ts`), addresses are absolute http or https ones, and everything is bounded by `FEED_LIMITS`.
 */
export interface Feed {
  /** Plain text on one line; empty when it has none. */
  readonly title: string;
  /** The page that the feed belongs to. */
  readonly link: string | null;
  /** Of Atom. */
  readonly id: string | null;
  readonly summary: Markup | null;
  readonly published: Date | null;
  readonly updated: Date | null;
  readonly authors: readonly FeedPerson[];
  readonly tags: readonly FeedTag[];
  /** Its picture: a logo, else an icon. */
  readonly image: string | null;
  /** As declared: "en-us". */
  readonly language: string | null;
  /** What relative addresses of the feed are resolved against. */
  readonly base: string | null;
  readonly schedule: FeedSchedule;
  /** In the order of the document; at most `FEED_LIMITS.items`. */
  readonly items: readonly FeedItem[];
  /** Items that the document holds past that limit, or of which there is no more than white space. */
  readonly leftOut: number;
}

/** What a feed says about how to follow it. */
export interface FeedSchedule {
  /** WebSub hubs (W3C WebSub section 4), in the order of the document. */
  readonly hubs: readonly string[];
  /** The address that the feed says it is at, which is the topic to subscribe to at a hub. */
  readonly self: string | null;
  /** From `ttl`, else `sy:updatePeriod` and `sy:updateFrequency`. */
  readonly minutesBetweenUpdates: number | null;
  /** UTC hours, 0 to 23, in which nobody need ask (`skipHours`). */
  readonly skipHours: readonly number[];
  /** Days of the week, 0 for Sunday, in which nobody need ask (`skipDays`). */
  readonly skipDays: readonly number[];
}

/** An item of RSS or RDF, or an entry of Atom or JSON Feed. */
export interface FeedItem {
  /** The guid or id as given, on one line. It need be no address, and need not be unique. */
  readonly id: string | null;
  readonly link: string | null;
  /** Plain text on one line; empty when it has none. */
  readonly title: string;
  readonly published: Date | null;
  readonly updated: Date | null;
  /** The first date as given, when dates are given and none of them can be read. */
  readonly unreadableDate: string | null;
  readonly authors: readonly FeedPerson[];
  readonly summary: Markup | null;
  readonly content: Markup | null;
  readonly tags: readonly FeedTag[];
  readonly enclosures: readonly FeedEnclosure[];
  readonly image: string | null;
  readonly language: string | null;
  /** What relative addresses of its content are resolved against. */
  readonly base: string | null;
}

/** Text of a feed with what it is: HTML, or plain text whose `<` is a less-than sign. */
export interface Markup {
  readonly text: string;
  readonly type: 'html' | 'text';
}

/** At least one of the three is there. */
export interface FeedPerson {
  readonly name: string | null;
  readonly email: string | null;
  readonly url: string | null;
}

export interface FeedTag {
  readonly term: string;
  /** What is shown in place of the term (Atom). */
  readonly label: string | null;
  readonly scheme: string | null;
}

export interface FeedEnclosure {
  readonly url: string;
  /** A media type: "audio/mpeg". */
  readonly type: string | null;
  /** Bytes, as declared. */
  readonly length: number | null;
}

/** How much of a feed had to be guessed. */
export type FeedCondition =
  /** It is what its format says. */
  | 'well-formed'
  /** Elements are not closed, or closed that were not open: everything was read, parts may have been misunderstood. */
  | 'repaired'
  /** It ends in its middle: what stands before was read; the last item may lack its end. */
  | 'cut-off';

/** What a document that should be a feed is. */
export type FeedReading =
  | { readonly kind: 'feed'; readonly feed: Feed; readonly condition: FeedCondition }
  /** A page: `discoverFeeds` may find the feeds of it. */
  | { readonly kind: 'html' }
  /** Neither. The problem is the rest of a sentence for people that begins with "it". */
  | { readonly kind: 'unreadable'; readonly problem: string };

/** What is taken of a feed. What is past a bound is cut or left out, never an error. */
export const FEED_LIMITS = {
  /** UTF-16 code units of the document. */
  length: 30 * 1024 * 1024,
  items: 5_000,
  /** Elements open at once; what is nested deeper counts as text of the last one. */
  depth: 100,
  elements: 1_000_000,
  /** Code units that the entities of a document type declaration may add. */
  entityText: 100_000,
  /** People, tags and enclosures of one item. */
  perItem: 100,
} as const;
