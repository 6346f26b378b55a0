import { afterAll, beforeAll } from 'vitest';
import { startTestServer, type TestServer } from '../../src/testing.js';

/** One server for the tests of a file, started before the first and stopped after the last. */
export function useTestServer(): () => TestServer {
  let server: TestServer | undefined;
  beforeAll(async () => {
    server = await startTestServer(process.env.DATABASE_URL);
  }, 60_000);
  afterAll(() => server?.stop(), 60_000);
  return () => {
    if (server === undefined) throw new Error('the test server is not there before the tests start');
    return server;
  };
}
