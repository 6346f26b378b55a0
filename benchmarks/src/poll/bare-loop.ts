import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { ended } from '../harness/child.js';
import { BenchmarkError } from '../harness/errors.js';
import type { SiteOptions } from './site.js';
import type { Web } from './web.js';

/** A round of the peer. */
export interface BareRound {
  readonly seconds: number;
  readonly cpuSeconds: number;
  /** Items that were parsed. */
  readonly items: number;
}

const CHILD = fileURLToPath(new URL('./bare-loop-child.js', import.meta.url));

/** The peer, which is the ceiling: it asks and parses, and keeps nothing, shares nothing and spares nobody. */
export async function pollWithBareLoop(
  web: Web,
  { feeds }: SiteOptions,
  {
    rounds,
    concurrency,
    signal,
  }: { readonly rounds: number; readonly concurrency: number; readonly signal: AbortSignal },
): Promise<readonly BareRound[]> {
  const child = fork(CHILD, [feeds, web.port, concurrency].map(String));
  const end = ended(child, signal);
  // One that cannot start ends without a word.
  const ready = await Promise.race([once(child, 'message', { signal }), end]);
  if (!Array.isArray(ready)) throw new BenchmarkError('failed', `The bare loop ended with ${ready}.`);
  const measured: BareRound[] = [];
  // Round 0 fills its validators and does not count.
  for (let round = 0; round <= rounds; round++) {
    await web.begin(round);
    const answer = once(child, 'message', { signal }) as Promise<[BareRound]>;
    child.send('go');
    const result = await Promise.race([answer, end]);
    if (!Array.isArray(result)) throw new BenchmarkError('failed', `The bare loop ended with ${result}.`);
    if (round > 0) measured.push(result[0]);
  }
  child.kill('SIGTERM');
  await end;
  return measured;
}
