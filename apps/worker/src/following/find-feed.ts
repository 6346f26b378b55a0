import { decodeDocument, discoverFeeds, type FeedCandidate, wellKnownFeeds } from '@fieldnotes/content';
import { type ArticleMode, type ClaimedFeed, hostOf } from '@fieldnotes/store';
import type { HttpClient } from '../http/http-client.js';
import { askForFeed } from '../polling/ask.js';
import { NO_RATE } from '../polling/interval.js';
import type { PollOutcome } from '../polling/outcome.js';
import { type ReadBody, readBody } from '../polling/read-body.js';

export type BodyOutcome = Extract<PollOutcome, { kind: 'body' }>;

/** What is at an address that a person gave. */
export type Found =
  | {
      readonly kind: 'feed';
      /** As it is before the first poll, at the address under which it is to be followed. */
      readonly feed: ClaimedFeed;
      readonly outcome: BodyOutcome;
      readonly reading: ReadBody;
    }
  /** A page with several feeds. */
  | { readonly kind: 'candidates'; readonly candidates: readonly FeedCandidate[] }
  /** The problem is the rest of a sentence that begins with the address. */
  | { readonly kind: 'nothing'; readonly problem: string };

export interface FindDependencies {
  readonly http: HttpClient;
  readonly signal: AbortSignal;
  /** Whether the pages of the feed's posts are to be asked for. */
  readonly articles?: ArticleMode | undefined;
}

/** Addresses that are tried where a page names no feed. */
const MOST_GUESSES = 6;

/** Finds the feed that an address means: its own, else the one that the page there names. */
export async function findFeed(address: string, dependencies: FindDependencies): Promise<Found> {
  const asked = await askOnce(address, dependencies);
  if (asked.kind !== 'page') return asked;
  const { html, url } = asked;
  const candidates = discoverFeeds(html, url);
  const [only] = candidates;
  if (candidates.length > 1) return { kind: 'candidates', candidates };
  const guesses = only === undefined ? wellKnownFeeds(url).slice(0, MOST_GUESSES) : [only];
  for (const guess of guesses) {
    const found = await askOnce(guess.url, dependencies);
    if (found.kind === 'feed') return found;
  }
  return { kind: 'nothing', problem: 'what is there is not a feed (RSS, Atom, JSON Feed), and names none.' };
}

type Asked =
  | Exclude<Found, { kind: 'candidates' }>
  | { readonly kind: 'page'; readonly html: string; readonly url: string };

async function askOnce(address: string, { http, signal, articles = 'auto' }: FindDependencies): Promise<Asked> {
  const feed = unknownFeed(address, articles);
  const outcome = await askForFeed(feed, { http, signal, enter: async () => 0, now: () => new Date() });
  if (outcome.kind !== 'body') return { kind: 'nothing', problem: problemOf(outcome) };
  const url = outcome.movedTo ?? feed.url;
  const { body, ...answered } = outcome;
  const reading = readBody(body, { ...answered, source: url, articles });
  if (reading.kind === 'unreadable') return { kind: 'nothing', problem: reading.problem };
  if (reading.kind === 'feed') return { kind: 'feed', feed: { ...feed, url, host: hostOf(url) }, outcome, reading };
  return { kind: 'page', html: decodeDocument(body, outcome.contentType).text, url: outcome.url };
}

const MOST_NAMED = 5;

/** Says that a page has several feeds, of which one is to be named. */
export function chooseOne(candidates: readonly { readonly url: string }[]): string {
  const addresses = candidates.slice(0, MOST_NAMED).map(({ url }) => url);
  return `it is a page with several feeds; follow one of them: ${addresses.join(' ')}`;
}

/** A feed as it is before the first poll. */
function unknownFeed(url: string, articles: ArticleMode): ClaimedFeed {
  return {
    feedId: 0,
    title: '',
    url,
    host: URL.canParse(url) ? hostOf(url) : '',
    articles,
    state: {
      validators: null,
      bodyHash: null,
      move: null,
      rate: NO_RATE,
      intervalSeconds: null,
      health: { failures: 0, failingSince: null, problem: null, missing: 0, noticed: null },
      succeededAt: null,
    },
  };
}

function problemOf(outcome: Exclude<PollOutcome, BodyOutcome>): string {
  switch (outcome.kind) {
    case 'failed':
      return outcome.problem;
    case 'gone':
      return 'it was taken away for good (410).';
    case 'rate-limited':
      return `its server asks to come back later (${outcome.status}).`;
    // Neither validators nor hosts were at stake.
    case 'unchanged':
    case 'busy':
      return 'its server answers what was not asked.';
  }
}
