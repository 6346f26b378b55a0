import type { Pool } from 'pg';

/** What a PostgreSQL server says of itself, as far as it matters here. */
export interface ServerFindings {
  readonly version: string;
  readonly encoding: string;
  readonly extensions: readonly string[];
  readonly maxConnections: number;
  readonly usedConnections: number;
  /** Its clock. */
  readonly now: Date;
}

export async function examineServer(pool: Pool): Promise<ServerFindings> {
  const { rows } = await pool.query<ServerFindings>(
    `SELECT current_setting('server_version') AS version, current_setting('server_encoding') AS encoding,
            ARRAY(SELECT extname::text FROM pg_extension WHERE extname <> 'plpgsql' ORDER BY 1) AS extensions,
            current_setting('max_connections')::int AS "maxConnections",
            (SELECT count(*)::int FROM pg_stat_activity WHERE backend_type = 'client backend') AS "usedConnections",
            clock_timestamp() AS now`,
  );
  const [row] = rows;
  if (row === undefined) throw new Error('the server was examined and no row came');
  return row;
}
