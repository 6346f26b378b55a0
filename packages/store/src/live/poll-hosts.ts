import type { Pool, PoolClient } from 'pg';
import { withTransaction } from '../transaction.js';

/** A condition on `poll_host`: nobody holds it. */
export const HOST_IS_FREE = '(holder IS NULL OR held_until < now())';

/** How soon to look again for a host that somebody else holds. */
const BUSY_MS = 250;

/**
 * Hosts are held for one request at a time. A statement that changes one locks its row first and looks at the feeds in
 * a later statement, so that it sees every feed that was scheduled there before.
 */

/** A host is its name, whatever the port: one machine, mostly. */
export function hostOf(url: string): string {
  return new URL(url).hostname;
}

/** Locks the hosts that the token holds, in one order for all. Gives their names. */
export async function lockHeld(client: PoolClient, token: string, names: readonly string[]): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    'SELECT name FROM poll_host WHERE name = ANY($1) AND holder = $2 ORDER BY name FOR UPDATE',
    [names, token],
  );
  return rows.map(({ name }) => name);
}

/** Gives the hosts back and leaves them alone for the gap; they are due when the first of their feeds is. */
export async function freeHosts(
  client: PoolClient,
  token: string,
  names: readonly string[],
  gapMs: number,
): Promise<void> {
  if (names.length > 0) await client.query(FREE, [names, token, gapMs]);
}

/** Makes hosts known; those that are keep as they are. */
export async function knowHosts(client: PoolClient, names: readonly string[]): Promise<void> {
  await client.query(KNOW, [names]);
}

/** Makes the host known and locks it. */
export async function lockHost(client: PoolClient, name: string): Promise<void> {
  await knowHosts(client, [name]);
  await client.query('SELECT FROM poll_host WHERE name = $1 FOR UPDATE', [name]);
}

/** Works out anew when locked hosts are due. */
export async function rescheduleHosts(client: PoolClient, names: readonly string[]): Promise<void> {
  await client.query(`UPDATE poll_host SET due_at = ${FIRST_DUE} WHERE name = ANY($1)`, [names]);
}

/** Takes a host that a redirect leads to. Gives 0 when it was taken, else the milliseconds after which to try again. */
export async function enterHost(pool: Pool, token: string, name: string, leaseMs: number): Promise<number> {
  return withTransaction(
    pool,
    async (client) => {
      await lockHost(client, name);
      const { rows } = await client.query<{ wait: number }>(ENTER, [name, token, leaseMs]);
      return rows[0]?.wait ?? BUSY_MS;
    },
    { isRepeatable: true },
  );
}

const KNOW = `
  INSERT INTO poll_host (name) SELECT DISTINCT name FROM unnest($1::text[]) AS host (name) ORDER BY name
  ON CONFLICT (name) DO NOTHING`;

const FIRST_DUE = `coalesce(
  (SELECT min(due_at) FROM live_feed WHERE host = poll_host.name AND paused_at IS NULL), 'infinity')`;

const FREE = `
  UPDATE poll_host SET holder = NULL, held_until = NULL, free_at = now() + $3 * interval '1 millisecond',
                       due_at = ${FIRST_DUE}
  WHERE name = ANY($1) AND holder = $2`;

const ENTER = `
  WITH host AS (
    SELECT name, (holder IS NULL OR held_until < now()) AS is_free,
           CASE WHEN free_at <= now() THEN 0 ELSE ceil(extract(epoch FROM free_at - now()) * 1000)::int END AS wait
    FROM poll_host WHERE name = $1
  ), taken AS (
    UPDATE poll_host SET holder = $2, held_until = now() + $3 * interval '1 millisecond'
    FROM host WHERE poll_host.name = host.name AND is_free AND wait = 0
  )
  SELECT CASE WHEN is_free THEN wait ELSE greatest(wait, ${BUSY_MS}) END AS wait FROM host`;
