import type { RequestRecord } from './rest/record.js';

/** An event as the gateway sends it. */
export interface SpokenEvent {
  readonly t: string;
  readonly d: unknown;
}

/**
 * How another Discord-compatible server says the same: optional fields left out, fields that nobody knows, events in
 * another order. What a function gives is sent instead of what it was given, which it must not change. With it, tests
 * show that a bot leans on nothing but what Discord documents.
 */
export interface Dialect {
  /** The body of an answer to a request; not called where there is none. */
  readonly response?: (body: unknown, request: RequestRecord) => unknown;
  /** The headers of an answer, by their names in lower case. */
  readonly headers?: (headers: Readonly<Record<string, string>>) => Readonly<Record<string, string>>;
  /** One event: none, one or several are sent. */
  readonly event?: (event: SpokenEvent) => readonly SpokenEvent[];
}
