import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';

/** The process that runs the embedded server of a data directory; undefined where there is none. */
export async function postmasterOf(dataDirectory: string): Promise<number | undefined> {
  const entries = await readdir(dataDirectory, { recursive: true, withFileTypes: true });
  const file = entries.find(({ name }) => name === 'postmaster.pid');
  if (file === undefined) return undefined;
  const [pid = ''] = (await readFile(path.join(file.parentPath, file.name), 'latin1')).split('\n');
  return Number(pid);
}

/** The processes that a process has started and that run. */
export async function childrenOf(parent: number): Promise<number[]> {
  const pids = (await readdir('/proc').catch(() => [])).filter((name) => /^\d+$/.test(name)).map(Number);
  const parents = await Promise.all(pids.map(parentOf));
  return pids.filter((_, at) => parents[at] === parent);
}

async function parentOf(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'latin1').catch(() => '');
  return Number(status.match(/^PPid:\s+(\d+)/m)?.[1] ?? Number.NaN);
}

/** In which `/proc/pid/stat` counts, on every Linux that Node runs on. */
const TICKS_PER_SECOND = 100;

/** Seconds of processor time that a process has used (utime and stime of proc(5)); NaN where the system does not tell. */
export async function cpuSecondsOf(pid: number): Promise<number> {
  return (await ticksOf(pid)).slice(0, 2).reduce((sum, ticks) => sum + ticks, 0) / TICKS_PER_SECOND;
}

/** The same with that of its children that have ended. */
export async function cpuSecondsWithEndedOf(pid: number): Promise<number> {
  return (await ticksOf(pid)).reduce((sum, ticks) => sum + ticks, 0) / TICKS_PER_SECOND;
}

/** In user and system mode: its own, and those of ended children. */
async function ticksOf(pid: number): Promise<number[]> {
  const stat = await readFile(`/proc/${pid}/stat`, 'latin1').catch(() => '');
  // The name, in parentheses, may hold spaces; the numbers are the 14th to the 17th.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return [11, 12, 13, 14].map((at) => Number(fields[at] ?? Number.NaN));
}

/** The resident set of a process in bytes; NaN where the system does not tell. */
export async function rssBytesOf(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'latin1').catch(() => '');
  return Number(status.match(/^VmRSS:\s+(\d+) kB/m)?.[1] ?? Number.NaN) * 1024;
}
