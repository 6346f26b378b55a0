import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

/** A file to lint, its path relative to the folder that holds `biome.json`. */
export interface SourceFile {
  readonly path: string;
  readonly text: string;
}

/** Names of the rules that a file breaks, in the order reported. */
export type Breaches = (path: string) => readonly string[];

interface Diagnostic {
  readonly code: { readonly value: string };
  readonly location: { readonly path: string };
}

const biome = fileURLToPath(new URL('../../node_modules/.bin/biome', import.meta.url));

/**
 * Writes the files (one of them `biome.json`) to a temporary folder and lints them all in one run of the project's Biome.
 *
 * @throws when Biome could not run at all; a broken rule is a result.
 */
export async function lint(files: readonly SourceFile[]): Promise<Breaches> {
  const folder = await mkdtemp(join(tmpdir(), 'fieldnotes-lint-'));
  try {
    for (const { path, text } of files) {
      await mkdir(dirname(join(folder, path)), { recursive: true });
      await writeFile(join(folder, path), text);
    }
    return breachesOf(await report(folder));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Biome's report as Reviewdog JSON. Biome exits with 1 when a rule is broken, and prints the report all the same. */
async function report(folder: string): Promise<string> {
  const options = ['lint', '--vcs-enabled=false', '--reporter=rdjson', '--max-diagnostics=none', '.'];
  try {
    const { stdout } = await promisify(execFile)(biome, options, { cwd: folder, maxBuffer: 16 * 1024 * 1024 });
    return stdout;
  } catch (error) {
    if (error instanceof Error && 'stdout' in error && typeof error.stdout === 'string' && error.stdout !== '') {
      return error.stdout;
    }
    throw error;
  }
}

function breachesOf(output: string): Breaches {
  const { diagnostics } = JSON.parse(output) as { diagnostics: readonly Diagnostic[] };
  const rules = new Map<string, string[]>();
  for (const { code, location } of diagnostics) {
    const known = rules.get(location.path) ?? [];
    known.push(code.value.slice(code.value.lastIndexOf('/') + 1));
    rules.set(location.path, known);
  }
  return (path) => rules.get(path) ?? [];
}
