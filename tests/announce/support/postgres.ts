import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { openStore } from '@fieldnotes/store';
import { startTestServer, type TestServer, temporaryDirectory } from '@fieldnotes/store/testing';
import { log } from './stage.js';

/** A server to be ended by force. Whoever keeps the embedded server starts it again, on the same port. */
export interface MortalServer extends TestServer {
  /** `SIGINT` has it end tidily, its connections cut; `SIGQUIT` as a crash does. */
  end(signal: 'SIGINT' | 'SIGQUIT'): Promise<void>;
}

export async function startMortalServer(): Promise<MortalServer> {
  const { directory, remove } = await temporaryDirectory();
  const keeper = await openStore({ dataDirectory: directory, log });
  const server = await startTestServer(keeper.server.connectionString);
  const processId = async () => {
    const [line = ''] = (await readFile(path.join(directory, 'postgres/cluster/postmaster.pid'), 'utf8')).split('\n');
    return Number(line);
  };
  return {
    createDatabase: (options) => server.createDatabase(options),
    async end(signal) {
      process.kill(await processId(), signal);
    },
    async stop() {
      await server.stop();
      await keeper.close();
      await remove();
    },
  };
}
