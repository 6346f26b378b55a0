import { defineConfig } from 'vitest/config';

// One file, one stack of containers: what comes first is what the next step stands on.
export default defineConfig({
  test: {
    include: ['docker/*.docker.ts'],
    testTimeout: 900_000,
    hookTimeout: 1_200_000,
    bail: 1,
  },
});
