import { defineConfig } from 'vitest/config';

// Files share what is loaded: nothing here keeps state in modules.
export default defineConfig({
  // Each file has a server, or a Redis database, to itself only by its prefix; two cores run them one after the other.
  test: {
    isolate: false,
    expect: { poll: { timeout: 20_000 } },
    globalSetup: 'test/support/servers.ts',
    testTimeout: 60_000,
    hookTimeout: 60_000,
    fileParallelism: false,
  },
});
