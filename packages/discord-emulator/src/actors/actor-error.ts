export type ActorErrorCode =
  | 'not-connected' // no bot has identified
  | 'not-registered' // no such command here
  | 'hidden' // the member may not use it
  | 'invalid-option' // missing, of the wrong type, or not among the choices
  | 'not-found' // no such button, menu, message or modal
  | 'not-permitted' // the member may not do that here
  | 'not-acknowledged' // the bot did not answer in 3 seconds
  | 'timeout' // what was waited for did not happen
  | 'stopped'; // the emulator was stopped meanwhile

/** Something that an actor could not do, or waited for in vain. The message says what happened instead. */
export class ActorError extends Error {
  readonly code: ActorErrorCode;

  constructor(code: ActorErrorCode, message: string) {
    super(message);
    this.name = 'ActorError';
    this.code = code;
  }
}
