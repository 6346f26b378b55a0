import type { Clock } from '../../clock.js';

/** What decides a request's rate-limit bucket. */
export interface LimitedRequest {
  readonly method: string;
  /** The route's path as the OpenAPI file spells it. */
  readonly route: string;
  readonly params: Readonly<Record<string, string>>;
  /** The request is bound by the bot's global limit (interaction callbacks and webhook tokens are not). */
  readonly authenticated: boolean;
}

export type LimitVerdict =
  | { readonly allowed: true; readonly headers: Readonly<Record<string, string>> }
  | {
      readonly allowed: false;
      readonly status: 429;
      readonly body: unknown;
      readonly headers: Readonly<Record<string, string>>;
    };

export interface Limiter {
  /** Counts the request and says whether Discord would let it pass. */
  check(request: LimitedRequest): LimitVerdict;
}

/** A limiter whose windows take time from `clock`. */
export function createLimiter(_clock: Clock): Limiter {
  return { check: () => ({ allowed: true, headers: {} }) };
}
