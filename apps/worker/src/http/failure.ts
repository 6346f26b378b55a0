/**
 * Why a request had no answer that can be used:
 * - `bad-address`, `private-address`: it is not asked at all.
 * - `unknown-host`, `refused`, `unreachable`, `tls`: no connection.
 * - `timeout`: the connection, the first byte or the whole took too long.
 * - `broken`: the connection ended within the answer, or the answer is not HTTP.
 * - `too-large`, `too-many-headers`, `encoding`: the answer is not one that is read.
 * - `redirects`: too many, or to nowhere.
 */
export type HttpFailureCode =
  | 'bad-address'
  | 'private-address'
  | 'unknown-host'
  | 'refused'
  | 'unreachable'
  | 'tls'
  | 'timeout'
  | 'broken'
  | 'too-large'
  | 'too-many-headers'
  | 'encoding'
  | 'redirects';

/** The message is the rest of a sentence for people that begins with what was asked for, without what the server said. */
export class HttpFailure extends Error {
  override readonly name = 'HttpFailure';

  constructor(
    readonly code: HttpFailureCode,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

/** Failures that our own lost network causes as well as a host that is down. */
const OF_THE_CONNECTION: ReadonlySet<string> = new Set<HttpFailureCode>([
  'unknown-host',
  'refused',
  'unreachable',
  'timeout',
]);

export const isOfTheConnection = (code: string): boolean => OF_THE_CONNECTION.has(code);

/** What an error of undici, a socket or a resolver means. */
export function toHttpFailure(error: unknown): HttpFailure {
  for (let cause = error, depth = 0; cause instanceof Error && depth < 5; cause = cause.cause, depth++) {
    if (cause instanceof HttpFailure) return cause;
    const known = KNOWN[codeOf(cause)];
    if (known !== undefined) return new HttpFailure(...known, { cause: error });
    if (isTls(codeOf(cause))) return new HttpFailure('tls', 'its certificate is not accepted.', { cause: error });
    // Several addresses were tried, each with an error of its own.
    if (cause instanceof AggregateError && cause.errors.length > 0) return toHttpFailure(cause.errors[0]);
  }
  return new HttpFailure('broken', 'the connection failed.', { cause: error });
}

const NO_ANSWER = ['timeout', 'its server did not answer in time.'] as const;
const NOT_THERE = ['unreachable', 'its server cannot be reached.'] as const;

const KNOWN: Readonly<Record<string, readonly [HttpFailureCode, string]>> = {
  ENOTFOUND: ['unknown-host', 'its host name is not known.'],
  EAI_AGAIN: ['unknown-host', 'its host name could not be looked up.'],
  ENODATA: ['unknown-host', 'its host name has no address.'],
  ECONNREFUSED: ['refused', 'nothing answers there.'],
  ENETUNREACH: NOT_THERE,
  EHOSTUNREACH: NOT_THERE,
  ENETDOWN: NOT_THERE,
  EADDRNOTAVAIL: NOT_THERE,
  ETIMEDOUT: NO_ANSWER,
  UND_ERR_CONNECT_TIMEOUT: NO_ANSWER,
  UND_ERR_HEADERS_TIMEOUT: NO_ANSWER,
  UND_ERR_BODY_TIMEOUT: NO_ANSWER,
  ECONNRESET: ['broken', 'its server ended the connection.'],
  EPIPE: ['broken', 'its server ended the connection.'],
  UND_ERR_SOCKET: ['broken', 'its server ended the connection before the answer was whole.'],
  UND_ERR_RES_CONTENT_LENGTH_MISMATCH: ['broken', 'its answer is not as long as its server says.'],
  UND_ERR_HEADERS_OVERFLOW: ['too-many-headers', 'its answer has too many headers.'],
  HPE_HEADER_OVERFLOW: ['too-many-headers', 'its answer has too many headers.'],
};

const isTls = (code: string): boolean =>
  /^(?:ERR_TLS|ERR_SSL|CERT_|UNABLE_TO|DEPTH_ZERO|SELF_SIGNED|EPROTO)/u.test(code);

const codeOf = (error: Error): string => ('code' in error ? String(error.code) : '');
