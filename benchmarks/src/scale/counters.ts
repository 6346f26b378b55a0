import { Redis } from 'ioredis';
import type pg from 'pg';
import { childrenOf, cpuSecondsOf } from '../harness/processes.js';

/** What has been used since something began, as the servers themselves and the system count it. */
export interface Usage {
  /** Milliseconds that PostgreSQL was executing statements, summed over its sessions (`pg_stat_database.active_time`). */
  readonly databaseMs: number;
  /** Milliseconds that Redis was executing commands (INFO commandstats). */
  readonly queueMs: number;
  /** Seconds of processor time. */
  readonly cpu: Readonly<Record<Part, number>>;
}

export type Part = 'workers' | 'postgres' | 'redis';

export interface Scene {
  readonly pool: pg.Pool;
  readonly redis: Redis;
  readonly postmaster: number;
  readonly workers: readonly number[];
}

export async function usage({ pool, redis, postmaster, workers }: Scene): Promise<Usage> {
  // What other sessions have done is told at the end of their transactions, and within a second of idling.
  const { rows } = await pool.query<{ active: number }>(
    'SELECT active_time AS active FROM pg_stat_database WHERE datname = current_database()',
  );
  const info = await redis.info('commandstats', 'server');
  const queueMs =
    [...String(info).matchAll(/usec=(\d+)/g)].reduce((sum, [, microseconds]) => sum + Number(microseconds), 0) / 1000;
  const redisPid = Number(/process_id:(\d+)/.exec(String(info))?.[1]);
  const [own, postgres, ofRedis] = await Promise.all([
    sum(workers),
    sum([postmaster, ...(await childrenOf(postmaster))]),
    sum([redisPid]),
  ]);
  return { databaseMs: rows[0]?.active ?? 0, queueMs, cpu: { workers: own, postgres, redis: ofRedis } };
}

export function difference(after: Usage, before: Usage): Usage {
  return {
    databaseMs: after.databaseMs - before.databaseMs,
    queueMs: after.queueMs - before.queueMs,
    cpu: {
      workers: after.cpu.workers - before.cpu.workers,
      postgres: after.cpu.postgres - before.cpu.postgres,
      redis: after.cpu.redis - before.cpu.redis,
    },
  };
}

async function sum(pids: readonly number[]): Promise<number> {
  return (await Promise.all(pids.map(cpuSecondsOf))).reduce(
    (total, seconds) => total + (Number.isNaN(seconds) ? 0 : seconds),
    0,
  );
}

export function openRedis(url: string): Redis {
  return new Redis(url, { replyMapping: 'legacy' });
}
