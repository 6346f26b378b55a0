import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { openStore } from '@fieldnotes/store';
import { startTestServer, type TestServer, temporaryDirectory } from '@fieldnotes/store/testing';
import { vi } from 'vitest';
import { log } from './stage.js';

const PATIENCE = { timeout: 60_000, interval: 20 };

/** A server to be ended by force. Whoever keeps the embedded server starts it again, on the same port. */
export interface MortalServer extends TestServer {
  /** Once it runs: `SIGINT` has it end tidily, its connections cut; `SIGQUIT` as a crash does. */
  end(signal: 'SIGINT' | 'SIGQUIT'): Promise<void>;
}

export async function startMortalServer(): Promise<MortalServer> {
  const { directory, remove } = await temporaryDirectory();
  const keeper = await openStore({ dataDirectory: directory, log });
  const server = await startTestServer(keeper.server.connectionString);
  const processId = async () => {
    const [line = ''] = (await readFile(path.join(directory, 'postgres/cluster/postmaster.pid'), 'utf8')).split('\n');
    // 0 would be our own process group.
    if (!(Number(line) > 1)) throw new Error('the server has not said yet which process it is');
    return Number(line);
  };
  return {
    createDatabase: (options) => server.createDatabase(options),
    async end(signal) {
      process.kill(await vi.waitFor(processId, PATIENCE), signal);
    },
    async stop() {
      await server.stop();
      await keeper.close();
      await remove();
    },
  };
}
