import { randomBytes } from 'node:crypto';
import { GatewayOpcodes } from 'discord-api-types/v10';
import type { Dialect, SpokenEvent } from '../dialect.js';
import { shardOf } from '../state/snowflakes.js';
import type { GatewayEvent } from './events.js';

/** How far back a client can resume; beyond that the session is invalid. */
const MAX_REPLAY = 10_000;

export interface Payload {
  readonly op: number;
  readonly d?: unknown;
  readonly s?: number | null;
  readonly t?: string | null;
}

/** One identified shard of the bot. It outlives its connection, numbering and keeping events for a resume. */
export class Session {
  readonly id = randomBytes(16).toString('hex');
  readonly intents: number;
  readonly shard: readonly [id: number, count: number];
  readonly #log: Payload[] = [];
  readonly #dialect: Dialect;
  #sequence = 0;
  #send: ((payload: Payload) => void) | null = null;

  constructor(intents: number, shard: readonly [number, number], dialect: Dialect = {}) {
    this.intents = intents;
    this.shard = shard;
    this.#dialect = dialect;
  }

  get attached(): boolean {
    return this.#send !== null;
  }

  attach(send: (payload: Payload) => void): void {
    this.#send = send;
  }

  /** The connection that sends with `send` is gone; a connection that took its place is left alone. */
  detach(send: (payload: Payload) => void): void {
    if (this.#send === send) this.#send = null;
  }

  /** Whether this shard carries a guild's events, or DMs (`null`: shard 0). */
  carries(guildId: string | null): boolean {
    const [id, count] = this.shard;
    return guildId === null ? id === 0 : shardOf(guildId, count) === id;
  }

  wants({ guildId, needs }: GatewayEvent): boolean {
    return this.carries(guildId) && (needs === 0 || (needs & this.intents) !== 0);
  }

  dispatch(t: string, d: unknown): void {
    // Copied now: later changes of the world must not rewrite what is replayed.
    const event = { t, d: structuredClone(d) };
    for (const spoken of this.#dialect.event?.(event) ?? [event]) this.#deliver(spoken);
  }

  #deliver({ t, d }: SpokenEvent): void {
    this.#sequence += 1;
    const payload = { op: GatewayOpcodes.Dispatch, s: this.#sequence, t, d };
    this.#log.push(payload);
    if (this.#log.length > MAX_REPLAY) this.#log.shift();
    this.#send?.(payload);
  }

  /** Whether a client that saw everything up to `sequence` can be told the rest: `ahead` of us is a client's error. */
  canResumeFrom(sequence: number): 'yes' | 'forgotten' | 'ahead' {
    if (sequence > this.#sequence) return 'ahead';
    const first = this.#log[0]?.s ?? this.#sequence + 1;
    return sequence + 1 >= first ? 'yes' : 'forgotten';
  }

  /** Sends again what came after `sequence`, then RESUMED. */
  replay(sequence: number): void {
    for (const payload of this.#log) if ((payload.s ?? 0) > sequence) this.#send?.(payload);
    this.dispatch('RESUMED', { _trace: [] });
  }
}
