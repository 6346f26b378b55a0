import { type ChildProcess, spawn } from 'node:child_process';
import { messageOf, StoreError } from '../errors.js';
import type { Binaries } from './binaries.js';
import type { Account } from './permissions.js';

/** How a PostgreSQL program is run here: as whom, and with what in front of it. */
export interface Runner {
  readonly prefix: readonly string[];
  readonly account: Account | null;
  readonly environment: Readonly<Record<string, string>>;
}

/** A capability of Linux that opens paths which the server's account could not follow, the weaker first. */
const CAPABILITIES = ['dac_read_search', 'dac_override'];

/**
 * Finds a way to run PostgreSQL in `cluster` that works, by trying.
 *
 * As an ordinary user there is one way. As root the server runs under another account, which may be unable to follow
 * the path to the programs or to the data: /root and temporary directories let nobody else in. Then the server is
 * given, through setpriv(1), one capability to pass such directories and nothing else. The bit `no_setuid_fixup` makes
 * access(2) honour it too, which initdb asks about its own programs.
 *
 * Fails with `not-reachable` when no way works, `binaries-missing` when the programs do not run at all.
 */
export async function findRunner(binaries: Binaries, cluster: string, account: Account | null): Promise<Runner> {
  const environment = environmentOf(binaries);
  const runners: Runner[] = [{ prefix: [], account, environment }];
  if (account !== null && process.platform === 'linux') {
    for (const capability of CAPABILITIES) {
      runners.push({ prefix: setpriv(account, capability), account: null, environment });
    }
  }
  const failures: string[] = [];
  for (const runner of runners) {
    const result = await runToEnd(runner, '/bin/sh', [
      '-c',
      'cd "$1" && "$2" --version',
      'sh',
      cluster,
      binaries.postgres,
    ]);
    if (result.status === 0) return runner;
    failures.push(result.output);
  }
  throw account === null ? notRunnable(binaries, failures) : notReachable(binaries, cluster, failures);
}

/** Runs a program to its end and gives what it printed, on either stream, up to a limit. Never rejects. */
export function runToEnd(
  runner: Runner,
  program: string,
  parameters: readonly string[],
): Promise<{ status: number | null; output: string }> {
  return new Promise((resolve) => {
    const child = start(runner, program, parameters, ['ignore', 'pipe', 'pipe']);
    let output = '';
    const keep = (text: string) => {
      output = (output + text).slice(-MOST_OUTPUT);
    };
    child.stdout?.setEncoding('utf8').on('data', keep);
    child.stderr?.setEncoding('utf8').on('data', keep);
    child.on('error', (error) => resolve({ status: null, output: messageOf(error) }));
    child.on('close', (status) => resolve({ status, output: output.trim() }));
  });
}

/** Starts a program that outlives this process, writing to the file descriptor `log`. */
export function runDetached(runner: Runner, program: string, parameters: readonly string[], log: number): ChildProcess {
  const child = start(runner, program, parameters, ['ignore', log, log], true);
  child.unref();
  return child;
}

const MOST_OUTPUT = 20_000;

function start(
  runner: Runner,
  program: string,
  parameters: readonly string[],
  stdio: Array<'ignore' | 'pipe' | number>,
  detached = false,
): ChildProcess {
  const [command = program, ...rest] = [...runner.prefix, program, ...parameters];
  return spawn(command, rest, {
    cwd: '/',
    env: { ...runner.environment },
    stdio,
    detached,
    ...(runner.account === null ? {} : { uid: runner.account.uid, gid: runner.account.gid }),
  });
}

/** Nothing of this process's own environment, which may hold secrets. */
function environmentOf(binaries: Binaries): Record<string, string> {
  const environment: Record<string, string> = { PATH: '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' };
  if (binaries.libraryPath.length > 0) {
    const variable = process.platform === 'darwin' ? 'DYLD_LIBRARY_PATH' : 'LD_LIBRARY_PATH';
    environment[variable] = binaries.libraryPath.join(':');
  }
  return environment;
}

function setpriv(account: Account, capability: string): string[] {
  const only = `-all,+${capability}`;
  return [
    'setpriv',
    `--reuid=${account.uid}`,
    `--regid=${account.gid}`,
    '--clear-groups',
    `--inh-caps=${only}`,
    `--ambient-caps=${only}`,
    `--bounding-set=${only}`,
    '--securebits=+no_setuid_fixup',
  ];
}

function notRunnable(binaries: Binaries, failures: readonly string[]): StoreError {
  return new StoreError(
    'binaries-missing',
    `The embedded PostgreSQL at ${binaries.postgres} does not run here; run "npm install" again, or set DATABASE_URL`,
    { cause: new Error(failures.join('\n')) },
  );
}

function notReachable(binaries: Binaries, cluster: string, failures: readonly string[]): StoreError {
  return new StoreError(
    'not-reachable',
    `PostgreSQL does not run as root, and its account cannot enter ${cluster} or run ${binaries.postgres}; ` +
      'put both where every user may look (FIELDNOTES_DATA names the data), or run as an ordinary user',
    { cause: new Error(failures.join('\n')) },
  );
}
