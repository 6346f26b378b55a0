/** Milliseconds. The defaults hold for Discord itself; tests shorten them. */
export interface AnnounceTimings {
  /** A channel is announced in by one process, which renews this three times as often as it needs to. */
  readonly leaseMs: number;
  /** Between two looks for deliveries that nobody sends: their job was lost, or it is time to try again. */
  readonly sweepMs: number;
  /** After this a request counts as lost. */
  readonly requestTimeoutMs: number;
  /** Discord keeps a nonce "a few minutes"; for this long we rely on it. */
  readonly nonceTrustMs: number;
  /** The first wait after Discord failed; doubled each time. */
  readonly firstBackoffMs: number;
  readonly longestBackoffMs: number;
  /** Posts that came together are read one after the other: how soon to look again whether the rest is there. */
  readonly settleMs: number;
  /** How long running sends are given at the stop. */
  readonly stopDeadlineMs: number;
}

export const TIMINGS: AnnounceTimings = {
  leaseMs: 10_000,
  sweepMs: 5_000,
  requestTimeoutMs: 15_000,
  nonceTrustMs: 60_000,
  firstBackoffMs: 1_000,
  longestBackoffMs: 20_000,
  settleMs: 250,
  stopDeadlineMs: 5_000,
};

/** Milliseconds to wait after so many failures in a row, between half of it and all, so that channels do not go in step. */
export function backoff(failures: number, { firstBackoffMs, longestBackoffMs }: AnnounceTimings): number {
  const most = Math.min(firstBackoffMs * 2 ** Math.min(failures, 16), longestBackoffMs);
  return most * (0.5 + Math.random() / 2);
}
