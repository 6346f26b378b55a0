/** What time it is, and where. */
export interface Clock {
  readonly now: Date;
  /** IANA name of the time zone in which dates are read and shown. */
  readonly timeZone: string;
}
