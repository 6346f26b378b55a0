import { execFile } from 'node:child_process';
import { readFile, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { codeOf } from '../errors.js';
import { isSameDirectory } from './site.js';

/** What `postmaster.pid` says: PostgreSQL's own record of the server that has the cluster open. */
export interface Postmaster {
  readonly pid: number;
  /** The cluster's path as the server was told it. */
  readonly directory: string;
  /** Null until the server listens. */
  readonly port: number | null;
  readonly status: 'starting' | 'ready' | 'stopping' | 'unknown';
}

/** The file's path in a cluster. The server makes it first of all and removes it last of all. */
export function pidFile(cluster: string): string {
  return path.join(cluster, 'postmaster.pid');
}

/** Null when there is no such file, or none that says which process it is about. */
export async function readPostmaster(cluster: string): Promise<Postmaster | null> {
  const text = await readText(pidFile(cluster));
  return text === null ? null : parsePostmaster(text);
}

/**
 * Removes a file that says nothing, as a power cut may leave it: PostgreSQL would not start beside it. A server writes
 * the file within moments of making it, so one that is younger is left alone. Answers whether the file is gone.
 */
export async function removeSilentPidFile(cluster: string): Promise<boolean> {
  const text = await readText(pidFile(cluster));
  if (text === null) return true;
  if (parsePostmaster(text) !== null) return false;
  const age = Date.now() - (await stat(pidFile(cluster))).mtimeMs;
  if (age < WRITTEN_WITHIN_MS) return false;
  await rm(pidFile(cluster), { force: true });
  return true;
}

const WRITTEN_WITHIN_MS = 1_000;

async function readText(file: string): Promise<string | null> {
  try {
    return await readFile(file, 'latin1');
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return null;
    throw error;
  }
}

/** Lines as in PostgreSQL's `miscadmin.h`: pid, directory, start time, port, socket directory, address, key, status. */
export function parsePostmaster(text: string): Postmaster | null {
  const lines = text.split('\n');
  const pid = Number(lines[0]);
  if (!Number.isInteger(pid) || pid <= 0) return null;
  const port = Number(lines[3]);
  const status = lines[7]?.trim() ?? '';
  return {
    pid,
    directory: Buffer.from(lines[1] ?? '', 'latin1').toString('utf8'),
    port: Number.isInteger(port) && port > 0 ? port : null,
    status: status === 'starting' || status === 'ready' || status === 'stopping' ? status : 'unknown',
  };
}

/** `gone`: no such process. `stranger`: the number is another program's, or another cluster's server. */
export type Serving = 'serving' | 'gone' | 'stranger';

/**
 * Whether the process of the file is the server of this cluster, rather than long gone, another program that was given
 * the same number since, or the server of the directory that this one was copied from.
 */
export async function isServing(postmaster: Postmaster, cluster: string): Promise<Serving> {
  if (!isAlive(postmaster.pid)) return 'gone';
  const command = await commandLine(postmaster.pid);
  if (command === null) return isAlive(postmaster.pid) ? 'serving' : 'gone'; // what cannot be judged is left alone
  if (!command.includes('postgres') || !command.includes(postmaster.directory)) return 'stranger';
  if (await isSameDirectory(postmaster.directory, cluster)) return 'serving';
  // Moved while it ran: the old path leads nowhere now. A copy, in contrast, still has its original.
  return (await isSameDirectory(postmaster.directory, postmaster.directory)) ? 'stranger' : 'serving';
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return codeOf(error) === 'EPERM';
  }
}

/** Null where the process cannot be looked at. Empty for one that ended and was not waited for. */
async function commandLine(pid: number): Promise<string | null> {
  try {
    if (process.platform === 'linux') return (await readFile(`/proc/${pid}/cmdline`, 'utf8')).replaceAll('\0', ' ');
    return (await promisify(execFile)('ps', ['-o', 'command=', '-p', String(pid)])).stdout;
  } catch {
    return null;
  }
}
