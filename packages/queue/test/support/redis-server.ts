import { spawnSync } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from './free-port.js';
import { endProgram, type RestartableServer, startProgram } from './real-server.js';

/** Starts a real Redis with a password, in a new directory; null where `redis-server` is not installed. */
export async function startRedis(): Promise<RestartableServer | null> {
  if (spawnSync('redis-server', ['--version']).status !== 0) {
    process.stdout.write('redis-server is not installed: the tests of the queue on Redis are skipped.\n');
    return null;
  }
  const directory = mkdtempSync(join(tmpdir(), 'fieldnotes-redis-'));
  const port = await freePort();
  const args = ['--port', `${port}`, '--bind', '127.0.0.1', '--requirepass', 'only-for-tests', '--dir', directory];
  const start = () => startProgram('redis-server', [...args, '--appendonly', 'yes'], /Ready to accept connections/);
  let server = await start();
  return {
    url: `redis://:only-for-tests@127.0.0.1:${port}`,
    restart: async () => {
      await endProgram(server, 'SIGTERM');
      server = await start();
    },
    stop: () => endProgram(server, 'SIGTERM', directory),
  };
}
