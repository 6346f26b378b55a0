import { DiscordAPIError, RateLimitError } from 'discord.js';
import { UnreachableError } from './api.js';

/**
 * What a failed request means for the delivery:
 * - `later`: nothing is wrong with it. `sent`: whether Discord may have done it all the same.
 * - `pause`: Discord will refuse whatever is sent there until somebody changes something. `reason` is a PauseReason.
 * - `invalid`: Discord refuses just this message.
 * - `missing`: what was to be changed is not there any more.
 */
export type Refusal =
  | {
      readonly kind: 'later';
      readonly sent: 'no' | 'unknown';
      readonly afterMs: number | null;
      readonly message: string;
    }
  | { readonly kind: 'pause'; readonly reason: PauseReason; readonly message: string }
  | { readonly kind: 'invalid'; readonly message: string }
  | { readonly kind: 'missing'; readonly message: string };

/** Kept with the subscription and told in the reader's language. */
export type PauseReason =
  | 'no-access'
  | 'no-permission'
  | 'channel-gone'
  | 'webhook-gone'
  | 'thread-locked'
  | 'wrong-channel'
  | 'refused'
  | 'by-member';

/** Discord's codes: https://discord.com/developers/docs/topics/opcodes-and-status-codes#json */
const PAUSES: ReadonlyMap<number, PauseReason> = new Map([
  [10003, 'channel-gone'],
  [10004, 'channel-gone'],
  [10015, 'webhook-gone'],
  [50001, 'no-access'],
  [50013, 'no-permission'],
  [50027, 'webhook-gone'],
  [50083, 'thread-locked'],
  [160005, 'thread-locked'],
  [50008, 'wrong-channel'],
  [50024, 'wrong-channel'],
]);

const UNKNOWN_MESSAGE = 10008;
const NOT_THE_AUTHOR = 50005;

/** A token that is refused is a matter of the whole bot: its start says so, here it is only waited. */
const UNAUTHORIZED_WAIT_MS = 60_000;

/** Undefined for an error that does not come from Discord. */
export function refusalOf(error: unknown): Refusal | undefined {
  if (error instanceof UnreachableError) {
    return { kind: 'later', sent: 'unknown', afterMs: null, message: error.message };
  }
  if (error instanceof RateLimitError) {
    return { kind: 'later', sent: 'no', afterMs: error.retryAfter, message: 'Discord asks to wait' };
  }
  if (!(error instanceof DiscordAPIError)) return undefined;
  const message = `${error.status} ${error.code}: ${error.message}`.slice(0, 500);
  const code = Number(error.code);
  const reason = PAUSES.get(code);
  if (reason !== undefined) return { kind: 'pause', reason, message };
  if (code === UNKNOWN_MESSAGE || code === NOT_THE_AUTHOR) return { kind: 'missing', message };
  if (error.status === 401) return { kind: 'later', sent: 'no', afterMs: UNAUTHORIZED_WAIT_MS, message };
  if (error.status === 400) return { kind: 'invalid', message };
  return { kind: 'pause', reason: error.status === 404 ? 'channel-gone' : 'refused', message };
}
