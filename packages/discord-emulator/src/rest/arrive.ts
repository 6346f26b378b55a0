import type { IncomingMessage } from 'node:http';
import type { World } from '../state/world.js';
import type { Arrival } from './context.js';
import type { OpenRecord } from './journal.js';
import type { RouteMatch, Router } from './router.js';

/** What is known of a request before its body is read. */
export interface Arrived extends Arrival {
  readonly record: OpenRecord;
  readonly match: RouteMatch | null;
}

const PREFIX = /^\/api(?:\/v10)?(?=\/)/;
const MAX_BODY_BYTES = 64 * 1024 * 1024;

/** Finds the route and the token of a request. Paths outside of `/api/v10` and `/api` have no route. */
export function arrive({ world, router }: { world: World; router: Router }, request: IncomingMessage): Arrived {
  const [whole = '', query = ''] = (request.url ?? '').split('?', 2);
  const path = PREFIX.test(whole) ? whole.replace(PREFIX, '') : null;
  const method = request.method ?? '';
  const match = path === null ? null : router(method, path);
  const headers = headersOf(request);
  const record: OpenRecord = {
    method,
    route: match?.route.path ?? path ?? whole,
    path: path ?? whole,
    query,
    body: undefined,
    files: [],
    headers: { ...headers, ...(headers.authorization === undefined ? {} : { authorization: '(not kept)' }) },
    at: world.clock.now(),
    status: null,
    response: undefined,
  };
  const authenticated = headers.authorization === `Bot ${world.token}`;
  return { record, match, query: new URLSearchParams(query), headers, authenticated };
}

function headersOf(request: IncomingMessage): Record<string, string | undefined> {
  return Object.fromEntries(
    Object.entries(request.headers).map(([name, value]) => [name, Array.isArray(value) ? value.join(', ') : value]),
  );
}

/** The whole body, or null when the connection broke or the body is larger than any Discord takes. */
export async function readAll(request: IncomingMessage): Promise<Buffer | null> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  try {
    for await (const chunk of request as AsyncIterable<Buffer>) {
      bytes += chunk.byteLength;
      if (bytes > MAX_BODY_BYTES) return null;
      chunks.push(chunk);
    }
  } catch {
    return null;
  }
  return Buffer.concat(chunks);
}
