import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** A path from the root of the project. */
export function inProject(path: string): string {
  return fileURLToPath(new URL(`../../../../${path}`, import.meta.url));
}

/** Discord's public OpenAPI file, where it is at hand; undefined, with a line that says so, where it is not. */
export function openapiFile(): string | undefined {
  const found =
    process.env.DISCORD_OPENAPI ??
    fileURLToPath(new URL('../../../../../shared/discord/openapi.json', import.meta.url));
  if (existsSync(found)) return found;
  console.log('Not judged by the OpenAPI file: ../shared/discord/openapi.json is not there.');
  return undefined;
}
