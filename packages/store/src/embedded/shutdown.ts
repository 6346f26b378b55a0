import { setTimeout as delay } from 'node:timers/promises';
import { isServing, readPostmaster } from './pidfile.js';

/** How long a tidy shutdown, with its checkpoint, may take before the server is told to drop everything. */
const TIDY_MS = 30_000;
const AT_ONCE_MS = 5_000;
const GLANCE_MS = 5;

/**
 * Stops the server of the cluster and waits until it is gone: SIGINT (connections are cut, everything is written), then
 * SIGQUIT (the next start repairs from the log). Answers whether it is gone. To be called under the lock.
 */
export async function shutDown(cluster: string): Promise<boolean> {
  return (await signal(cluster, 'SIGINT', TIDY_MS)) || (await signal(cluster, 'SIGQUIT', AT_ONCE_MS));
}

async function signal(cluster: string, name: NodeJS.Signals, patienceMs: number): Promise<boolean> {
  const postmaster = await readPostmaster(cluster);
  if (postmaster === null || (await isServing(postmaster, cluster)) !== 'serving') return true;
  process.kill(postmaster.pid, name);
  const deadline = performance.now() + patienceMs;
  while (performance.now() < deadline) {
    // Its record is the last thing a server removes; a process that nobody waited for may stay longer.
    const now = await readPostmaster(cluster);
    if (now?.pid !== postmaster.pid || (await isServing(now, cluster)) !== 'serving') return true;
    await delay(GLANCE_MS);
  }
  return false;
}
