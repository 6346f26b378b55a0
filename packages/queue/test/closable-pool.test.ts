import pg from 'pg';
import { expect, inject, it } from 'vitest';
import { openClosablePool } from '../src/backend/closable-pool.js';

it('outlives a connection that breaks while it is lent out and idle', async () => {
  const connectionString = inject('postgresUrl');
  const { pool, close } = openClosablePool({ connectionString });
  const admin = new pg.Client(connectionString);
  await admin.connect();
  const client = await pool.connect();
  const { rows } = await client.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
  const broken = new Promise<void>((resolve) => client.once('end', () => resolve()));
  await admin.query('SELECT pg_terminate_backend($1)', [rows[0]?.pid]);
  await broken;
  await expect(client.query('SELECT 1')).rejects.toThrow();
  client.release();
  expect((await pool.query('SELECT 1 AS one')).rows).toEqual([{ one: 1 }]);
  await admin.end();
  await close();
});
