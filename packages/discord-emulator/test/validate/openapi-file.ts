import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type OpenApiDocument, parseDocument } from '../../src/validate/openapi/document.js';

/** The file that `DISCORD_OPENAPI` names, else the one beside the project. */
const FILE =
  process.env.DISCORD_OPENAPI ?? fileURLToPath(new URL('../../../../../shared/discord/openapi.json', import.meta.url));

/** Discord's public OpenAPI file, or null (and a printed line) where it is not there. */
export function openApiDocument(): OpenApiDocument | null {
  if (!existsSync(FILE)) {
    console.log(
      'skipped: neither DISCORD_OPENAPI nor ../shared/discord/openapi.json is there, so no body is judged by it',
    );
    return null;
  }
  return parseDocument(readFileSync(FILE, 'utf8'), FILE);
}

export const openApiPath = FILE;
