import { type DateReading, readDate } from '../dates.js';

/** A date of a feed: see `readDate`. */
export function readFeedDate(text: string): DateReading {
  return readDate(text);
}
