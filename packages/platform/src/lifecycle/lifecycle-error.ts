/** A lifecycle was used in an order that cannot work. */
export class LifecycleError extends Error {
  readonly code: 'already-started' | 'stopped';

  constructor(code: 'already-started' | 'stopped', reason: string) {
    super(`The program cannot be started: ${reason}.`);
    this.name = 'LifecycleError';
    this.code = code;
  }
}
