import { createHash } from 'node:crypto';
import type { Clock } from '../../clock.js';
import { BUCKETS, GLOBAL, type LimitScope, OTHER, RESOURCES } from './table.js';
import { type WindowState, Windows } from './windows.js';

export { InvalidRequests } from './invalid.js';
export type { LimitScope } from './table.js';

/** What decides a request's rate-limit bucket. */
export interface LimitedRequest {
  readonly method: string;
  /** The route's path as the OpenAPI file spells it. */
  readonly route: string;
  readonly params: Readonly<Record<string, string>>;
  /** The request is bound by the bot's global limit (interaction callbacks and webhook tokens are not). */
  readonly authenticated: boolean;
  /** What was sent: renaming a channel is limited further than its other changes. */
  readonly body?: unknown;
}

export type LimitVerdict =
  | { readonly allowed: true; readonly headers: Readonly<Record<string, string>> }
  | {
      readonly allowed: false;
      readonly status: 429;
      readonly scope: LimitScope;
      readonly body: { readonly message: string; readonly retry_after: number; readonly global: boolean };
      readonly headers: Readonly<Record<string, string>>;
    };

export interface Limiter {
  /** Counts the request and says whether Discord would let it pass. */
  check(request: LimitedRequest): LimitVerdict;
  /** How many requests were refused, by scope. */
  readonly refused: Readonly<Record<LimitScope, number>>;
}

/**
 * A limiter whose windows take time from `clock`: the global limit, a bucket for each kind of request and top-level
 * resource, and limits of resources (developer documentation, "Rate Limits"; numbers in `table.ts`).
 */
export function createLimiter(clock: Clock): Limiter {
  const windows = new Windows(clock);
  const refused = { user: 0, global: 0, shared: 0 };

  function refuse(scope: LimitScope, resetAt: number, headers: Record<string, string>): LimitVerdict {
    refused[scope]++;
    return refusal(scope, resetAt - clock.now(), headers);
  }

  return {
    refused,
    check(request) {
      if (isBoundGlobally(request)) {
        const all = windows.take('global', GLOBAL);
        if (!all.allowed) return refuse('global', all.resetAt, {});
      }
      const name = `${request.method} ${request.route}`;
      const rule = BUCKET_OF.get(name) ?? { name, allowance: OTHER };
      const major = majorParameter(request.params);
      const bucket = windows.take(`${rule.name} ${major}`, rule.allowance);
      const headers = bucketHeaders(rule.name, rule.allowance.requests, bucket, clock.now());
      if (!bucket.allowed) return refuse('user', bucket.resetAt, headers);

      const limit = RESOURCE_OF.get(name);
      if (limit !== undefined && (limit.appliesTo?.(request.body) ?? true)) {
        const resource = windows.take(`resource ${limit.name} ${major}`, limit.allowance);
        if (!resource.allowed) return refuse('shared', resource.resetAt, headers);
      }
      return { allowed: true, headers };
    },
  };
}

const BUCKET_OF = new Map(BUCKETS.flatMap((rule) => rule.routes.map((route) => [route, rule] as const)));
const RESOURCE_OF = new Map(RESOURCES.map((rule) => [rule.route, rule]));

function isBoundGlobally({ authenticated, route, params }: LimitedRequest): boolean {
  return authenticated && !route.startsWith('/interactions/') && params.webhook_token === undefined;
}

/** "Top-level resources": a channel, a guild, a webhook with its token; here also an interaction with its token. */
function majorParameter(params: Readonly<Record<string, string>>): string {
  const { channel_id, guild_id, webhook_id, webhook_token, interaction_id } = params;
  return channel_id ?? guild_id ?? (webhook_id ? `${webhook_id}/${webhook_token ?? ''}` : (interaction_id ?? ''));
}

function bucketHeaders(name: string, limit: number, window: WindowState, now: number): Record<string, string> {
  return {
    'X-RateLimit-Limit': String(limit),
    'X-RateLimit-Remaining': String(window.remaining),
    'X-RateLimit-Reset': (window.resetAt / 1_000).toFixed(3),
    'X-RateLimit-Reset-After': ((window.resetAt - now) / 1_000).toFixed(3),
    'X-RateLimit-Bucket': bucketId(name),
  };
}

/** Names the bucket, not the resource it is for, as Discord's ids do. */
const bucketId = (name: string) => createHash('sha256').update(name).digest('hex').slice(0, 32);

/** `Retry-After` is in whole seconds, rounded up; `retry_after` is exact. */
function refusal(scope: LimitScope, waitMs: number, headers: Record<string, string>): LimitVerdict {
  const message = scope === 'shared' ? 'The resource is being rate limited.' : 'You are being rate limited.';
  const global = scope === 'global';
  return {
    allowed: false,
    status: 429,
    scope,
    body: { message, retry_after: waitMs / 1_000, global },
    headers: {
      ...headers,
      'Retry-After': String(Math.ceil(waitMs / 1_000)),
      'X-RateLimit-Scope': scope,
      ...(global ? { 'X-RateLimit-Global': 'true' } : {}),
    },
  };
}
