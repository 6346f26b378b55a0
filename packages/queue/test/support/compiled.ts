import { execFileSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const PACKAGE = fileURLToPath(new URL('../..', import.meta.url));

/** Within `node_modules`, so that imports of packages resolve and git does not see it. */
const COMPILED = join(PACKAGE, 'node_modules/.compiled');

/** Compiles the source and the tests' programs for child processes: Node 20 cannot strip types, and `dist` may be old. */
export function compile(): void {
  const compiler = createRequire(import.meta.url).resolve('typescript/package.json');
  const tsc = join(dirname(compiler), 'bin/tsc');
  execFileSync(process.execPath, [tsc, '-p', PACKAGE, '--rootDir', PACKAGE, '--outDir', COMPILED], {
    stdio: 'inherit',
  });
}

/** The compiled file of a program in `test/`. */
export function compiledProgram(name: string): string {
  return join(COMPILED, 'test', name);
}
