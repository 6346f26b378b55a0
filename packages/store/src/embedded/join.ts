import { rm } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';
import { codeOf, messageOf, StoreError } from '../errors.js';
import { createCluster, hasCluster } from './cluster.js';
import { type Credentials, readCredentials, writeCredentials } from './credentials.js';
import { launchServer } from './launch.js';
import { isServing, pidFile, readPostmaster, removeSilentPidFile } from './pidfile.js';
import { createRole, databaseParts, joinSession, type Session } from './session.js';
import { shutDown } from './shutdown.js';
import type { Site } from './site.js';

/** A server that this process uses now. */
export interface Joined {
  readonly credentials: Credentials;
  readonly port: number;
  readonly session: Session;
  /** Whether the server was started here, rather than found running. */
  readonly launched: boolean;
}

/** How long to wait before asking again a server that is starting, repairing itself or stopping. */
const RETRY_MS = 20;

/**
 * Makes the cluster where there is none, starts its server where none runs, and joins those who use it.
 * To be called under the lock of the data directory. `deadline` is of `performance.now()`.
 */
export async function join(site: Site, deadline: number, onLost: () => void): Promise<Joined> {
  if (!(await hasCluster(site))) await createCluster(site);
  const attempt = { launched: false };
  try {
    return await joinUntil(site, deadline, onLost, attempt);
  } catch (error) {
    // Nobody else can have joined it yet, so nobody would stop it.
    if (attempt.launched) await shutDown(site.cluster);
    throw error;
  }
}

async function joinUntil(
  site: Site,
  deadline: number,
  onLost: () => void,
  attempt: { launched: boolean },
): Promise<Joined> {
  let reason: unknown = null;
  while (performance.now() < deadline) {
    let port = await runningPort(site);
    if (port === null) {
      port = await launch(site, deadline);
      attempt.launched = true;
    }
    if (port !== 'not yet') {
      const joined = await tryJoin(site, port, onLost);
      if ('session' in joined) return { ...joined, port, launched: attempt.launched };
      reason = joined.reason;
    }
    await delay(RETRY_MS);
  }
  throw new StoreError(
    'not-ready',
    `The embedded PostgreSQL in ${site.dataDir} does not accept connections yet; try again later (see ${site.log})`,
    { cause: reason },
  );
}

/** Null when no server of this cluster runs; `not yet` while one does not listen. */
async function runningPort(site: Site): Promise<number | 'not yet' | null> {
  const postmaster = await readPostmaster(site.cluster);
  if (postmaster === null) return (await removeSilentPidFile(site.cluster)) ? null : 'not yet';
  const serving = await isServing(postmaster, site.cluster);
  if (serving === 'serving') return postmaster.port ?? 'not yet';
  // PostgreSQL would not start while the number in the file is that of any living process of its account. A file whose
  // process is gone it deals with itself, and better: it also looks for that server's other processes.
  if (serving === 'stranger') await rm(pidFile(site.cluster), { force: true });
  return null;
}

async function launch(site: Site, deadline: number): Promise<number> {
  const credentials = await readCredentials(site.credentials);
  const port = await launchServer(site, credentials.port, deadline);
  if (port !== credentials.port) await writeCredentials(site.credentials, { ...credentials, port });
  return port;
}

type Attempt = Pick<Joined, 'credentials' | 'session'> | { readonly reason: unknown };

async function tryJoin(site: Site, port: number, onLost: () => void): Promise<Attempt> {
  try {
    const credentials = await withRole(site, port);
    const session = await joinSession(databaseParts(credentials, port), onLost);
    return session === null ? { reason: 'it is being stopped' } : { credentials, session };
  } catch (error) {
    if (error instanceof StoreError || !isPassing(error)) throw refused(site, error);
    return { reason: error };
  }
}

async function withRole(site: Site, port: number): Promise<Credentials> {
  const credentials = await readCredentials(site.credentials);
  if (credentials.superuserPassword === null) return credentials;
  await createRole(credentials, credentials.superuserPassword, port);
  const forgotten = { ...credentials, superuserPassword: null };
  await writeCredentials(site.credentials, forgotten);
  return forgotten;
}

/** What a server says, or does not say, that is starting, repairing itself, stopping or too busy. */
function isPassing(error: unknown): boolean {
  const passing = ['57P01', '57P02', '57P03', '53300', 'ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT'];
  return passing.includes(codeOf(error)) || /timeout|terminated/u.test(messageOf(error));
}

function refused(site: Site, error: unknown): StoreError {
  if (error instanceof StoreError) return error;
  return new StoreError(
    'data-directory-damaged',
    `The embedded PostgreSQL in ${site.dataDir} refuses its own user (${messageOf(error)}); restore the directory`,
    { cause: error },
  );
}
