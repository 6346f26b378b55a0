import { defineConfig } from 'vitest/config';

// Loading discord.js and the packages takes longer than most files of tests, so files share what is loaded; each still
// has a database and a Discord of its own.
export default defineConfig({
  test: {
    expect: { poll: { timeout: 20_000 } },
    globalSetup: '@fieldnotes/store/testing',
    isolate: false,
    hookTimeout: 120_000,
    testTimeout: 60_000,
  },
});
