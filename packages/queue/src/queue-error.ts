/**
 * - `unreachable`: nothing answers, or not in time.
 * - `access-denied`: the server refuses the user, the password or the right that is needed.
 * - `unsupported`: what answers is not the server that is needed, or a version that cannot be used.
 * - `invalid-options`: the queue cannot be opened with these options, whatever the server says.
 * - `invalid-payload`: a payload does not have its job's shape. Nothing was stored.
 * - `closed`: the queue was closed before.
 * - `failed`: the server reported something else; `cause` has it.
 */
export type QueueErrorCode =
  | 'unreachable'
  | 'access-denied'
  | 'unsupported'
  | 'invalid-options'
  | 'invalid-payload'
  | 'closed'
  | 'failed';

/** Something that a person has to act on. The message is one line and shows no password. */
export class QueueError extends Error {
  readonly code: QueueErrorCode;

  constructor(code: QueueErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'QueueError';
    this.code = code;
  }
}
