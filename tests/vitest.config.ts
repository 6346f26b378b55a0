import { defineConfig } from 'vitest/config';

// Most tests start servers and programs. On a busy machine that takes its time; what it must not take is for ever.
// Most of it is waiting (rate limits, kills, restarts), so several files run at once, however few cores there are,
// and share what is loaded: nothing here keeps state in modules. Each file has a server of its own, because several bots
// and workers at once want more connections than one server gives.
export default defineConfig({
  test: {
    expect: { poll: { timeout: 20_000 } },
    testTimeout: 60_000,
    hookTimeout: 120_000,
    maxWorkers: 3,
    isolate: false,
    // What is compiled already is left to Node: transforming it once more takes longer than most tests.
    server: { deps: { external: [/\/dist\//] } },
  },
});
