import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type ListenAddress, listen } from '@fieldnotes/platform';
import { type PushDependencies, takePush } from './take-push.js';

export interface PushServer {
  /** The port that it listens on, once it was started. */
  readonly port: number;
  start(): Promise<void>;
  stop(): Promise<void>;
}

/** The address for hubs cannot be had. */
export class PushServerError extends Error {
  override readonly name = 'PushServerError';
  readonly code = 'address-taken';
}

const MOST_BODY_BYTES = 5 * 1024 * 1024;
const LONGEST_REQUEST_MS = 20_000;
const MOST_CONNECTIONS = 32;
/** The challenge of a hub is in the address. */
const MOST_HEADER_BYTES = 16 * 1024;
const SHORTEST_LEASE_S = 10;
const LONGEST_LEASE_S = 30 * 24 * 60 * 60;

/**
 * What hubs call: `GET …/websub/TOKEN` asks whether we asked (WebSub, section 5.3), `POST` brings what is new (7). Nothing
 * is read of whoever has no token.
 */
export function createPushServer(address: ListenAddress, dependencies: PushDependencies): PushServer {
  const options = { maxHeaderSize: MOST_HEADER_BYTES, requestTimeout: LONGEST_REQUEST_MS };
  const server = createServer(options, (request, response) => {
    void answer(request, dependencies)
      .catch((error: unknown): Answer => {
        dependencies.log.warn({ err: error }, 'what a hub sent could not be kept; it may send it again');
        return { status: 500 };
      })
      .then(({ status, text = '' }) => {
        response.writeHead(status, {
          'content-type': 'text/plain; charset=utf-8',
          'x-content-type-options': 'nosniff',
        });
        response.end(text);
        // What was not read of a body is not waited for.
        if (!request.complete) request.destroy();
      });
  });
  server.headersTimeout = LONGEST_REQUEST_MS;
  server.maxConnections = MOST_CONNECTIONS;
  return {
    get port() {
      return (server.address() as AddressInfo | null)?.port ?? 0;
    },
    start: () =>
      listen(server, address, (reason, cause) => {
        const advice = 'choose another FIELDNOTES_PUSH_PORT or FIELDNOTES_PUSH_HOST, or unset PUBLIC_URL to poll only';
        const where = `${address.host}:${address.port}`;
        return new PushServerError(`Hubs cannot be served at ${where} (${reason}); ${advice}`, { cause });
      }),
    stop: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeIdleConnections();
        setTimeout(() => server.closeAllConnections(), STOP_MS).unref();
      }),
  };
}

const STOP_MS = 1_000;

interface Answer {
  readonly status: number;
  readonly text?: string;
}

async function answer(request: IncomingMessage, dependencies: PushDependencies): Promise<Answer> {
  const address = new URL(request.url ?? '/', 'http://hub.invalid');
  const token = /\/websub\/([\w-]{16,64})$/.exec(address.pathname)?.[1];
  if (token === undefined) return { status: 404 };
  if (request.method === 'GET') return verify(token, address.searchParams, dependencies);
  if (request.method === 'POST') return take(token, request, dependencies);
  return { status: 405 };
}

async function verify(token: string, asked: URLSearchParams, { store, log }: PushDependencies): Promise<Answer> {
  const topic = asked.get('hub.topic') ?? '';
  switch (asked.get('hub.mode')) {
    case 'subscribe': {
      const lease = Math.trunc(Number(asked.get('hub.lease_seconds') ?? LONGEST_LEASE_S)) || 0;
      const seconds = Math.min(Math.max(lease, SHORTEST_LEASE_S), LONGEST_LEASE_S);
      if (!(await store.pushes.agreed(token, topic, seconds))) return { status: 404 };
      log.info({ topic, seconds }, 'a hub pushes a feed from now on');
      return { status: 200, text: asked.get('hub.challenge') ?? '' };
    }
    case 'denied': {
      const reason = (asked.get('hub.reason') ?? 'no reason was given').slice(0, 200).toWellFormed();
      return { status: (await store.pushes.denied(token, topic, `the hub refuses: ${reason}`)) ? 200 : 404 };
    }
    // We never ask to be left alone: a feed that nobody follows any more has no token.
    default:
      return { status: 404 };
  }
}

async function take(token: string, request: IncomingMessage, dependencies: PushDependencies): Promise<Answer> {
  const pushed = await dependencies.store.pushes.find(token);
  // A hub that reads 410 stops.
  if (pushed === undefined) return { status: 410 };
  const body = await bodyOf(request);
  if (body === null) return { status: 413 };
  const { 'content-type': contentType, 'x-hub-signature': signature } = request.headers;
  const push = { body, contentType, signature: Array.isArray(signature) ? signature[0] : signature };
  await takePush(token, pushed, push, dependencies);
  // Also for what is not signed: a hub that guesses secrets learns nothing (WebSub, section 8).
  return { status: 202 };
}

/** Null when it is too large. */
async function bodyOf(request: IncomingMessage): Promise<Buffer | null> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request.iterator({ destroyOnReturn: false })) {
    bytes += chunk.length;
    if (bytes > MOST_BODY_BYTES) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks, bytes);
}
