/** Fewer new posts than this are announced however odd they look. */
const LEAST_POSTS = 5;
/** So much of a body must look new. */
const SHARE = 0.8;
/** Clocks of servers are wrong, and posts are published with the date of their first draft. */
const TOLERANCE_MS = 24 * 60 * 60 * 1000;

export interface BrakeSigns {
  /** Items of the body. */
  readonly items: number;
  /** The dates of those that look new. */
  readonly freshDates: readonly (Date | null)[];
  /** Posts of the feed that were stored before. */
  readonly storedBefore: number;
  /** When the feed was read last. */
  readonly lastRead: Date | null;
}

/**
 * Whether most of a feed suddenly looks new without being so: a site that was moved, guids and addresses that were all
 * replaced. A blog that did write much since the last time is told from it by its dates.
 */
export function isSuspicious({ items, freshDates, storedBefore, lastRead }: BrakeSigns): boolean {
  if (storedBefore < LEAST_POSTS || freshDates.length < LEAST_POSTS || freshDates.length < SHARE * items) return false;
  const dates = freshDates.filter((date) => date !== null).map((date) => date.getTime());
  const isOneDate = new Set(dates).size <= 1;
  const since = (lastRead?.getTime() ?? 0) - TOLERANCE_MS;
  const credible = isOneDate ? 0 : dates.filter((date) => date >= since).length;
  return freshDates.length - credible >= SHARE * freshDates.length;
}
