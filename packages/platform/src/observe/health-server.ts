import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Component } from '../lifecycle/lifecycle.js';
import type { Log } from '../log/log.js';
import { listen } from './listen.js';
import type { Exposition } from './prometheus.js';
import { type Check, createReadiness, type Readiness } from './readiness.js';

export interface HealthServerOptions {
  readonly host: string;
  /** 0 for a free one. */
  readonly port: number;
  /** What the program depends on, by name: `database`, `queue`, `discord`. */
  readonly checks: Readonly<Record<string, Check>>;
  readonly expose: () => Promise<Exposition>;
  readonly log: Pick<Log, 'info' | 'warn'>;
}

export interface HealthServer extends Component {
  /** The port that it listens on, once it was started. */
  readonly port: number;
}

/** The address that the health server was to listen on cannot be had. */
export class HealthServerError extends Error {
  override readonly name = 'HealthServerError';
  readonly code = 'address-taken';
}

const LONGEST_REQUEST = 5_000;
const MOST_CONNECTIONS = 64;
const MOST_HEADER_BYTES = 4 * 1024;

/**
 * Tells programs how this one fares: `/healthz` (200 as long as it runs), `/readyz` (200 when everything it depends on
 * can be used, else 503, with what is down), `/metrics` (Prometheus). Reads nothing but the path, and tells no secret.
 */
export function createHealthServer({ host, port, checks, expose, log }: HealthServerOptions): HealthServer {
  const readiness = createReadiness(checks, log);
  const server = createServer(
    { maxHeaderSize: MOST_HEADER_BYTES, requestTimeout: LONGEST_REQUEST },
    (request, response) => {
      void answer(request, { readiness, expose })
        .catch((error: unknown) => {
          log.warn({ err: error }, 'a question about health could not be answered');
          return plain(500, 'This could not be found out.');
        })
        .then((said) => send(request, response, said));
    },
  );
  server.headersTimeout = LONGEST_REQUEST;
  server.keepAliveTimeout = LONGEST_REQUEST;
  server.maxConnections = MOST_CONNECTIONS;
  return {
    name: 'health server',
    get port() {
      return (server.address() as AddressInfo | null)?.port ?? 0;
    },
    start: () =>
      listen(server, { host, port }, (reason, cause) => {
        const advice =
          'choose another FIELDNOTES_HTTP_PORT or FIELDNOTES_HTTP_HOST, or unset the port to serve nothing';
        const message = `Health and metrics cannot be served at ${host}:${port} (${reason}); ${advice}`;
        return new HealthServerError(message, { cause });
      }),
    stop: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

interface Answer {
  readonly status: number;
  readonly type: string;
  readonly body: string;
}

async function answer(
  { method, url = '' }: IncomingMessage,
  {
    readiness,
    expose,
  }: { readonly readiness: () => Promise<Readiness>; readonly expose: HealthServerOptions['expose'] },
): Promise<Answer> {
  if (method !== 'GET' && method !== 'HEAD') return plain(405, 'Only GET and HEAD are answered.');
  switch (url.split('?', 1)[0]) {
    case '/healthz':
      return plain(200, 'alive');
    case '/readyz': {
      const { isReady, checks } = await readiness();
      return json(isReady ? 200 : 503, { status: isReady ? 'ready' : 'not ready', checks });
    }
    case '/metrics': {
      const { contentType, text } = await expose();
      return { status: 200, type: contentType, body: text };
    }
    default:
      return plain(404, 'There are /healthz, /readyz and /metrics.');
  }
}

const plain = (status: number, text: string): Answer => ({
  status,
  type: 'text/plain; charset=utf-8',
  body: `${text}\n`,
});

function json(status: number, value: unknown): Answer {
  return { status, type: 'application/json', body: `${JSON.stringify(value)}\n` };
}

function send({ method }: IncomingMessage, response: ServerResponse, { status, type, body }: Answer): void {
  response.writeHead(status, {
    'content-type': type,
    'content-length': Buffer.byteLength(body),
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    ...(status === 405 ? { allow: 'GET, HEAD' } : {}),
  });
  response.end(method === 'HEAD' ? undefined : body);
}
