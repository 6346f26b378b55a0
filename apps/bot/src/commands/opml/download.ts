import type { Client } from 'discord.js';

export type Download =
  | { readonly kind: 'file'; readonly bytes: Buffer }
  | { readonly kind: 'too-large' }
  /** Discord did not give it, or not in time. */
  | { readonly kind: 'failed' };

/** Bytes; some thousands of feeds. */
export const LARGEST = 1024 * 1024;
const WITHIN_MS = 10_000;

/** Discord's content network; a Discord that is reached at another address serves files there. */
const CONTENT = ['https://cdn.discordapp.com', 'https://media.discordapp.net'];

/** Gets a file that somebody has uploaded. Bounded in size and time, follows no redirect, and asks nobody but Discord. */
export async function downloadFile(url: string, { options }: Pick<Client, 'options'>): Promise<Download> {
  const { origin } = new URL(url);
  if (!CONTENT.includes(origin) && origin !== originOf(options.rest?.api)) return { kind: 'failed' };
  try {
    const signal = AbortSignal.timeout(WITHIN_MS);
    const { ok, body } = await fetch(url, { redirect: 'error', signal, headers: { 'accept-encoding': 'identity' } });
    if (!ok || body === null) return { kind: 'failed' };
    return await collect(body);
  } catch {
    return { kind: 'failed' };
  }
}

const originOf = (api: string | undefined): string | null => (api === undefined ? null : new URL(api).origin);

/** Leaving the loop early cancels the rest. */
async function collect(body: AsyncIterable<Uint8Array>): Promise<Download> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of body) {
    length += chunk.byteLength;
    if (length > LARGEST) return { kind: 'too-large' };
    chunks.push(chunk);
  }
  return { kind: 'file', bytes: Buffer.concat(chunks) };
}
