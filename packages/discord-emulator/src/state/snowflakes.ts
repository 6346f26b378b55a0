import type { Clock } from '../clock.js';

/** The first millisecond of 2015, from which Discord counts (developer documentation, "Snowflakes"). */
const DISCORD_EPOCH = 1_420_070_400_000;
const TIMESTAMP_SHIFT = 22n;
const INCREMENTS_PER_MS = 4096;

/** Hands out ids that carry the clock's time and always grow, so that sorting by id is sorting by creation. */
export class Snowflakes {
  readonly #clock: Clock;
  #ms = 0;
  #increment = 0;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  next(): string {
    const now = this.#clock.now() - DISCORD_EPOCH;
    if (now > this.#ms) {
      this.#ms = now;
      this.#increment = 0;
    } else if (++this.#increment === INCREMENTS_PER_MS) {
      this.#ms += 1;
      this.#increment = 0;
    }
    return ((BigInt(this.#ms) << TIMESTAMP_SHIFT) | BigInt(this.#increment)).toString();
  }
}

/** Unix milliseconds at which a snowflake was made. */
export function snowflakeTime(id: string): number {
  return Number(BigInt(id) >> TIMESTAMP_SHIFT) + DISCORD_EPOCH;
}

/** The shard that receives a guild's events: `(guild_id >> 22) % num_shards` (documentation, "Sharding"). */
export function shardOf(guildId: string, shards: number): number {
  return Number((BigInt(guildId) >> TIMESTAMP_SHIFT) % BigInt(shards));
}
