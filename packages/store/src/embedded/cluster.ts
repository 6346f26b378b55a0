import { open, readdir, readFile, rename, rm, stat, unlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { codeOf, StoreError } from '../errors.js';
import { findNative, openBinaries } from './binaries.js';
import { newCredentials, writeCredentials } from './credentials.js';
import { giveTo, mkdirFor, mkdirPassable, serverAccount } from './permissions.js';
import { findRunner, runToEnd } from './run.js';
import { HOST_BASED_ACCESS, SETTINGS } from './settings.js';
import { isUnfinished, type Site, unfinishedSite } from './site.js';

/** The major version of the embedded server. Its clusters can be read by this one only. */
export const SERVER_VERSION = '18';

/** The role that owns the cluster, used once to make ours. */
export const SUPERUSER = 'postgres';

/**
 * Whether a complete cluster is there. Fails with `data-directory-version` when another major version made it and with
 * `data-directory-damaged` when its parts are missing.
 */
export async function hasCluster(site: Site): Promise<boolean> {
  if (!(await exists(site.home))) return false;
  const version = await readFile(path.join(site.cluster, 'PG_VERSION'), 'utf8').catch((error: unknown) => {
    if (codeOf(error) === 'ENOENT') return null;
    throw error;
  });
  if (version === null) {
    throw new StoreError(
      'data-directory-damaged',
      `${site.home} holds no PostgreSQL cluster; restore it from a copy, or move it away to start afresh`,
    );
  }
  if (version.trim() === SERVER_VERSION) return true;
  throw new StoreError(
    'data-directory-version',
    `${site.home} was made by PostgreSQL ${version.trim()}, this program brings ${SERVER_VERSION}; ` +
      'dump it with the older program and import it here, or choose another FIELDNOTES_DATA',
  );
}

/**
 * Makes a cluster. Everything is made in a directory of another name, which then takes its final name in one step: a
 * process killed at any moment leaves either no cluster or a complete one. What a killed one left is removed here.
 *
 * To be called under the lock of the data directory.
 */
export async function createCluster(site: Site): Promise<void> {
  await removeUnfinished(site);
  const made = unfinishedSite(site);
  try {
    await mkdirPassable(made.home);
    await runInitdb(made);
    await rename(made.home, site.home);
    await syncDirectory(site.dataDir);
    // What could not be removed before, because somebody still wrote there, can be by now.
    await removeUnfinished(site);
  } catch (error) {
    await rm(made.home, { recursive: true, force: true }).catch(() => undefined);
    throw error;
  }
}

async function runInitdb(site: Site): Promise<void> {
  const account = await serverAccount(null);
  const credentials = newCredentials();
  await mkdirFor(site.cluster, account);
  const binaries = await openBinaries(findNative(), site.libraries);
  const runner = await findRunner(binaries, site.cluster, account);
  const passwordFile = path.join(site.home, 'password');
  await writeFile(passwordFile, `${credentials.superuserPassword}\n`, { mode: 0o600 });
  await giveTo(passwordFile, account);
  const { status, output } = await runToEnd(runner, binaries.initdb, initdbParameters(site.cluster, passwordFile));
  if (status !== 0) throw initdbFailed(site, output);
  await unlink(passwordFile);
  await writeFile(path.join(site.cluster, 'pg_hba.conf'), HOST_BASED_ACCESS);
  await writeCredentials(site.credentials, credentials);
}

/** The built-in provider sorts by code point everywhere alike: no upgrade of the system can disorder an index. */
function initdbParameters(cluster: string, passwordFile: string): string[] {
  return [
    `--pgdata=${cluster}`,
    `--username=${SUPERUSER}`,
    `--pwfile=${passwordFile}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    '--locale=C',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    '--no-instructions',
    ...Object.entries(SETTINGS).map(([name, value]) => `--set=${name}=${value}`),
  ];
}

function initdbFailed(site: Site, output: string): StoreError {
  const cause = new Error(output);
  if (output.includes('No space left on device') || output.includes('Disk quota exceeded')) {
    return new StoreError(
      'data-directory-full',
      `No disk space is left for the data directory ${site.dataDir}; make room or choose another with FIELDNOTES_DATA`,
      { cause },
    );
  }
  if (output.includes('could not look up effective user ID')) {
    return new StoreError(
      'no-account',
      'PostgreSQL needs a user with a name and this one has none; add it to /etc/passwd, or set DATABASE_URL',
      { cause },
    );
  }
  const reason = output.split('\n').findLast((line) => line.includes('error:') || line.includes('FATAL:')) ?? output;
  return new StoreError('start-failed', `initdb failed in ${site.dataDir}: ${reason}`, { cause });
}

async function removeUnfinished(site: Site): Promise<void> {
  for (const name of await readdir(site.dataDir)) {
    // A program that outlived its killed parent may still be writing there.
    if (isUnfinished(name)) await rm(path.join(site.dataDir, name), { recursive: true, force: true }).catch(() => {});
  }
}

async function syncDirectory(directory: string): Promise<void> {
  const handle = await open(directory);
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function exists(file: string): Promise<boolean> {
  try {
    await stat(file);
    return true;
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return false;
    throw error;
  }
}
