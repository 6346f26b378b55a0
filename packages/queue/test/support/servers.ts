import type { TestProject } from 'vitest/node';
import { compile } from './compiled.js';
import { startPostgres } from './postgres-server.js';
import { startRedis } from './redis-server.js';

declare module 'vitest' {
  interface ProvidedContext {
    /** The connection string of a real PostgreSQL that was started for this run. */
    postgresUrl: string;
    /** The URL of a real Redis, or null where there is none. */
    redisUrl: string | null;
  }
}

/** Starts the real servers once for all test files, and stops them. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  compile();
  const [postgres, redis] = await Promise.all([startPostgres(), startRedis()]);
  project.provide('postgresUrl', postgres.url);
  project.provide('redisUrl', redis?.url ?? null);
  return async () => {
    await Promise.all([postgres.stop(), redis?.stop()]);
  };
}
