import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';

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

async function postmasterOf(dataDirectory: string): Promise<number | undefined> {
  const entries = await readdir(dataDirectory, { recursive: true, withFileTypes: true });
  const file = entries.find(({ name }) => name === 'postmaster.pid');
  if (file === undefined) return undefined;
  const [pid = ''] = (await readFile(path.join(file.parentPath, file.name), 'latin1')).split('\n');
  return Number(pid);
}

async function childrenOf(parent: number): Promise<number[]> {
  const pids = (await readdir('/proc').catch(() => [])).filter((name) => /^\d+$/.test(name)).map(Number);
  const parents = await Promise.all(pids.map(parentOf));
  return pids.filter((_, at) => parents[at] === parent);
}

async function parentOf(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'latin1').catch(() => '');
  return Number(status.match(/^PPid:\s+(\d+)/m)?.[1] ?? Number.NaN);
}

async function proportionalSetSize(pid: number): Promise<number> {
  const rollup = await readFile(`/proc/${pid}/smaps_rollup`, 'latin1').catch(() => '');
  return Number(rollup.match(/^Pss:\s+(\d+) kB/m)?.[1] ?? Number.NaN) * 1024;
}
