import { Agent } from 'undici';
import { createAddressGuard } from './address.js';
import { Collector } from './collector.js';
import { ACCEPTED_ENCODINGS, decodeBody } from './decode-body.js';
import { toHttpFailure } from './failure.js';

/** What is taken of a stranger's server. */
export interface HttpLimits {
  /** Milliseconds to connect, and from there to the end of the headers. */
  readonly firstByteMs: number;
  /** Milliseconds for all of it. */
  readonly totalMs: number;
  /** Of the body as it comes. */
  readonly mostBytes: number;
  /** Of the body when it is unpacked. */
  readonly mostUnpackedBytes: number;
  readonly mostHeaderBytes: number;
}

export const HTTP_LIMITS: HttpLimits = {
  firstByteMs: 10_000,
  totalMs: 30_000,
  mostBytes: 10 * 1024 * 1024,
  mostUnpackedBytes: 30 * 1024 * 1024,
  mostHeaderBytes: 32 * 1024,
};

export interface HttpClientOptions {
  /** Names the program and says where its owner can be reached. */
  readonly userAgent: string;
  /** Hosts that may be asked though they are at private addresses: names, addresses, ranges. */
  readonly privateHosts?: readonly string[];
  readonly limits?: Partial<HttpLimits>;
}

export interface HttpAnswer {
  readonly url: URL;
  readonly status: number;
  /** By lower-case name; of several with one name the first, but for those that HTTP joins. */
  readonly headers: ReadonlyMap<string, string>;
  /** Unpacked. Empty where the status says that it does not matter. */
  readonly body: Buffer;
}

export interface GetOptions {
  readonly headers?: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal | undefined;
  /** Milliseconds that are left for it, where that is less than the limit. */
  readonly withinMs?: number;
}

export interface HttpClient {
  /**
   * Asks once: a redirect is an answer. The address is checked when the connection is made; time, size, unpacked size and
   * headers are bounded. @throws HttpFailure, or the signal's reason
   */
  get(address: string, options?: GetOptions): Promise<HttpAnswer>;
  /** The same with the fields of a form. */
  post(address: string, form: URLSearchParams, options?: GetOptions): Promise<HttpAnswer>;
  close(): Promise<void>;
}

/** Connections are kept for this long, which serves a redirect within a host and the next feed of a small gap. */
const KEPT_MS = 1_500;

export function createHttpClient({ userAgent, privateHosts = [], limits: given }: HttpClientOptions): HttpClient {
  const limits = { ...HTTP_LIMITS, ...given };
  const guard = createAddressGuard(privateHosts);
  const agent = new Agent({
    connections: 1,
    pipelining: 1,
    keepAliveTimeout: KEPT_MS,
    keepAliveMaxTimeout: KEPT_MS,
    headersTimeout: limits.firstByteMs,
    bodyTimeout: limits.totalMs,
    maxHeaderSize: limits.mostHeaderBytes,
    connect: { lookup: guard.lookup, timeout: limits.firstByteMs },
  });
  const fixed = { 'user-agent': userAgent, 'accept-encoding': ACCEPTED_ENCODINGS };

  async function ask(
    method: 'GET' | 'POST',
    address: string,
    body: string | null,
    { headers = {}, signal, withinMs = Number.POSITIVE_INFINITY }: GetOptions = {},
  ): Promise<HttpAnswer> {
    signal?.throwIfAborted();
    try {
      const url = guard.parse(address);
      const collector = new Collector({ ...limits, totalMs: Math.min(limits.totalMs, withinMs) }, signal);
      const received = await collector.collect((handler) => {
        const path = url.pathname + url.search;
        agent.dispatch({ origin: url.origin, path, method, headers: { ...fixed, ...headers }, body }, handler);
      });
      const encoding = received.headers.get('content-encoding') ?? '';
      return { ...received, url, body: await decodeBody(received.body, encoding, limits.mostUnpackedBytes) };
    } catch (error) {
      signal?.throwIfAborted();
      throw toHttpFailure(error);
    }
  }

  return {
    get: (address, options) => ask('GET', address, null, options),

    post(address, form, options = {}) {
      const headers = { ...options.headers, 'content-type': 'application/x-www-form-urlencoded' };
      return ask('POST', address, form.toString(), { ...options, headers });
    },

    // What is under way was given up by its owner, or is not waited for.
    close: () => agent.destroy(),
  };
}
