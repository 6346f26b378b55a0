import { once } from 'node:events';
import type { Server } from 'node:http';
import { createBullBoard } from '@bull-board/api';
import { BullMQAdapter } from '@bull-board/api/bullMQAdapter';
import { HonoAdapter } from '@bull-board/hono';
import { serve } from '@hono/node-server';
import { serveStatic } from '@hono/node-server/serve-static';
import type { Queue } from 'bullmq';
import { Hono } from 'hono';
import { basicAuth } from 'hono/basic-auth';
import { bodyLimit } from 'hono/body-limit';
import { csrf } from 'hono/csrf';
import { secureHeaders } from 'hono/secure-headers';
import { settlesWithin } from '../deadline.js';
import { JOB_NAMES } from '../jobs.js';
import { openBackend } from '../open-backend.js';
import type { QueueOptions } from '../queue.js';
import { QueueError } from '../queue-error.js';

export interface DashboardOptions extends Pick<QueueOptions, 'redisUrl' | 'postgres' | 'prefix'> {
  readonly host: string;
  /** 0 for a free one. */
  readonly port: number;
  readonly user: string;
  /** Never empty: there is no dashboard without a password. */
  readonly password: string;
}

export interface Dashboard {
  /** Where it listens. */
  readonly address: { readonly host: string; readonly port: number };
  /** Ends it and its connections. Never rejects. */
  close(): Promise<void>;
}

const CLOSE_DEADLINE = 1_000;
const LARGEST_BODY = 64 * 1024;

/**
 * Shows the queues in a browser, by bull-board, behind a password (RFC 7617, Basic): jobs and their payloads, failures,
 * and buttons to try again, remove and pause. Throws `QueueError`.
 */
export async function openDashboard(options: DashboardOptions): Promise<Dashboard> {
  if (options.password === '') throw new QueueError('invalid-options', 'The dashboard needs a password: set one.');
  const backend = await openBackend(options);
  // Opened as BullMQ's own queues, which is what a backend makes; the port that the queue needs of them is narrower.
  const queues = JOB_NAMES.map((name) => backend.openStored(name, {}) as unknown as Queue);
  async function close(server?: Server): Promise<void> {
    server?.close();
    server?.closeAllConnections();
    await Promise.all(queues.map((queue) => settlesWithin(CLOSE_DEADLINE, queue.close())));
    await backend.close();
  }
  for (const queue of queues) queue.on('error', () => undefined);
  try {
    const server = await listen(pages(queues, options), options);
    const address = server.address();
    const port = typeof address === 'object' && address !== null ? address.port : options.port;
    return { address: { host: options.host, port }, close: () => close(server) };
  } catch (cause) {
    await close();
    throw cause;
  }
}

function pages(queues: readonly Queue[], { user, password }: DashboardOptions): Hono {
  const board = new HonoAdapter(serveStatic);
  createBullBoard({
    queues: queues.map((queue) => new BullMQAdapter(queue)),
    serverAdapter: board,
    options: { uiConfig: { boardTitle: 'Fieldnotes' } },
  });
  const app = new Hono();
  app.use(secureHeaders({ xFrameOptions: 'DENY' }));
  app.use(basicAuth({ username: user, password, realm: 'Fieldnotes' }));
  app.use(csrf());
  app.use(bodyLimit({ maxSize: LARGEST_BODY }));
  app.route('/', board.registerPlugin());
  return app;
}

async function listen(app: Hono, { host, port }: DashboardOptions): Promise<Server> {
  const server = serve({ fetch: app.fetch, hostname: host, port }) as Server;
  server.requestTimeout = 10_000;
  server.maxConnections = 64;
  try {
    await once(server, 'listening');
    return server;
  } catch (cause) {
    const reason = cause instanceof Error && 'code' in cause ? String(cause.code) : String(cause);
    const message = `The dashboard cannot listen at ${host}:${port} (${reason}): choose another --host or --port.`;
    throw new QueueError('invalid-options', message, { cause });
  }
}
