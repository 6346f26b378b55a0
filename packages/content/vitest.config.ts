import { defineConfig } from 'vitest/config';

// Hostile texts are large. On a busy machine they take their time; what they must not take is for ever.
// Nothing here keeps state in modules, so files share what is loaded, which takes longer than most of them.
export default defineConfig({ test: { testTimeout: 60_000, isolate: false, maxWorkers: 2 } });
