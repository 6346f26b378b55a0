import pg from 'pg';
import { settlesWithin } from '../deadline.js';

/** Milliseconds that connections in use are given before they are cut. */
const CLOSE_GRACE = 1000;

export interface ClosablePool {
  readonly pool: pg.Pool;
  /** Ends within a second even when a query hangs or a connection was never given back. Never rejects. */
  close(): Promise<void>;
}

export function openClosablePool(config: pg.PoolConfig): ClosablePool {
  const pool = new pg.Pool(config);
  const clients = new Set<pg.PoolClient>();
  pool.on('connect', (client) => {
    clients.add(client);
    // While it is lent out nobody else listens: one that breaks between two queries would end the process. Its borrower
    // learns of it from the next query.
    client.on('error', () => undefined);
  });
  pool.on('remove', (client) => clients.delete(client));
  // An idle connection that breaks is replaced by the pool; the next query tells whether the server is there.
  pool.on('error', () => undefined);

  async function close(): Promise<void> {
    if (await settlesWithin(CLOSE_GRACE, pool.end())) return;
    for (const client of clients) client.release(true);
  }

  return { pool, close };
}
