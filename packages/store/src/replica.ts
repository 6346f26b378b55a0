import type { PassageIndex } from '@fieldnotes/content/model';
import type { Pool } from 'pg';
import { describeAddress, openPool, type PoolOptions } from './connect.js';
import { StoreError } from './errors.js';
import { passageIndex } from './passages.js';
import type { StoreLog } from './store.js';

/** A replica that failed is left alone for so long, in milliseconds. */
const REST_MS = 30_000;

export interface Replica {
  /** The passages as the replica has them; as `primary` has them while the replica cannot be used. */
  readonly passages: PassageIndex;
  close(): Promise<void>;
}

/**
 * Asks a replica what only reads. Whether it is there is seen when it is asked, so that nothing waits for it at the
 * start and nothing fails without it. What it does not know yet, for it lags behind, is not found.
 */
export function openReplica(address: string, options: PoolOptions, primary: PassageIndex, log: StoreLog): Replica {
  const where = describeAddress(address);
  let opening: Promise<{ readonly pool: Pool; readonly index: PassageIndex }> | undefined;
  let restUntil = Number.NEGATIVE_INFINITY;
  let isClosed = false;

  async function read<Result>(work: (index: PassageIndex) => Promise<Result>): Promise<Result> {
    if (isClosed || performance.now() < restUntil) return work(primary);
    try {
      opening ??= openPool(address, options).then((pool) => ({ pool, index: passageIndex(pool) }));
      const { index } = await opening;
      return await work(index);
    } catch (error) {
      if (!isOfTheReplica(error)) throw error;
      if (performance.now() >= restUntil) {
        log.warn(
          { replica: where, reason: reasonOf(error) },
          'the replica cannot be asked; the database itself is, for a while',
        );
      }
      restUntil = performance.now() + REST_MS;
      // What it still has under way ends by itself: nobody waits for that.
      void drop();
      return work(primary);
    }
  }

  /** Others that still wait for it find out for themselves. */
  async function drop(): Promise<void> {
    const dropped = opening;
    opening = undefined;
    await dropped?.then(({ pool }) => (pool.ending ? undefined : pool.end())).catch(() => undefined);
  }

  return {
    passages: {
      statistics: (...given) => read((index) => index.statistics(...given)),
      candidates: (...given) => read((index) => index.candidates(...given)),
      citedPosts: (...given) => read((index) => index.citedPosts(...given)),
      postIdsByDate: (...given) => read((index) => index.postIdsByDate(...given)),
      similarTerms: (...given) => read((index) => index.similarTerms(...given)),
      namesakes: (...given) => read((index) => index.namesakes(...given)),
      topicCounts: (...given) => read((index) => index.topicCounts(...given)),
    },
    async close() {
      isClosed = true;
      await drop();
    },
  };
}

/** Without the advice that a message has for `DATABASE_URL`. */
function reasonOf(error: unknown): string {
  if (error instanceof StoreError) return error.code;
  return error instanceof Error ? error.message : String(error);
}

/**
 * Whether an error says that the replica cannot be used now: no connection (SQLSTATE classes 08, 28, 3D, 53, 57P), a query that
 * recovery cancelled (40001), or tables that it does not have yet (42P01, 42703). All others the database would have too.
 */
function isOfTheReplica(error: unknown): boolean {
  if (error instanceof StoreError) return true;
  if (!(error instanceof Error)) return false;
  const code = 'code' in error ? String(error.code) : '';
  return (
    /^(?:08|28|3D|53|57P|40001|42P01|42703|E[A-Z]+$)/.test(code) ||
    /^(?:Connection terminated|timeout)/.test(error.message)
  );
}
