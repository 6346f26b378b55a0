/** What the frames make of periods: an interval and the tokens it was read from. */

import type { Recurrence } from './period.js';

export interface Reading {
  /** Index of the first token. */
  readonly start: number;
  /** Index of the token after the last. */
  readonly end: number;
  /** Milliseconds since the epoch; a missing side is open. */
  readonly from?: number;
  readonly to?: number;
  /** Set where the words leave the year or the week to the rest of the question. */
  readonly recurs?: Recurrence;
}
