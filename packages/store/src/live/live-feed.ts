/** What a server gave with a body so that it need not send it again (RFC 9110, section 8.8), byte for byte. */
export interface Validators {
  readonly etag: string | null;
  readonly lastModified: string | null;
  /** The address that gave them, after redirects: they mean nothing to another one. */
  readonly url: string;
}

/** How often a feed publishes, as far as its last body shows, and how it wants to be asked for. */
export interface PublishingRate {
  readonly newestAt: Date | null;
  readonly gapSeconds: number | null;
  /** The least time between polls. */
  readonly leastSeconds: number | null;
  /** Hours, 0 to 23, and days of the week, 0 for Sunday, in which it does not want to be asked for; in GMT. */
  readonly skipHours: readonly number[];
  readonly skipDays: readonly number[];
}

/** A permanent redirect that was met, and in how many polls in a row. */
export interface Move {
  readonly to: string;
  readonly times: number;
}

/** How a feed fares. All is well with no failure and no problem. */
export interface FeedHealth {
  /** Failed polls in a row. */
  readonly failures: number;
  readonly failingSince: Date | null;
  /** A code for programs and words for people; null when the last poll went well. */
  readonly problem: { readonly code: string; readonly text: string } | null;
  /** In how many polls in a row the feed was not there (404). */
  readonly missing: number;
  /** The kind of trouble that the channels were told of and that is not over. */
  readonly noticed: 'failing' | 'gone' | 'missing' | null;
}

/** What is kept about a feed from poll to poll. Who polls it decides all of it anew. */
export interface PollState {
  readonly validators: Validators | null;
  /** SHA-256 of the last body. */
  readonly bodyHash: Buffer | null;
  readonly move: Move | null;
  readonly rate: PublishingRate;
  /** Seconds between two polls as long as nothing goes wrong; null before the first. */
  readonly intervalSeconds: number | null;
  readonly health: FeedHealth;
  readonly succeededAt: Date | null;
}

/**
 * Whether the page that an item links to is asked for, to take the place of what the feed carries: where the item looks
 * like a teaser, for every item, or not at all.
 */
export const ARTICLE_MODES = ['auto', 'always', 'never'] as const;
export type ArticleMode = (typeof ARTICLE_MODES)[number];

/** A feed that is due and that the claim's holder alone may poll. */
export interface ClaimedFeed {
  readonly feedId: number;
  readonly title: string;
  readonly url: string;
  readonly host: string;
  readonly articles: ArticleMode;
  readonly state: PollState;
}

export const EVENT_KINDS = [
  'posts',
  'failing',
  'recovered',
  'gone',
  'missing',
  'moved',
  'brake',
  'paused',
  'resumed',
] as const;
export type FeedEventKind = (typeof EVENT_KINDS)[number];

/** What befell a feed. */
export interface FeedEvent {
  readonly kind: FeedEventKind;
  readonly detail: Readonly<Record<string, string | number>>;
  /** To be told in the channels that follow the feed. */
  readonly isNotice: boolean;
}

/** What a poll came to, as it is to be kept. */
export interface PollResult {
  readonly feedId: number;
  /** As claimed: a result for another address is not kept. */
  readonly url: string;
  readonly state: PollState;
  /** Milliseconds until the next poll. */
  readonly dueInMs: number;
  readonly events: readonly FeedEvent[];
}
