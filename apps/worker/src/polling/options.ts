import type { HttpClientOptions } from '../http/http-client.js';
import { POLL_TIMINGS, type PollTimings } from './timings.js';

/** How the web is asked for feeds. */
export interface PollingOptions {
  /** Where the owner of this installation can be reached: servers see it with every request. */
  readonly contact?: string | undefined;
  /** Hosts whose feeds may be read though they are at private addresses: names, addresses, ranges. */
  readonly privateHosts?: readonly string[] | undefined;
  /** Where this installation can be reached from the web, so that hubs can push feeds. Absent: feeds are polled only. */
  readonly publicUrl?: string | undefined;
  readonly timings?: Partial<PollTimings> | undefined;
}

const PRODUCT = 'Fieldnotes/0.1';

export function httpOptionsOf({ contact, privateHosts = [] }: PollingOptions): HttpClientOptions {
  const about = contact === undefined ? '(feed reader)' : `(feed reader; +${contact})`;
  return { userAgent: `${PRODUCT} ${about}`, privateHosts };
}

export const timingsOf = ({ timings }: PollingOptions): PollTimings => ({ ...POLL_TIMINGS, ...timings });
