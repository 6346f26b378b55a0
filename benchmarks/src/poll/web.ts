import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { ended } from '../harness/child.js';
import type { SiteOptions } from './site.js';

export type WebRequest = { readonly kind: 'begin'; readonly round: number } | { readonly kind: 'count' };

/** What the web saw of a round so far. */
export interface RoundCounts {
  readonly requests: number;
  /** Feeds that were asked for at least once. */
  readonly feeds: number;
  /** Answers that nothing has changed. */
  readonly unchanged: number;
  /** The most requests for one feed that were under way at the same time. */
  readonly atOnce: number;
}

/** The web in a process of its own. */
export interface Web {
  readonly port: number;
  /** Has the feeds hold what they hold in the round, and counts from zero. */
  begin(round: number): Promise<void>;
  counts(): Promise<RoundCounts>;
  stop(): Promise<void>;
}

const CHILD = fileURLToPath(new URL('./web-child.js', import.meta.url));

export async function startWeb(options: SiteOptions, signal: AbortSignal): Promise<Web> {
  const child = fork(CHILD, [JSON.stringify(options)]);
  const end = ended(child, signal);
  const [port] = (await once(child, 'message')) as [number];
  const ask = async (request: WebRequest): Promise<RoundCounts> => {
    const answer = once(child, 'message', { signal }) as Promise<[RoundCounts]>;
    child.send(request);
    return (await answer)[0];
  };
  return {
    port,
    async begin(round) {
      await ask({ kind: 'begin', round });
    },
    counts: () => ask({ kind: 'count' }),
    async stop() {
      child.kill('SIGTERM');
      await end;
    },
  };
}
