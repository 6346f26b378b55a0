import { createHash } from 'node:crypto';
import type { ClaimedFeed, Validators } from '@fieldnotes/store';
import { freshSeconds, retryAfterSeconds } from '../http/answer-headers.js';
import { HttpFailure } from '../http/failure.js';
import type { HttpAnswer, HttpClient } from '../http/http-client.js';
import { followedAddress } from '../http/redirect.js';
import type { PollOutcome } from './outcome.js';

export interface AskDependencies {
  readonly http: HttpClient;
  readonly now: () => Date;
  /**
   * Takes the host of a redirect, so that nobody else asks there meanwhile: 0, or the milliseconds after which to try
   * again.
   */
  readonly enter: (host: string) => Promise<number>;
  readonly signal: AbortSignal;
}

const MOST_REDIRECTS = 5;
/** For all of its hops together. */
const LONGEST_MS = 30_000;
const ACCEPT =
  'application/atom+xml, application/rss+xml, application/feed+json, application/rdf+xml, application/xml;q=0.9, ' +
  'text/xml;q=0.9, application/json;q=0.8, */*;q=0.5';

/** Asks for a feed, following redirects. Each hop is checked as the first address is. */
export async function askForFeed(feed: ClaimedFeed, dependencies: AskDependencies): Promise<PollOutcome> {
  const { http, signal, now, enter } = dependencies;
  const deadline = performance.now() + LONGEST_MS;
  const entered = new Set([feed.host]);
  let address = feed.url;
  // Where permanent redirects alone have led so far; null from the first other one on.
  let permanent: string | null = feed.url;
  try {
    for (let redirects = 0; redirects <= MOST_REDIRECTS; redirects++) {
      const answer = await http.get(address, {
        headers: conditions(feed, address),
        signal,
        withinMs: deadline - performance.now(),
      });
      const next = followedAddress(answer);
      if (next === null) return judge(feed, answer, permanent, now());
      address = next;
      permanent = isPermanent(answer.status) && permanent !== null ? address : null;
      const { hostname } = new URL(address);
      if (entered.has(hostname)) continue;
      const waitMs = await enter(hostname);
      if (waitMs > 0) return { kind: 'busy', waitMs };
      entered.add(hostname);
    }
    return { kind: 'failed', code: 'redirects', problem: 'it redirects too often.' };
  } catch (error) {
    if (error instanceof HttpFailure) return { kind: 'failed', code: error.code, problem: error.message };
    throw error;
  }
}

/** Validators are sent to the address that gave them, and to no other. */
function conditions({ state: { validators } }: ClaimedFeed, address: string): Record<string, string> {
  const headers: Record<string, string> = { accept: ACCEPT };
  if (validators?.url !== address) return headers;
  if (validators.etag !== null) headers['if-none-match'] = validators.etag;
  if (validators.lastModified !== null) headers['if-modified-since'] = validators.lastModified;
  return headers;
}

const isPermanent = (status: number): boolean => status === 301 || status === 308;

function judge(feed: ClaimedFeed, answer: HttpAnswer, permanent: string | null, now: Date): PollOutcome {
  const { status, headers, body, url } = answer;
  const movedTo = permanent === null || permanent === feed.url ? null : permanent;
  const answered = { movedTo, freshSeconds: freshSeconds(headers, now) };
  const { validators, bodyHash: lastHash } = feed.state;
  if (status === 304) {
    // Whoever was not asked for a comparison cannot have made one.
    if (validators?.url !== url.href) return unusable(status);
    return { kind: 'unchanged', ...answered, validators: refreshed(validators, answer) };
  }
  if (status === 410) return { kind: 'gone' };
  if (status === 404) return { kind: 'failed', code: 'missing', problem: 'there is nothing at its address (404).' };
  if (status === 429 || status === 503) {
    return { kind: 'rate-limited', status, afterSeconds: retryAfterSeconds(headers, now) };
  }
  if (status < 200 || status >= 300) return unusable(status);
  const bodyHash = createHash('sha256').update(body).digest();
  const received = validatorsOf(answer);
  if (lastHash?.equals(bodyHash) === true) return { kind: 'unchanged', ...answered, validators: received };
  const contentType = headers.get('content-type');
  const links = headers.get('link');
  return { kind: 'body', ...answered, validators: received, url: url.href, body, bodyHash, contentType, links };
}

const unusable = (status: number): PollOutcome => ({
  kind: 'failed',
  code: 'status',
  problem: `its server answers with status ${status}.`,
});

function validatorsOf({ url, headers }: HttpAnswer): Validators | null {
  const [etag = null, lastModified = null] = [headers.get('etag'), headers.get('last-modified')];
  return etag === null && lastModified === null ? null : { etag, lastModified, url: url.href };
}

/** A 304 may bring newer ones (RFC 9111, section 4.3.4). */
function refreshed(before: Validators, { headers }: HttpAnswer): Validators {
  return {
    url: before.url,
    etag: headers.get('etag') ?? before.etag,
    lastModified: headers.get('last-modified') ?? before.lastModified,
  };
}
