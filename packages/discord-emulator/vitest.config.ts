import { defineConfig } from 'vitest/config';

// Loading discord.js takes longer than most files run; nothing here shares state through modules, so files may share it.
export default defineConfig({
  test: { expect: { poll: { timeout: 20_000 } }, testTimeout: 60_000, hookTimeout: 60_000, isolate: false },
});
