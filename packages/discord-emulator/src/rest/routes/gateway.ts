import { ok, type Route } from '../router.js';

/** What `/gateway/bot` tells of the gateway. */
export interface GatewayInfo {
  readonly url: string;
  readonly shards: number;
  readonly maxConcurrency: number;
  /** Identifies accepted today. */
  readonly identifies: number;
}

const IDENTIFIES_A_DAY = 1000;
const DAY_MS = 86_400_000;

export function gatewayRoutes(info: () => GatewayInfo): readonly Route[] {
  return [
    { method: 'GET', path: '/gateway', open: true, handle: () => ok({ url: info().url }) },
    {
      method: 'GET',
      path: '/gateway/bot',
      handle: () => {
        const { url, shards, maxConcurrency, identifies } = info();
        const session_start_limit = {
          total: IDENTIFIES_A_DAY,
          remaining: Math.max(0, IDENTIFIES_A_DAY - identifies),
          reset_after: DAY_MS,
          max_concurrency: maxConcurrency,
        };
        return ok({ url, shards, session_start_limit });
      },
    },
  ];
}
