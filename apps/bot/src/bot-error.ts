/** What went wrong, for code that chooses an exit status or a hint. */
export type BotErrorCode =
  | 'wrong-token'
  | 'missing-intents'
  | 'unreachable'
  | 'refused'
  | 'not-ready'
  | 'sharding-required'
  | 'unknown-guild'
  | 'missing-access';

/**
 * A reason why the bot cannot run, meant for people: `message` is one line that says what failed and what to change,
 * and where. `cause` keeps the error underneath.
 */
export class BotError extends Error {
  override readonly name = 'BotError';

  constructor(
    readonly code: BotErrorCode,
    message: string,
    options?: { readonly cause?: unknown },
  ) {
    super(message, options);
  }
}
