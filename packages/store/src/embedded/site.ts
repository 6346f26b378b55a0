import { randomBytes } from 'node:crypto';
import { mkdir, realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import { codeOf, explainFileError, StoreError } from '../errors.js';

/** Where the embedded server keeps its things, below the data directory. */
export interface Site {
  /** What the person named, made absolute and free of symbolic links. */
  readonly dataDir: string;
  /** `postgres/`: appears all at once, by a rename, when everything in it is complete. */
  readonly home: string;
  /** PostgreSQL's own directory (PGDATA). */
  readonly cluster: string;
  readonly credentials: string;
  readonly log: string;
  /** Links to shared libraries, made only where the package's own directory cannot be written. */
  readonly libraries: string;
}

const HOME = 'postgres';
const UNFINISHED = 'postgres.new-';

/** Creates the data directory where it is missing. Fails with `data-directory-unwritable` or `-full`. */
export async function openSite(dataDir: string): Promise<Site> {
  const wanted = path.resolve(dataDir);
  const found = await withFileErrors(wanted, async () => {
    await makeDirectories(wanted);
    return realpath(wanted);
  });
  if (/[\r\n\0]/u.test(found)) {
    throw new StoreError('data-directory-unwritable', 'The path of the data directory may not hold a line break');
  }
  return siteAt(found, HOME);
}

/** A place beside the final one, for a cluster that is not complete yet. */
export function unfinishedSite(site: Site): Site {
  return siteAt(site.dataDir, `${UNFINISHED}${randomBytes(6).toString('hex')}`);
}

/** Whether a name in the data directory is a cluster that was never completed. */
export function isUnfinished(name: string): boolean {
  return name.startsWith(UNFINISHED);
}

/** Whether two paths lead to one directory. False where either does not exist. */
export async function isSameDirectory(one: string, other: string): Promise<boolean> {
  const [a, b] = await Promise.all([one, other].map((name) => stat(name).catch(() => null)));
  return a != null && b != null && a.dev === b.dev && a.ino === b.ino;
}

/** Runs file operations and turns what a person can mend into a StoreError. */
export async function withFileErrors<T>(dataDir: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw explainFileError(error, dataDir) ?? error;
  }
}

/** Not with Node's `recursive`, which tries for ever where a directory cannot exist, as below /proc. */
async function makeDirectories(directory: string): Promise<void> {
  try {
    await makeDirectory(directory);
  } catch (error) {
    if (codeOf(error) !== 'ENOENT') throw error;
    await makeDirectories(path.dirname(directory));
    await makeDirectory(directory);
  }
}

async function makeDirectory(directory: string): Promise<void> {
  try {
    await mkdir(directory);
  } catch (error) {
    if (codeOf(error) !== 'EEXIST' || !(await stat(directory)).isDirectory()) throw error;
  }
}

function siteAt(dataDir: string, name: string): Site {
  const home = path.join(dataDir, name);
  return {
    dataDir,
    home,
    cluster: path.join(home, 'cluster'),
    credentials: path.join(home, 'credentials.json'),
    log: path.join(home, 'server.log'),
    libraries: path.join(home, 'libraries'),
  };
}
