import type { ChildProcess } from 'node:child_process';
import { open } from 'node:fs/promises';
import { createServer } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { codeOf, StoreError } from '../errors.js';
import { type Binaries, findNative, openBinaries } from './binaries.js';
import { boundLog, readSince, sizeOf } from './log-file.js';
import { serverAccount } from './permissions.js';
import { readPostmaster } from './pidfile.js';
import { findRunner, type Runner, runDetached } from './run.js';
import { listenSettings } from './settings.js';
import type { Site } from './site.js';

/** How often the server's own record is looked at while waiting for it. */
const GLANCE_MS = 5;

/** Another program may take the port between our choice and the server's. */
const MOST_PORTS = 5;

/**
 * Starts the server of a complete cluster and waits until it accepts connections. It is no child to wait for: it lives
 * on when this process ends, and its output goes to its log.
 *
 * `preferredPort` is taken when it is free. Answers the port. Fails, at the latest when `deadline` (of
 * `performance.now()`) has passed, with `port`, `data-directory-full`, `data-directory-unwritable` or `start-failed`,
 * whose cause holds the last lines of the log. To be called under the lock of the data directory.
 */
export async function launchServer(site: Site, preferredPort: number | null, deadline: number): Promise<number> {
  const binaries = await openBinaries(findNative(), site.libraries);
  const runner = await findRunner(binaries, site.cluster, await serverAccount(site.cluster));
  await boundLog(site.log);
  let log = '';
  let ports = 0;
  while (ports < MOST_PORTS && performance.now() < deadline) {
    const port = await choosePort(ports === 0 ? preferredPort : null);
    const outcome = await tryLaunch({ site, binaries, runner, port, deadline });
    if (outcome === 'ready') return port;
    log = outcome.log;
    if (/could not bind|could not create any TCP\/IP sockets/u.test(log)) ports += 1;
    // Processes of a server that was killed take a moment to notice and to let go of its memory.
    else if (log.includes('pre-existing shared memory block')) await delay(GLANCE_MS * 10);
    else throw launchFailed(site, log);
  }
  throw ports === MOST_PORTS ? noPort(log) : launchFailed(site, log);
}

interface Launch {
  readonly site: Site;
  readonly binaries: Binaries;
  readonly runner: Runner;
  readonly port: number;
  readonly deadline: number;
}

async function tryLaunch({ site, binaries, runner, port, deadline }: Launch): Promise<'ready' | { log: string }> {
  const before = await sizeOf(site.log);
  const log = await open(site.log, 'a', 0o600);
  const parameters = ['-D', site.cluster, ...listenSettings(port)];
  const ended = { yet: false };
  const end = () => {
    ended.yet = true;
  };
  let child: ChildProcess;
  try {
    // A server that refuses its settings ends at once, so its end is listened for before anything is waited for.
    child = runDetached(runner, binaries.postgres, parameters, log.fd).once('exit', end).once('error', end);
  } finally {
    await log.close();
  }
  while (!ended.yet && performance.now() < deadline) {
    const postmaster = await readPostmaster(site.cluster);
    if (postmaster !== null && postmaster.pid === child.pid && postmaster.status === 'ready') return 'ready';
    await delay(GLANCE_MS);
  }
  if (!ended.yet) child.kill('SIGQUIT');
  return { log: await readSince(site.log, before) };
}

async function choosePort(preferred: number | null): Promise<number> {
  if (preferred !== null && (await tryPort(preferred)) !== null) return preferred;
  const port = await tryPort(0);
  if (port === null) throw noPort('');
  return port;
}

/** Takes the port on the loopback address for a moment; 0 takes any. Null when it is not to be had. */
function tryPort(wanted: number): Promise<number | null> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', (error) => {
      if (['EADDRINUSE', 'EACCES', 'EADDRNOTAVAIL'].includes(codeOf(error))) resolve(null);
      else reject(error);
    });
    server.listen({ host: '127.0.0.1', port: wanted, exclusive: true }, () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : null));
    });
  });
}

function launchFailed(site: Site, log: string): StoreError {
  const cause = new Error(log);
  if (/No space left on device|Disk quota exceeded/u.test(log)) {
    return new StoreError(
      'data-directory-full',
      `No disk space is left for the data directory ${site.dataDir}; make room and start again`,
      { cause },
    );
  }
  if (/Permission denied|Read-only file system|wrong ownership/u.test(log)) {
    return new StoreError(
      'data-directory-unwritable',
      `PostgreSQL cannot write to ${site.cluster}; give the directory back to the user who made it`,
      { cause },
    );
  }
  const reason = log.split('\n').findLast((line) => /FATAL:|PANIC:|error/u.test(line)) ?? 'it did not start in time';
  return new StoreError('start-failed', `The embedded PostgreSQL did not start (see ${site.log}): ${reason.trim()}`, {
    cause,
  });
}

function noPort(log: string): StoreError {
  return new StoreError('port', 'No free port on 127.0.0.1 could be taken for the embedded PostgreSQL; free some', {
    cause: new Error(log),
  });
}
