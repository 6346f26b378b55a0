import { defineConfig } from 'vitest/config';

// Most tests start servers and programs. On a busy machine that takes its time; what it must not take is for ever.
// Files share what is loaded: nothing here keeps state in modules.
export default defineConfig({
  test: {
    isolate: false,
    expect: { poll: { timeout: 20_000 } },
    globalSetup: '@fieldnotes/store/testing',
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
});
