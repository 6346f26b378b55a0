// Runs a TypeScript program of the tests in a process of its own, from source: `node run-source.js program.ts …`.
// Node 20 cannot strip types, and the built files may be older than the source.
import { resolve } from 'node:path';
import { createViteServer } from 'vitest/node';

const server = await createViteServer({
  configFile: false,
  appType: 'custom',
  logLevel: 'error',
  optimizeDeps: { noDiscovery: true },
  server: { middlewareMode: true, hmr: false, ws: false, watch: null },
});
await server.ssrLoadModule(resolve(process.argv[2] ?? ''));
