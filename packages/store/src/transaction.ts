import type { Pool, PoolClient } from 'pg';

export interface TransactionOptions {
  /**
   * Commits without waiting for the disk: for what is done again when it is lost. A loss takes what was committed
   * after it as well, so nothing that was made from it outlives it.
   */
  readonly isRepeatable?: boolean;
}

/** Runs the work on one connection between BEGIN and COMMIT; an exception rolls everything back. */
export async function withTransaction<Result>(
  pool: Pool,
  work: (client: PoolClient) => Promise<Result>,
  { isRepeatable = false }: TransactionOptions = {},
): Promise<Result> {
  const client = await pool.connect();
  let broken: Error | undefined;
  try {
    await client.query(isRepeatable ? 'BEGIN; SET LOCAL synchronous_commit TO off' : 'BEGIN');
    const result = await work(client);
    await client.query('COMMIT');
    return result;
  } catch (error) {
    // A connection that cannot even roll back must not go back to the pool.
    await client.query('ROLLBACK').catch((failure: Error) => {
      broken = failure;
    });
    throw error;
  } finally {
    client.release(broken);
  }
}
