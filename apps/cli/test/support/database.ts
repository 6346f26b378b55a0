import { startTestServer, type TestServer, temporaryDirectory } from '@fieldnotes/store/testing';
import { afterAll, beforeAll } from 'vitest';
import { type Ran, type RunOptions, run } from './program.js';

/** An installation of Fieldnotes: a new database, and the command on it. */
export interface Installation {
  readonly environment: { readonly DATABASE_URL: string };
  run(commandLine: readonly string[], options?: Partial<RunOptions>): Promise<Ran>;
}

/** A server for the tests of a file. The function makes a new installation on it. */
export function useInstallations(): () => Promise<Installation> {
  let server: TestServer;
  beforeAll(async () => {
    server = await startTestServer();
  }, 60_000);
  afterAll(() => server.stop());

  return async () => {
    const { connectionString } = await server.createDatabase();
    const environment = { DATABASE_URL: connectionString };
    return { environment, run: (commandLine, options) => run(commandLine, { environment, ...options }) };
  };
}

/** A temporary directory for the tests of a file; the function gives its path. */
export function useDirectory(): () => string {
  let made: Awaited<ReturnType<typeof temporaryDirectory>>;
  beforeAll(async () => {
    made = await temporaryDirectory();
  });
  afterAll(() => made.remove());
  return () => made.directory;
}
