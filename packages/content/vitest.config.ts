import { defineConfig } from 'vitest/config';

// Hostile texts are large. On a busy machine they take their time; what they must not take is for ever.
export default defineConfig({ test: { testTimeout: 60_000, maxWorkers: 2 } });
