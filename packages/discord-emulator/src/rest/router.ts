import type { World } from '../state/world.js';

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** A file of a multipart body: `field` is `files[0]`, `file` and so on. */
export interface UploadedFile {
  readonly field: string;
  readonly filename: string;
  readonly contentType: string | undefined;
  readonly data: Uint8Array;
}

/** What a route's function is given. */
export interface RestContext {
  readonly world: World;
  readonly route: Route;
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly files: readonly UploadedFile[];
  /** The parsed JSON body, or the `payload_json` of a multipart body; `undefined` when none was sent. Unjudged. */
  readonly body: unknown;
  /** The request carried the bot's token; false only on routes with `open: true`. */
  readonly authenticated: boolean;
  /**
   * The body after `validateBody` accepted it (throws `DiscordRestError`). Handlers check that things exist and are
   * allowed first and read the body after, as Discord does. An absent body reads as `{}`.
   */
  readBody<T>(): T;
  /** A path parameter; the router guarantees those of the route's own path. */
  param(name: string): string;
}

export interface RestResponse {
  readonly status: number;
  /** Absent: no body. */
  readonly body?: unknown;
}

/**
 * One endpoint, as data. `path` is spelled exactly as in Discord's OpenAPI file, for example
 * `/channels/{channel_id}/messages/{message_id}`, without the `/api/v10` before it: that is also its name in
 * `discord.requests`, in `discord.faults` and in rate-limit buckets.
 */
export interface Route {
  readonly method: Method;
  readonly path: string;
  /** The bot's token is not asked for: interaction callbacks, and webhooks addressed with their own token. */
  readonly open?: boolean;
  handle(context: RestContext): RestResponse | Promise<RestResponse>;
}

export interface RouteMatch {
  readonly route: Route;
  readonly params: Readonly<Record<string, string>>;
}

export type Router = (method: string, path: string) => RouteMatch | null;

interface Pattern {
  readonly route: Route;
  readonly segments: readonly string[];
  /** Literal segments: `@me` wins over `{user_id}`. */
  readonly literals: number;
}

/** A router over the routes given; of several that match, the one with most literal segments answers. */
export function createRouter(routes: readonly Route[]): Router {
  const patterns = routes.map(toPattern).sort((a, b) => b.literals - a.literals);
  const byShape = new Map<string, Pattern[]>();
  for (const pattern of patterns) {
    const shape = `${pattern.route.method} ${pattern.segments.length}`;
    byShape.set(shape, [...(byShape.get(shape) ?? []), pattern]);
  }

  return (method, path) => {
    const segments = path.split('/').map(decodeSegment);
    for (const pattern of byShape.get(`${method} ${segments.length}`) ?? []) {
      const params = matchSegments(pattern.segments, segments);
      if (params !== null) return { route: pattern.route, params };
    }
    return null;
  };
}

function toPattern(route: Route): Pattern {
  const segments = route.path.split('/');
  return { route, segments, literals: segments.filter((segment) => !isParameter(segment)).length };
}

function matchSegments(pattern: readonly string[], segments: readonly string[]): Record<string, string> | null {
  const params: Record<string, string> = {};
  for (const [index, expected] of pattern.entries()) {
    const actual = segments[index] ?? '';
    if (isParameter(expected)) {
      if (actual === '') return null;
      params[expected.slice(1, -1)] = actual;
    } else if (expected !== actual) return null;
  }
  return params;
}

function isParameter(segment: string): boolean {
  return segment.startsWith('{');
}

/** A segment that is not valid percent-encoding is kept as it came: it will match nothing. */
function decodeSegment(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}

export function ok(body: unknown): RestResponse {
  return { status: 200, body };
}

export function created(body: unknown): RestResponse {
  return { status: 201, body };
}

export const NO_CONTENT: RestResponse = { status: 204 };
