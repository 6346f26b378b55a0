/** A hub that has missed so often is not asked to push any more. */
export const MOST_MISSES = 3;

/**
 * How a feed stands with its hub, for people:
 *
 * - `believed`: it pushes, and polls find nothing else: the feed is polled once a day only;
 * - `agreed`: it has agreed and has not pushed yet;
 * - `doubted`: polls have found what it did not push, and it has not pushed since;
 * - `given-up`: that came three times;
 * - `refused`: it does not want to push, or could not be asked; `problem` says which;
 * - `asked`: it was asked and has not answered, or its lease has ended and is being renewed;
 * - `new`: it is to be asked.
 */
export type PushState = 'believed' | 'agreed' | 'doubted' | 'given-up' | 'refused' | 'asked' | 'new';

export interface PushStatus {
  readonly state: PushState;
  /** The address of the hub. */
  readonly hub: string;
  /** Since when it has agreed without a break, and until when as long as it is not asked again; null when it does not. */
  readonly agreedAt: Date | null;
  readonly agreedUntil: Date | null;
  readonly pushedAt: Date | null;
  /** How often a poll found what was not pushed. */
  readonly misses: number;
  readonly problem: string | null;
}

/** The columns of a push for `toPushStatus`, of the table feed_push. */
export const PUSH_COLUMNS = `hub, agreed_at, expires_at, expires_at > now() AS is_agreed, callback IS NOT NULL AS is_asked,
  pushed_at, is_trusted, misses, feed_push.problem AS push_problem`;

/** All null, but for the truths, where the feed has no hub. */
export interface PushRow {
  hub: string | null;
  agreed_at: Date | null;
  expires_at: Date | null;
  is_agreed: boolean | null;
  is_asked: boolean;
  pushed_at: Date | null;
  is_trusted: boolean | null;
  misses: number | null;
  push_problem: string | null;
}

export function toPushStatus(row: PushRow): PushStatus | null {
  if (row.hub === null) return null;
  const isAgreed = row.is_agreed === true;
  return {
    state: stateOf(row),
    hub: row.hub,
    agreedAt: isAgreed ? row.agreed_at : null,
    agreedUntil: isAgreed ? row.expires_at : null,
    pushedAt: row.pushed_at,
    misses: row.misses ?? 0,
    problem: row.push_problem,
  };
}

function stateOf(row: PushRow): PushState {
  const misses = row.misses ?? 0;
  if (misses >= MOST_MISSES) return 'given-up';
  if (row.is_agreed !== true) return row.push_problem !== null ? 'refused' : row.is_asked ? 'asked' : 'new';
  if (row.is_trusted === true) return 'believed';
  return misses > 0 ? 'doubted' : 'agreed';
}
