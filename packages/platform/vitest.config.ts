import { defineConfig } from 'vitest/config';

// Some tests start processes. On a busy machine that takes its time; what it must not take is for ever.
export default defineConfig({ test: { testTimeout: 60_000 } });
