import { createLog } from '@fieldnotes/platform';
import { type JobQueue, openQueue } from '@fieldnotes/queue';
import { openStore, type Store } from '@fieldnotes/store';
import { startTestServer, type TestServer } from '@fieldnotes/store/testing';
import { afterAll, beforeAll } from 'vitest';

export const log = createLog({ level: 'silent', format: 'json', stream: process.stderr });

/** A store and a queue in a database of their own. */
export interface Parts {
  readonly store: Store;
  readonly queue: JobQueue;
  close(): Promise<void>;
}

/** Has a PostgreSQL server for the tests of a file. Gives what opens the parts for one of them. */
export function useServer(): () => Promise<Parts> {
  let server: TestServer;
  beforeAll(async () => {
    server = await startTestServer(process.env.DATABASE_URL);
  });
  afterAll(() => server?.stop());

  return async () => {
    const { connectionString } = await server.createDatabase();
    const store = await openStore({ databaseUrl: connectionString, dataDirectory: 'unused', log });
    const queue = await openQueue({ postgres: { connectionString }, log });
    return {
      store,
      queue,
      async close() {
        await queue.close();
        await store.close();
      },
    };
  };
}
