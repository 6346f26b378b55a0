import type { Discord, DiscordOptions } from './discord.js';

/** Starts an emulated Discord on a free loopback port. */
export async function startDiscord(_options: DiscordOptions = {}): Promise<Discord> {
  throw new Error('Being written: the gateway and the routes follow in the next commits.');
}
