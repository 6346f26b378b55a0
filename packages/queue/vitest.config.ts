import { defineConfig } from 'vitest/config';

export default defineConfig({
  // Each file has a server, or a Redis database, to itself only by its prefix; two cores run them one after the other.
  test: {
    expect: { poll: { timeout: 20_000 } },
    globalSetup: 'test/support/servers.ts',
    testTimeout: 60_000,
    hookTimeout: 60_000,
    fileParallelism: false,
  },
});
