import { DefaultRestOptions, type RESTOptions } from 'discord.js';
import type { Pace, Urgency } from './pace.js';

/**
 * How a `REST` of discord.js hands requests to the network: within the pace. What carries no token of the bot (answers to
 * interactions, webhooks) does not count towards its limit and does not wait (documentation, "Global Rate Limit").
 */
export function pacedRequests(
  pace: Pace,
  urgency: Urgency,
  { timeoutMs }: { readonly timeoutMs?: number } = {},
): Pick<RESTOptions, 'makeRequest' | 'globalRequestsPerSecond'> {
  return {
    globalRequestsPerSecond: Number.POSITIVE_INFINITY,
    makeRequest: async (url, init) => {
      // From here on: what waited for the pace must not have less time for its answer.
      const request = () =>
        DefaultRestOptions.makeRequest(
          url,
          timeoutMs === undefined ? init : { ...init, signal: AbortSignal.timeout(timeoutMs) },
        );
      const response = await (isCounted(init.headers) ? pace.run(urgency, request) : request());
      pace.responded(response.status);
      return response;
    },
  };
}

function isCounted(headers: Parameters<RESTOptions['makeRequest']>[1]['headers']): boolean {
  return headers !== undefined && 'Authorization' in headers;
}
