import { DiscordAPIError, HTTPError, RateLimitError, REST, type RESTOptions } from 'discord.js';
import type { Pace } from '../../discord/pace.js';
import { pacedRequests } from '../../discord/paced-requests.js';

/** A wait that is longer than this is made in the store, where other channels and other processes see it. */
const LONGEST_WAIT_MS = 15_000;

/** `REST` would count the time in which a request waits for its turn: the timeout is that of each try instead. */
const NO_TIMEOUT_MS = 2 ** 31 - 1;

/** What announcing asks of Discord. Every method throws what `REST` throws, and `UnreachableError`. */
export interface DiscordApi {
  get(route: `/${string}`, query?: Readonly<Record<string, string>>): Promise<unknown>;
  post(route: `/${string}`, body?: object, options?: RequestOptions): Promise<unknown>;
  patch(route: `/${string}`, body: object, options?: RequestOptions): Promise<unknown>;
}

export interface RequestOptions {
  /** The route holds a secret of its own, as a webhook's does. */
  readonly withoutToken?: boolean;
  readonly query?: Readonly<Record<string, string>>;
}

/** No answer came, or none that is Discord's: the request may have been done or not. */
export class UnreachableError extends Error {
  override readonly name = 'UnreachableError';
}

export interface ApiOptions {
  readonly token: string;
  readonly api: string;
  readonly version: string;
  /** For a request and its answer, from when it is sent. */
  readonly timeoutMs: number;
  readonly pace: Pace;
}

/**
 * A client of its own beside that of discord.js: it repeats nothing by itself, because only who knows what was sent
 * before can repeat a message without doubling it. Rate limits are waited out, each channel in its own line.
 */
export function createApi({ token, api, version, timeoutMs, pace }: ApiOptions): DiscordApi {
  const rest = new REST({
    api,
    version,
    retries: 0,
    timeout: NO_TIMEOUT_MS,
    ...pacedRequests(pace, 'patient', { timeoutMs }),
    rejectOnRateLimit: ({ retryAfter }) => retryAfter > LONGEST_WAIT_MS,
  } satisfies Partial<RESTOptions>);

  async function ask(request: () => Promise<unknown>): Promise<unknown> {
    // A refused token is dropped by the client for good; it may have been Discord's mistake.
    rest.setToken(token);
    try {
      return await request();
    } catch (error) {
      if (error instanceof DiscordAPIError || error instanceof RateLimitError) throw error;
      const what =
        error instanceof HTTPError ? `Discord answered with status ${error.status}` : 'Discord did not answer';
      throw new UnreachableError(what, { cause: error });
    }
  }

  const optionsOf = ({ withoutToken = false, query }: RequestOptions) => ({
    auth: !withoutToken,
    ...(query === undefined ? {} : { query: new URLSearchParams(query) }),
  });
  return {
    get: (route, query) => ask(() => rest.get(route, query === undefined ? {} : { query: new URLSearchParams(query) })),
    post: (route, body, options = {}) => ask(() => rest.post(route, { body, ...optionsOf(options) })),
    patch: (route, body, options = {}) => ask(() => rest.patch(route, { body, ...optionsOf(options) })),
  };
}
