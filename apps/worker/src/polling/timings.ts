/** When feeds are polled. Seconds, unless it says otherwise. */
export interface PollTimings {
  /** A feed is asked no more often than this, however much it publishes. */
  readonly shortest: number;
  /** And, as long as it can be read, no more seldom. */
  readonly longest: number;
  /** A feed that its hub pushes is asked once in this time, to see what was not pushed. */
  readonly audit: number;
  /** Before anything is known about a feed. */
  readonly first: number;
  /** Between two requests to one host, in milliseconds. */
  readonly hostGapMs: number;
  /** The share of an interval that is taken off at random, so that feeds do not move in step. */
  readonly jitter: number;
  /** What cannot be read is looked for once in this time, for ever. */
  readonly probe: number;
  /** A feed that has failed for so long is told of. */
  readonly noticeAfter: number;
  /** The longest that the schedule is not looked at, in milliseconds: what others ask for is seen this late. */
  readonly lookMs: number;
  /**
   * How long a claim holds, in milliseconds: what a poll may take, and time to store what it brought. It is how late the
   * feeds of a killed worker are taken up.
   */
  readonly leaseMs: number;
}

export const POLL_TIMINGS: PollTimings = {
  shortest: 5 * 60,
  longest: 6 * 60 * 60,
  audit: 24 * 60 * 60,
  first: 60 * 60,
  hostGapMs: 1_000,
  jitter: 0.1,
  probe: 24 * 60 * 60,
  noticeAfter: 24 * 60 * 60,
  lookMs: 400,
  leaseMs: 60_000,
};
