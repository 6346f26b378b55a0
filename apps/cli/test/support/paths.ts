import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** A path from the root of the project. */
export function inProject(path: string): string {
  return fileURLToPath(new URL(`../../../../${path}`, import.meta.url));
}

/** A path in the data beside the project; undefined, with a line that says so, where there is none. */
export function inShared(path: string): string | undefined {
  const found = fileURLToPath(new URL(`../../../../../shared/${path}`, import.meta.url));
  if (existsSync(found)) return found;
  console.log(`Skipped: ../shared/${path} is not there.`);
  return undefined;
}
