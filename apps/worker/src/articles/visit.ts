import { decodeDocument, fullText } from '@fieldnotes/content';
import type { Post } from '@fieldnotes/content/model';
import type { ArticleOutcome, ArticleRequest } from '@fieldnotes/store';
import { retryAfterSeconds } from '../http/answer-headers.js';
import { HttpFailure } from '../http/failure.js';
import type { HttpAnswer, HttpClient } from '../http/http-client.js';
import { followedAddress } from '../http/redirect.js';
import type { ArticleRunner } from './article-runner.js';
import { askForRobots, type RobotsCache } from './robots.js';

export interface VisitDependencies {
  readonly http: HttpClient;
  readonly robots: RobotsCache;
  readonly runner: ArticleRunner;
  readonly signal: AbortSignal;
  /** Takes the host of a redirect; see `askForFeed`. */
  readonly enter: (host: string) => Promise<number>;
  /** Called when the last request of the visit was answered: its hosts need not be held any longer. */
  readonly leave: () => Promise<void>;
  readonly post: (id: number) => Promise<Post | undefined>;
}

/** Requests that a page may take: its robots.txt, redirects and their robots.txt, and what has failed. */
const MOST_VISITS = 20;
const MOST_REDIRECTS = 5;
/** Milliseconds after each failure; after the last one it is given up. */
const RETRIES_MS = [60_000, 15 * 60_000, 3 * 60 * 60_000];
const ACCEPT = 'text/html, application/xhtml+xml, */*;q=0.1';

const NONE: ArticleOutcome = { kind: 'none' };

/**
 * Takes one step towards an article: asks for the rules of its host, or for the page, once. What a redirect leads to is
 * another visit, so that each host is judged by its own rules and left alone for its gap.
 */
export async function visit(request: ArticleRequest, dependencies: VisitDependencies): Promise<ArticleOutcome> {
  if (request.visits > MOST_VISITS) return NONE;
  try {
    const { origin, pathname, search } = new URL(request.url);
    const rules = dependencies.robots.get(origin, Date.now());
    if (rules === undefined) return await learnRules(origin, request, dependencies);
    if (!rules.allows(pathname + search)) return NONE;
    const { http, signal } = dependencies;
    const answer = await http.get(request.url, { signal, headers: { accept: ACCEPT } });
    await dependencies.leave();
    return await judge(answer, request, dependencies);
  } catch (error) {
    if (!(error instanceof HttpFailure)) throw error;
    return IS_LASTING.has(error.code) ? NONE : failed(request);
  }
}

const IS_LASTING: ReadonlySet<string> = new Set([
  'bad-address',
  'private-address',
  'too-large',
  'too-many-headers',
  'encoding',
]);

async function learnRules(
  origin: string,
  request: ArticleRequest,
  { robots, http, signal, enter }: VisitDependencies,
): Promise<ArticleOutcome> {
  const answer = await askForRobots(origin, { http, signal, enter });
  if (answer.kind === 'unreachable') return failed(request);
  if (answer.kind === 'busy') return { kind: 'later', url: request.url, afterMs: answer.waitMs, why: 'wait' };
  robots.set(origin, answer.rules, Date.now());
  return { kind: 'later', url: request.url, afterMs: 0, why: 'wait' };
}

async function judge(
  answer: HttpAnswer,
  request: ArticleRequest,
  dependencies: VisitDependencies,
): Promise<ArticleOutcome> {
  const { status, headers } = answer;
  const next = followedAddress(answer);
  if (next !== null) {
    if (request.redirects >= MOST_REDIRECTS) return NONE;
    return { kind: 'later', url: next, afterMs: 0, why: 'redirect' };
  }
  if (status === 429 || status >= 500) return failed(request, retryAfterSeconds(headers, new Date()));
  if (status < 200 || status >= 300 || !isPage(headers.get('content-type'))) return NONE;
  return extract(answer, request, dependencies);
}

async function extract(
  { body, url, headers }: HttpAnswer,
  { postId, mode }: ArticleRequest,
  { runner, signal, post: find }: VisitDependencies,
): Promise<ArticleOutcome> {
  const { text } = decodeDocument(body, headers.get('content-type'));
  const extraction = await runner.extract(text, url.href);
  // Who is stopping has read nothing.
  signal.throwIfAborted();
  const post = await find(postId);
  if (extraction.kind === 'none' || post === undefined) return NONE;
  const full = fullText(post, extraction.article, mode === 'auto');
  return full === null ? NONE : { kind: 'article', parts: full };
}

const isPage = (contentType: string | undefined): boolean =>
  contentType === undefined || /^\s*(?:text\/html|application\/xhtml\+xml|text\/plain)\b/iu.test(contentType);

/** @param askedSeconds after which the server wants to be asked again, obeyed up to a day */
function failed({ url, failures }: ArticleRequest, askedSeconds: number | null = null): ArticleOutcome {
  const retryMs = RETRIES_MS[failures];
  if (retryMs === undefined) return NONE;
  const askedMs = Math.min(askedSeconds ?? 0, 24 * 60 * 60) * 1_000;
  return { kind: 'later', url, afterMs: Math.max(retryMs, askedMs), why: 'failure' };
}
