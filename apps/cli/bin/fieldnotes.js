#!/usr/bin/env node
// Committed, so that npm can link the command before anything is built.
import { existsSync } from 'node:fs';

const main = new URL('../dist/main.js', import.meta.url);
if (existsSync(main)) {
  await import(main.href);
} else {
  process.stderr.write('fieldnotes: it is not built yet; run npm run build first.\n');
  process.exitCode = 1;
}
