import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { startDiscord } from '@fieldnotes/discord-emulator';
import { ended } from '../harness/child.js';
import { BenchmarkError } from '../harness/errors.js';
import { type Speed, speedOf } from './outcome.js';
import type { ProductRun } from './product.js';

/** What the process of the bare client is sent. It sends nothing back. */
export interface SendRequest {
  readonly apiUrl: string;
  readonly token: string;
  readonly channelIds: readonly string[];
  readonly bodies: ProductRun['bodies'];
}

const CHILD = fileURLToPath(new URL('./bare-client-child.js', import.meta.url));

/** The peer: the REST client of discord.js as it comes, with the same messages and nothing to remember. */
export async function announceWithBareClient(
  count: number,
  bodies: ProductRun['bodies'],
  signal: AbortSignal,
): Promise<Speed> {
  const discord = await startDiscord();
  try {
    const guild = discord.guild();
    const channelIds = Array.from({ length: count }, (_, index) => guild.channel(`news-${index}`).id);
    const child = fork(CHILD);
    const end = ended(child, signal);
    const since = Date.now();
    child.send({ apiUrl: discord.apiUrl, token: discord.token, channelIds, bodies } satisfies SendRequest);
    const status = await end;
    signal.throwIfAborted();
    if (status !== 0) throw new BenchmarkError('failed', `The bare client ended with ${status}.`);
    return speedOf(discord, since);
  } finally {
    await discord.stop();
  }
}
