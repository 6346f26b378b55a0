import { readFile } from 'node:fs/promises';
import { childrenOf, postmasterOf } from '../harness/processes.js';

/**
 * Bytes that the embedded server of a data directory holds in memory: the proportional set sizes of its processes
 * (`smaps_rollup` of proc(5)), so that the buffers they share count once. NaN where the system does not tell.
 */
export async function postgresMemory(dataDirectory: string): Promise<number> {
  const postmaster = await postmasterOf(dataDirectory);
  if (postmaster === undefined) return Number.NaN;
  const processes = [postmaster, ...(await childrenOf(postmaster))];
  const sizes = await Promise.all(processes.map(proportionalSetSize));
  return sizes.reduce((sum, size) => sum + size, 0);
}

async function proportionalSetSize(pid: number): Promise<number> {
  const rollup = await readFile(`/proc/${pid}/smaps_rollup`, 'latin1').catch(() => '');
  return Number(rollup.match(/^Pss:\s+(\d+) kB/m)?.[1] ?? Number.NaN) * 1024;
}
