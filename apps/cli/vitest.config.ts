import { defineConfig } from 'vitest/config';

// Most tests start programs. On a busy machine that takes its time; what it must not take is for ever. Files share what
// is loaded: a command is given everything that it works on, and keeps nothing in modules.
export default defineConfig({
  test: {
    expect: { poll: { timeout: 20_000 } },
    globalSetup: '@fieldnotes/store/testing',
    isolate: false,
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
});
