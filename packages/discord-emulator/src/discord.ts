import type { Clock } from './clock.js';
import type { Dialect } from './dialect.js';
import type { GuildActor, GuildOptions, WaitOptions } from './people.js';
import type { RequestRecord } from './rest/record.js';
import type { Method } from './rest/router.js';
import type { Command } from './state/model.js';
import type { Violation } from './validate/openapi.js';

// What a test or the demo holds: the emulated Discord and what was seen of the bot. `people.ts` has who is in it.

export interface DiscordOptions {
  /** Path of Discord's public OpenAPI file; every request body is then judged by it (`violations`). */
  readonly openapi?: string;
  /** Absent: a clock that runs with the machine's and can be moved forward with `discord.clock.advance(ms)`. */
  readonly clock?: Clock;
  /** Privileged intents granted to the application, as a bit set. Default: message content and members. */
  readonly grantedIntents?: number;
  /** Milliseconds between heartbeats. Default 41,250, as Discord sends. */
  readonly heartbeatInterval?: number;
  /** The number of shards `/gateway/bot` recommends. Default 1. */
  readonly shards?: number;
  /** Shards that may identify at once, each once in 5 s. Absent: identifies are not limited. */
  readonly maxConcurrency?: number;
  /** Absent: a free port of the loopback interface. There is no protection of any kind: never where strangers come. */
  readonly place?: Place;
  /** Rate limits are applied unless this is false. */
  readonly rateLimits?: boolean;
  /** Absent: everything is said as Discord says it. */
  readonly dialect?: Dialect;
}

/** Where to listen, for a bot in another container. */
export interface Place {
  /** The address to listen on, such as `0.0.0.0`. */
  readonly host: string;
  /** 0 for a free one. */
  readonly port: number;
  /** The host name or address under which the bot finds it. */
  readonly name: string;
}

export interface Discord {
  /** `http://127.0.0.1:PORT/api`, or at the place that was given; discord.js wants it as `rest.api`. */
  readonly apiUrl: string;
  /** A bot token that is accepted. */
  readonly token: string;
  readonly application: { readonly id: string; readonly name: string };
  readonly bot: { readonly id: string; readonly username: string };
  readonly clock: Clock;
  /** Every REST request in the order of arrival, refused ones included. */
  readonly requests: readonly RequestRecord[];
  /** `METHOD /path` of requests that no route answers. */
  readonly unknownRoutes: readonly string[];
  /** Bodies that the OpenAPI file does not allow. */
  readonly violations: readonly Violation[];
  /** Interactions nobody acknowledged within 3 seconds. */
  readonly unacknowledged: readonly UnacknowledgedInteraction[];
  /** Answers with status 429. */
  readonly count429: number;
  /** Answers with status 401, 403 or 429, which Discord counts towards its ban (429 of scope `shared` not counted). */
  readonly invalidRequests: number;
  readonly faults: Faults;
  readonly gateway: GatewayControl;
  /** Creates a guild with the bot in it. */
  guild(options?: GuildOptions): GuildActor;
  /** The registered commands: the global ones and, with a guild id, those of the guild. */
  commands(guildId?: string): readonly Command[];
  /** The first request that `predicate` accepts, past ones included, once it was answered. */
  nextRequest(predicate: (request: RequestRecord) => boolean, options?: RequestWait): Promise<RequestRecord>;
  /** Closes every connection and stops listening; calling it again does nothing. */
  stop(): Promise<void>;
}

export interface UnacknowledgedInteraction {
  readonly id: string;
  /** `/ask`, `button more`, … */
  readonly what: string;
}

export type Fault =
  | { readonly status: number; readonly body?: unknown; readonly headers?: Readonly<Record<string, string>> }
  /** The request is served after this many milliseconds on the clock. */
  | { readonly delayMs: number }
  /** Never answered; the request has no effect. */
  | { readonly hang: true }
  /**
   * The connection is closed before the request has any effect; with `after`, once it took effect. discord.js gives
   * up on that; with `reset` the connection is reset instead, after which it tries again.
   */
  | { readonly drop: true; readonly after?: boolean; readonly reset?: boolean };

export interface FaultTarget {
  readonly method?: Method;
  /** As in `RequestRecord.route`; absent: every route. */
  readonly route?: string;
}

export interface Faults {
  /** The next `count` requests that match fare so; `Number.POSITIVE_INFINITY` until cleared. */
  next(count: number, target: FaultTarget, fault: Fault): void;
  clear(): void;
}

export interface GatewayControl {
  /** Connections that identified or resumed, now. */
  readonly connected: number;
  /** Identifies accepted so far. */
  readonly identifies: number;
  /** Resumes accepted so far. */
  readonly resumes: number;
  /** Identifies passed over so far. */
  readonly ignored: number;
  /** From now on passes over who identifies, or no longer. Connections are taken all the same. */
  ignore(isIgnoring: boolean): void;
  /** Cuts every connection without a close frame; sessions that are not resumable are forgotten. */
  drop(options: { readonly resumable: boolean }): void;
  /** Closes every connection with a close code, as Discord does. */
  closeWith(code: number): void;
  /** Sends op 7. */
  requestReconnect(): void;
  /** Sends op 9 and forgets the sessions unless resumable. */
  invalidate(options: { readonly resumable: boolean }): void;
  /** Waits until `count` shards (default 1) have identified or resumed. */
  ready(options?: WaitOptions & { readonly count?: number }): Promise<void>;
}

export interface RequestWait extends WaitOptions {
  /** Do not wait for the answer: for requests that faults hold up. */
  readonly unanswered?: boolean;
}
