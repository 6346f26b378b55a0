import { readFile, stat } from 'node:fs/promises';
import type { RestContext } from '../rest/router.js';
import { amend } from './openapi/amend.js';
import { type OpenApiDocument, parseDocument } from './openapi/document.js';
import { type BodyJudge, createBodyJudge } from './openapi/judge.js';

/** A request body that Discord's public OpenAPI file does not allow. */
export interface Violation {
  readonly method: string;
  /** The route as the OpenAPI file spells it. */
  readonly route: string;
  /** The file's name for the request, `create_message`; null for a route the file does not hold. */
  readonly operationId: string | null;
  /** JSON pointer into the body. */
  readonly pointer: string;
  readonly message: string;
}

/** Judges one request; an empty list means the body is as documented. */
export type OpenApiJudge = (context: RestContext) => readonly Violation[];

/**
 * Reads the OpenAPI 3.1 file at `path` and prepares a judge for every request body in it. Operations are compiled when
 * the first request of their kind arrives, which takes up to a second, so that all servers of a process share what is
 * compiled. Throws when the file cannot be read or is not such a document.
 */
export async function loadOpenApi(path: string): Promise<OpenApiJudge> {
  const { mtimeMs } = await stat(path);
  const version = `${mtimeMs} ${path}`;
  if (loaded?.version !== version) {
    loaded = { version, judge: openApiJudge(parseDocument(await readFile(path, 'utf8'), path)) };
    // A bot has three seconds to answer an interaction: they are not to go by while this is compiled.
    loaded.judge('POST', '/interactions/{interaction_id}/{interaction_token}/callback', {});
  }
  const { judge } = loaded;
  return ({ route, body }) => judge(route.method, route.path, body);
}

/** The last file that was read. A judge keeps nothing of what it has judged. */
let loaded: { readonly version: string; readonly judge: ReturnType<typeof openApiJudge> } | undefined;

/** The same over a document in hand. `body` is what `RestContext.body` is. */
export function openApiJudge(document: OpenApiDocument): (method: string, route: string, body: unknown) => Violation[] {
  const judge: BodyJudge = createBodyJudge(amend(document));
  return (method, route, body) => {
    const { operationId, findings } = judge(method, route, body);
    return findings.map((finding) => ({ method, route, operationId, ...finding }));
  };
}
